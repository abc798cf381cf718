import type { TermStage } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';
import {
  certainlyOverlap,
  certaintyOn,
  holdsOn,
  inOrder,
  type PartialDate,
  type Period,
  spanEnd,
} from '#lib/time/period.ts';

export type Term = { id: string; iso3: string; stage: TermStage; nominal: Period; actual: Period };

/** What a stage may become; a term that is completed or declined stays so. */
export const termMoves: Record<TermStage, readonly TermStage[]> = {
  offered: ['designated', 'declined'],
  designated: ['incumbent', 'declined'],
  incumbent: ['completed'],
  completed: [],
  declined: [],
};

const runs = (term: Term): boolean => term.stage === 'incumbent' || term.stage === 'completed';

/** The term that runs on a day, of the terms of one office; null where nobody holds it. The rule of incumbent_on in SQL. */
export function incumbentOn<T extends Term>(terms: readonly T[], day: string): T | null {
  const running = terms.filter((term) => runs(term) && term.actual.from !== null);
  return (
    holdsOn(
      running.map((term) => ({ ...term.actual, term })),
      day,
    )?.term ?? null
  );
}

/** Who holds the office on a day, and who held and will hold it beside: the troika is derived, never kept. */
export function troika(
  terms: readonly Term[],
  day: string,
): { previous: Term | null; current: Term | null; next: Term | null } {
  const running = terms.filter(runs).filter((term) => term.actual.from !== null);
  const begun = running.toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
  const current = incumbentOn(terms, day);
  const before = begun.filter(
    (term) => term !== current && startOf(term) <= day && certaintyOn(term.actual, day) === 'outside',
  );
  const next =
    terms
      .filter((term) => term.stage === 'designated')
      .toSorted((a, b) => (a.nominal.from?.date ?? '9999').localeCompare(b.nominal.from?.date ?? '9999'))[0] ?? null;
  return { previous: before.at(-1) ?? null, current, next };
}

const startOf = (term: Term): string => term.actual.from?.date ?? '9999-12-31';

/** The days between actual terms on which, for certain, nobody held the office: flagged, and allowed. */
export function gaps(terms: readonly Term[], latestEnd: (term: Term) => string | null): { from: string; to: string }[] {
  const begun = terms
    .filter(runs)
    .filter((term) => term.actual.from)
    .toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
  const found: { from: string; to: string }[] = [];
  for (const [index, term] of begun.entries()) {
    const following = begun[index + 1];
    const end = latestEnd(term);
    if (following?.actual.from && end && end < following.actual.from.date)
      found.push({ from: end, to: following.actual.from.date });
  }
  return found;
}

/**
 * May this State be designated for these nominal dates? A member throughout as far as the register says, dates in
 * order, and no other designated or incumbent term of the office nominally on the same days.
 */
export function refuseDesignation(
  next: { iso3: string; nominal: Period; member: boolean },
  others: readonly Term[],
): Refusal | null {
  if (!next.member) return { code: 'chair-not-member', fields: { iso3: 'chair-not-member' } };
  if (!inOrder(next.nominal)) return { code: 'period-backwards', fields: { nominalTo: 'period-backwards' } };
  const live = others.filter(({ stage }) => stage === 'designated' || stage === 'incumbent');
  if (live.some((term) => term.nominal.from && certainlyOverlap(next.nominal, term.nominal)))
    return { code: 'term-overlaps', fields: { nominalFrom: 'term-overlaps' } };
  return null;
}

/** May a term be corrected to these bounds, beside the others of its office? In order, and on no day of another that ran or will. */
export function refuseTermCorrection(corrected: Term, others: readonly Term[]): Refusal | null {
  if (!inOrder(corrected.nominal) || !inOrder(corrected.actual)) return { code: 'period-backwards' };
  const actually = others.filter(
    (other) => runs(other) && runs(corrected) && other.actual.from && corrected.actual.from,
  );
  if (actually.some((other) => certainlyOverlap(corrected.actual, other.actual))) return { code: 'term-overlaps' };
  const live = ({ stage }: Term) => stage === 'designated' || stage === 'incumbent';
  const nominally = others.filter(
    (other) => live(other) && live(corrected) && other.nominal.from && corrected.nominal.from,
  );
  return nominally.some((other) => certainlyOverlap(corrected.nominal, other.nominal))
    ? { code: 'term-overlaps' }
    : null;
}

/** May the designated State take the office on this day, and the incumbent leave it? One act, one meeting, not ahead of time. */
export function refuseHandOver(next: Term, incumbent: Term | null, on: string, today: string): Refusal | null {
  if (!termMoves[next.stage].includes('incumbent')) return { code: 'term-not-designated' };
  if (on > today) return { code: 'date-ahead', fields: { on: 'date-ahead' } };
  if (incumbent?.actual.from && on <= incumbent.actual.from.date)
    return { code: 'hand-over-before-term', fields: { on: 'hand-over-before-term' } };
  return null;
}

/** Is the day one of the meeting's, as far as its days are known? The hand-over is done at the meeting, not before or after. */
export const isDayOf = (on: string, { from, to }: { from: PartialDate; to: PartialDate | null }): boolean =>
  on >= from.date && on < spanEnd(to ?? from);

/** What a form saw of the incumbent who is to leave, to be given back with it; empty when the office is vacant. */
export const concurrencyToken = (incumbent: { id: string; version: number } | null): string =>
  incumbent ? `${incumbent.id}:${incumbent.version}` : '';
