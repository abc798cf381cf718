import { isDay, partialDateText } from '#lib/time/period.ts';

export type Plain = string | number | boolean | null;
/** What one field was or became: a value, several, or a thing with fields of its own, such as a file. */
export type Recorded = Plain | readonly Plain[] | Readonly<Record<string, Plain>>;

/** One field of an act: its path, and what it was before where the record has that too. */
export type Change = { path: readonly string[]; before?: Recorded; after: Recorded };

const isPlain = (value: unknown): value is Plain =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isThing = (value: unknown): value is Record<string, Plain> =>
  isTable(value) && Object.values(value).every(isPlain);
const isPrecision = (value: unknown): value is 'day' | 'month' | 'year' =>
  value === 'day' || value === 'month' || value === 'year';

/** A day and the precision that stands beside it are one date: 2016-11. */
function withDates(table: Record<string, unknown>): [string, unknown][] {
  return Object.entries(table).flatMap(([key, value]): [string, unknown][] => {
    const precision = table[`${key}Precision`];
    if (key.endsWith('Precision') && key.slice(0, -9) in table) return [];
    if (typeof value === 'string' && isDay(value) && isPrecision(precision))
      return [[key, partialDateText({ date: value, precision })]];
    return [[key, value]];
  });
}

function leaves(value: unknown, path: readonly string[]): { path: readonly string[]; value: Recorded }[] {
  if (isPlain(value)) return [{ path, value }];
  if (Array.isArray(value)) {
    if (value.every(isPlain)) return value.length > 0 ? [{ path, value }] : [];
    return value.flatMap((item, at) =>
      isThing(item) ? [{ path: [...path, `${at + 1}`], value: item }] : leaves(item, [...path, `${at + 1}`]),
    );
  }
  if (!isTable(value)) return [];
  if (typeof value.date === 'string' && isDay(value.date) && isPrecision(value.precision))
    return [{ path, value: partialDateText({ date: value.date, precision: value.precision }) }];
  return withDates(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const isNothing = (value: Recorded): boolean => value === null || value === '' || value === false;
const same = (a: Recorded, b: Recorded): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields that say most, in the order in which people read them; the others follow as they were recorded. */
const order =
  'symbol title headline name email role participant state iso3 status stage language kind fileName bytes from to on'.split(
    ' ',
  );

const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);

/** The entries of a thing, such as a file, in the order in which people read them. */
export const inReadingOrder = <V>(entries: readonly [string, V][]): [string, V][] =>
  entries.toSorted(([a], [b]) => rank(a) - rank(b));

/**
 * What an act changed, field by field, from the record's `before` and `after`. What is the same in both is left out, and so
 * is what says nothing; a field that only one of them has stands without the other.
 */
export function changesOf(before: unknown, after: unknown): Change[] {
  const changes = unorderedChanges(before, after);
  return changes.toSorted((a, b) => rank(a.path[0] ?? '') - rank(b.path[0] ?? ''));
}

function unorderedChanges(before: unknown, after: unknown): Change[] {
  const was = new Map(leaves(before, []).map(({ path, value }) => [path.join('.'), value]));
  const now = leaves(after, []);
  if (now.length === 0 || (now.length === 1 && now[0]?.path.length === 0))
    return leaves(before, []).flatMap(({ path, value }) =>
      isNothing(value) ? [] : [{ path, before: value, after: null }],
    );
  return now.flatMap(({ path, value }): Change[] => {
    const earlier = was.get(path.join('.'));
    if (earlier === undefined) return isNothing(value) ? [] : [{ path, after: value }];
    return same(earlier, value) ? [] : [{ path, before: earlier, after: value }];
  });
}

/** Codes in a change that the register has names for: ids, States by their alpha-3 code, organizations as 'org:…', keys. */
export function codesIn(changes: readonly Change[]): string[] {
  const values = changes
    .flatMap(({ path, before, after }) => [before, after].map((value) => ({ key: path.at(-1) ?? '', value })))
    .flatMap(({ key, value }) => {
      if (value === undefined || isPlain(value)) return [{ key, value }];
      return Object.entries(value).map(([inner, one]) => ({ key: inner, value: one }));
    });
  return values.flatMap(({ key, value }) =>
    typeof value === 'string' && (isCode(value) || isKeyOf(key)) ? [value] : [],
  );
}

/** Does the field hold the key of an office, a body or a source? */
export const isKeyOf = (field: string): boolean => field === 'office' || field === 'body' || field === 'source';

/** Is it an id, a State's code or an organization's? */
export const isCode = (text: string): boolean =>
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]{3}|org:.{1,40})$/.test(text);
