import type { Words } from '#db/schema/columns.ts';
import { inLatin, slugOf, titleForAddress } from '#lib/language/slug.ts';
import type { ProcessFile } from '#lib/process/input.ts';
import { wordsOf } from '#lib/process/load/reference-data.ts';

/** The bodies and offices of a process file: how each is named, and the key that it has in the register. */
type Body = ProcessFile['process']['bodies'][number];

/** What of an entry of the file is words by language: what is left when its own keys are taken off. */
const languagesIn = (rest: Readonly<Record<string, unknown>>): Words =>
  Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

/** The names of a body, in each language that it has one. */
export function bodyName(file: ProcessFile, body: Body): Words {
  if (typeof body === 'string') return wordsOf(file, body);
  const { key, code, parent, termsOfReference, mandate, restricted, source, sources, offices, members, ...name } = body;
  return languagesIn(name);
}

/** The key of each body, in the order of the file: its own, else of its name, else of its code where no name of it has a letter that can be written in Latin ones; never one that another has. */
export function bodyKeys(file: ProcessFile): string[] {
  return keysOfNames(
    file.process.bodies.map((body, rank) => ({
      name: bodyName(file, body),
      code: codeOf(file, rank),
      key: typeof body === 'string' ? undefined : body.key,
    })),
  );
}

/** The same, of bodies wherever they come from. */
export function keysOfNames(bodies: readonly { name: Words; code: string; key?: string | undefined }[]): string[] {
  const taken = new Set(bodies.flatMap(({ key }) => key ?? []));
  return bodies.map(({ name, code, key: given }) => {
    const key = given ?? slugOf(titleForAddress(name) ?? code, '', (one) => taken.has(one));
    taken.add(key);
    return key;
  });
}

/** The key of the body that a file names, by its name in any language or its code; null where there is none. */
export function bodyNamed(file: ProcessFile, named: string): string | null {
  const at = file.process.bodies.findIndex(
    (body) => Object.values(bodyName(file, body)).includes(named) || (typeof body !== 'string' && body.code === named),
  );
  return bodyKeys(file)[at] ?? null;
}

/** The letters of a body's symbol: those of the file, else the initials of its words, else ones that tell its place among the bodies. */
function codeOf(file: ProcessFile, rank: number): string {
  const body = file.process.bodies[rank] ?? '';
  if (typeof body !== 'string') return body.code;
  const initials = inLatin(body)
    .replaceAll(/['’‘ʻʼ]/g, '')
    .split(/[^a-z]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 6);
  return initials || `B${lettersOf(rank)}`;
}

/** 0 is A, 25 Z, 26 BA. */
const lettersOf = (rank: number): string =>
  (rank >= 26 ? lettersOf(Math.floor(rank / 26)) : '') + String.fromCharCode(65 + (rank % 26));

/** The bodies as they come into the register, each with its place in the file and with who belongs to it. */
export const bodiesOf = (file: ProcessFile) => {
  const keys = bodyKeys(file);
  return file.process.bodies.map((given, rank) => {
    const path = `process.bodies[${rank}]`;
    const name = bodyName(file, given);
    const plain: Partial<Exclude<Body, string>> = typeof given === 'string' ? {} : given;
    const {
      parent,
      mandate,
      termsOfReference = null,
      restricted = false,
      source = null,
      sources,
      members = [],
    } = plain;
    return {
      path,
      rank,
      key: keys[rank] ?? '',
      code: codeOf(file, rank),
      name,
      parent: parent === undefined ? null : bodyNamed(file, parent),
      termsOfReference,
      mandateFrom: mandate?.from ?? '',
      mandateTo: mandate?.to ?? '',
      restricted,
      source,
      sources,
      members,
    };
  });
};

/** The one office of a process whose file names none. */
const chair = { en: 'Chair', ru: 'Председатель', fr: 'Présidence' };

/** The offices in their order: those of the process, the Chair alone where the file names none, then those that each body has. */
export function officesOf(file: ProcessFile) {
  const { offices, bodies } = file.process;
  const keys = bodyKeys(file);
  const ofProcess = (offices ?? [{ key: 'chair', ...chair }]).map(({ key, joint = false, body, ...name }, i) => ({
    path: `process.offices[${i}]`,
    key,
    name: languagesIn(name),
    joint,
    body: body === undefined ? null : bodyNamed(file, body),
  }));
  const ofBodies = bodies.flatMap((given, i) =>
    typeof given === 'string'
      ? []
      : (given.offices ?? []).map(({ key, joint = false, ...name }, j) => ({
          path: `process.bodies[${i}].offices[${j}]`,
          key,
          name: languagesIn(name),
          joint,
          body: keys[i] ?? '',
        })),
  );
  return [...ofProcess, ...ofBodies];
}
