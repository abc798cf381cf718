import { boundText, isDay } from '#lib/time/period.ts';

/**
 * What a correction changes of what had been said: each fact that said something and now says something else. What was empty and
 * is filled corrects nothing.
 */
export function corrected<F extends Readonly<Record<string, unknown>>>(
  before: F,
  after: Readonly<Record<keyof F & string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const isSaid = (value: unknown): boolean =>
    !(value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0));
  const changed = Object.keys(before).filter(
    (key) => isSaid(before[key]) && canonical(before[key]) !== canonical(after[key]) && !adds(before[key], after[key]),
  );
  const only = (from: Readonly<Record<string, unknown>>) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  return { before: only(before), after: only(after) };
}

/** Each field that two sayings of the same thing differ in, filled or emptied too: as each of them has it. Null where none differs. */
export function differenceOf<F extends Readonly<Record<string, unknown>>>(
  was: F,
  is: F,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => canonical(was[name]) !== canonical(is[name]),
  );
  if (names.length === 0) return null;
  const only = (from: F) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return { before: only(was), after: only(is) };
}

/** Of a row the fields that stand in `values` too: what had stood where they are written. */
export const ofSameFields = (row: object, values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key in values));

/** Words in another language, or one more host, beside all that was said before. */
function adds(before: unknown, after: unknown): boolean {
  if (Array.isArray(before)) return Array.isArray(after) && before.every((one) => after.includes(one));
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return false;
  const now = new Map(Object.entries(after));
  return Object.entries(before).every(([key, value]) => canonical(now.get(key)) === canonical(value));
}

const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => a.localeCompare(b)))
      : inner,
  );

/** What only the database and its programs know of a thing: never said of it to people. */
const inside = new Set(
  'id createdAt recordedAt version key slug rank fileHash subjectId certain possible claims'.split(' '),
);
/** The fields that hold the key of something, and what their names begin with. */
const keyed: Readonly<Record<string, string>> = {
  body: 'body:',
  parent: 'body:',
  office: 'office:',
  source: 'source:',
  launchSource: 'source:',
  word: 'word:',
  kind: 'word:',
};
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What people had seen of something recorded: without what only the database knows, dates at the precision that they had, and by its name what is
 * recorded by a key. What the reader may not know of is left out.
 */
export function told(value: unknown, names: Readonly<Record<string, string>>, key = ''): unknown {
  if (typeof value === 'string') {
    const name = keyed[key] ? names[`${keyed[key]}${value}`] : names[value];
    if (name !== undefined && (keyed[key] || isId(value))) return name;
    if (isId(value) || (keyed[key] && key !== 'kind')) return null;
    return /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : withSources(value, names);
  }
  if (Array.isArray(value)) {
    const all = value.map((one) => told(one, names, key)).filter((one) => one !== null);
    return all.length > 0 ? all : null;
  }
  if (!isTable(value)) return value ?? null;
  const day = dateIn(value.date, value.precision);
  if (day) return day;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const of = name.match(/^(.+)(Precision|Bound)$/)?.[1];
      if (inside.has(name) || (of && of in value)) return [];
      return [[name, dateIn(one, value[`${name}Precision`], value[`${name}Bound`]) ?? told(one, names, name)]];
    }),
  );
}

/** A text with the publishers of the sources that it names by their keys. */
const withSources = (text: string, names: Readonly<Record<string, string>>): string =>
  text.replace(/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/g, (word) => names[`source:${word}`]?.split(': ')[0] ?? word);

/** A day and its precision as one date: 2014-04. */
function dateIn(day: unknown, precision: unknown, bound: unknown = 'at'): string | null {
  if (bound === 'unknown') return 'unknown';
  if (typeof day !== 'string' || !isDay(day)) return null;
  if (precision !== 'day' && precision !== 'month' && precision !== 'year') return null;
  return boundText({
    date: day,
    precision,
    ...((bound === 'not-later' || bound === 'not-earlier') && { bound }),
  });
}

/** The corrections of what was withdrawn since: when and why, and no longer what had stood, which is withdrawn too. */
export const withoutText = <C extends { kind: string; before?: unknown; after?: unknown }>(all: readonly C[]): C[] =>
  all.map((one) => (one.kind === 'withdrawn' ? one : { ...one, before: null, after: null }));
