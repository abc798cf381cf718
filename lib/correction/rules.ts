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
