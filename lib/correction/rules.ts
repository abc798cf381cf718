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
