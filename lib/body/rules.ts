import type { BodyPart } from '#db/vocabulary.ts';
import type { Caution, Refusal } from '#lib/act/result.ts';
import {
  certainlyOverlap,
  inOrder,
  latestEnd,
  type PartialDate,
  type Period,
  partialDateText,
} from '#lib/time/period.ts';

/** Which body each body reports to, by their keys. */
export type Parents = ReadonlyMap<string, string | null>;

/** May a body report to this one, and have this mandate? There is such a body, it does not report to itself by whatever way, and the mandate is in order. */
export function refuseBody(
  body: { key: string; parent: string | null; mandate: Period },
  parents: Parents,
): Refusal | null {
  if (!inOrder(body.mandate)) return { code: 'period-backwards', fields: { mandateTo: 'period-backwards' } };
  if (body.parent === null) return null;
  if (!parents.has(body.parent)) return { code: 'invalid', fields: { parent: 'choice-missing' } };
  const passed = new Set([body.key]);
  for (let above: string | null = body.parent; above !== null; above = parents.get(above) ?? null) {
    if (passed.has(above)) return { code: 'body-in-circle', fields: { parent: 'body-in-circle' } };
    passed.add(above);
  }
  return null;
}

/** Those of the bodies that one may report to, by the same rule; of a new body, which has no key yet, all. */
export function parentsOf<B extends { key: string; parent: string | null }>(
  bodies: readonly B[],
  key: string | null,
): B[] {
  const parents: Parents = new Map(bodies.map((one) => [one.key, one.parent]));
  const mandate = { from: null, to: null };
  return bodies.filter(
    (one) => key === null || (one.key !== key && refuseBody({ key, parent: one.key, mandate }, parents) === null),
  );
}

export type PartRow = Period & { id: string; part: BodyPart };

/** The period without an end that a new one of another part ends on the day it begins; null where there is none. */
export const endedBy = (next: Omit<PartRow, 'id'>, others: readonly PartRow[]): PartRow | null =>
  others.find(
    ({ to, part, from }) => to === null && part !== next.part && next.from && (!from || from.date < next.from.date),
  ) ?? null;

/** What is asked once more of dates: one that is to come, or one from before the process was launched. */
export function unusualDates(
  dates: readonly (PartialDate | null)[],
  { today, launched }: { today: string; launched: string },
): Caution[] {
  const said = dates.filter((date) => date !== null);
  const [ahead, early] = [said.find(({ date }) => date > today), said.find((date) => latestEnd(date) <= launched)];
  return [
    ...(ahead ? [{ code: 'date-ahead', params: { day: partialDateText(ahead) } }] : []),
    ...(early ? [{ code: 'before-launch', params: { day: partialDateText(early) } }] : []),
  ];
}

/** May a participant belong to a body for this period, beside its other periods there? In order, and on no day of another. */
export function refusePart(next: Period, others: readonly Period[]): Refusal | null {
  if (!inOrder(next)) return { code: 'period-backwards', fields: { to: 'period-backwards' } };
  if (others.some((other) => certainlyOverlap(next, other)))
    return { code: 'period-overlaps-another', fields: { from: 'period-overlaps-another' } };
  return null;
}
