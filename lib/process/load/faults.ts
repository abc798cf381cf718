import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';

export type Path = (string | number)[];

/** Where in the file something is wrong, and what: `meetings[3].from: is no date of the form …`, at its line of the text. */
export type Fault = { path: string; reason: string; line?: number; column?: number };

/** A path as people write it: meetings[3].from. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = String(part);
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text ? `${text}.${key}` : key;
  }, '');
}

/** The parts of such a path. */
export function pathOf(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, key]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? String(JSON.parse(`"${quoted}"`)) : (key ?? ''),
  );
}

/** The one of the known that was probably meant, or null. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const one of known) {
    const apart = one.toLowerCase() === name.toLowerCase() ? 0 : distance(name.toLowerCase(), one.toLowerCase());
    if (apart < least) [best, least] = [one, apart];
  }
  return best;
}

/** “, did you mean 'member'?”, or nothing. */
export const meant = (name: string, known: Iterable<string>): string => {
  const near = nearest(name, known);
  return near === null ? '' : `; is '${near}' meant?`;
};

/** Some of many, to be read: all where they are few. */
export const listed = (known: Iterable<string>): string => {
  const all = [...known];
  return all.length > 20 ? `${all.slice(0, 20).join(', ')} and ${all.length - 20} more` : all.join(', ');
};

const due: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  tuple: 'a list in square brackets',
  object: 'an object in braces',
  record: 'an object in braces',
};

const given = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : typeof value === 'string'
          ? 'text'
          : typeof value === 'number'
            ? 'a number'
            : String(value);

/** What is wrong with a value, for whoever wrote it: zod's own findings in the words of the file. */
export const sentenceOf: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = due[issue.expected] ?? issue.expected;
      if (issue.input === undefined) return `is missing: ${wanted} is due`;
      if (issue.expected === 'string' && (typeof issue.input === 'number' || typeof issue.input === 'boolean'))
        return `is ${given(issue.input)}, and text is due here: put it in quotation marks ("${issue.input}")`;
      return `is ${given(issue.input)}, and ${wanted} is due here`;
    }
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (issue.input === undefined) return `is missing: one of ${listed(known)} is due`;
      return `is none of ${listed(known)}${typeof issue.input === 'string' ? meant(issue.input, known) : ''}`;
    }
    case 'invalid_union':
      return issue.input === undefined ? 'is missing' : `is ${given(issue.input)} of no form that is known here`;
    case 'too_small':
      if (issue.origin === 'array') return `has fewer than ${issue.minimum} entries`;
      return issue.origin === 'string' ? 'is empty' : `is less than ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array' ? `has more than ${issue.maximum} entries` : `is more than ${issue.maximum}`;
    case 'invalid_key':
      return 'is no key that can stand here';
    default:
      return undefined;
  }
};

/** How much of what a form needs is not there: of two forms the one that misses less is meant. */
const missing = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.filter(({ message }) => message.startsWith('is missing')).length;

/** The findings of a schema as faults. Of a value that may have several forms, those of the form that it comes nearest to. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const inside = issue.errors.filter((one) =>
        one.some(({ path: at, code }) => at.length > 0 || code !== 'invalid_type'),
      );
      const [nearestForm] = inside.toSorted((a, b) => missing(a) - missing(b) || a.length - b.length);
      if (nearestForm) return faultsOf(nearestForm, path);
      const forms = issue.errors.flatMap((one) =>
        one.map(({ message }) => /and (.+) is due here/.exec(message)?.[1] ?? ''),
      );
      const [first] = issue.errors.flat();
      const known = [...new Set(forms.map((form) => form.replace(/: put it.*/, '')).filter(Boolean))];
      const reason = first
        ? first.message.replace(/and .+? is due here/, `and ${known.join(', or ')} is due here`)
        : issue.message;
      return [{ path: pathText(path), reason }];
    }
    return [{ path: pathText(path), reason: issue.message }];
  });
}

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema | Schema[];
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** A key that the form does not know: where it stands, the nearest that it does know and that is not there, the nearest that is, and all that are known. */
export type UnknownKey = { path: Path; near: string | null; beside: string | null; known: string[] };

/** The keys of a file that the form does not know and passes over, by the form's JSON Schema. */
export function unknownKeys(schema: unknown, value: unknown, path: Path = []): UnknownKey[] {
  if (!isSchema(schema) || typeof value !== 'object' || value === null) return [];
  const forms = formsOf(schema);
  if (Array.isArray(value)) {
    const items = forms.flatMap(({ items = [] }) => items);
    return value.flatMap((one, at) => unknownKeys({ anyOf: items }, one, [...path, at]));
  }
  const objects = forms.filter(({ properties, additionalProperties }) => properties ?? additionalProperties);
  if (objects.length === 0) return [];
  const open = objects.flatMap(({ additionalProperties }) =>
    isSchema(additionalProperties) ? [additionalProperties] : [],
  );
  const known = [...new Set(objects.flatMap(({ properties = {} }) => Object.keys(properties)))];
  return Object.entries(value).flatMap(([key, one]) => {
    const inside = objects.flatMap(({ properties = {} }) => (Object.hasOwn(properties, key) ? [properties[key]] : []));
    if (inside.length === 0 && open.length === 0) {
      const free = known.filter((name) => !Object.hasOwn(value, name));
      const beside = nearest(
        key,
        known.filter((name) => Object.hasOwn(value, name)),
      );
      return [{ path: [...path, key], near: nearest(key, free), beside, known }];
    }
    return unknownKeys({ anyOf: inside.length > 0 ? inside : open }, one, [...path, key]);
  });
}

const formsOf = (schema: Schema): Schema[] => {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return inner.length > 0 ? inner.flatMap(formsOf) : [schema];
};
