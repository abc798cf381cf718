import type { TermStage } from '#db/vocabulary.ts';
import type { Caution, Refusal } from '#lib/act/result.ts';
import { citedFor, type Vouched } from '#lib/source/rules.ts';
import {
  type Bound,
  certainlyOverlap,
  certaintyOn,
  datedOf,
  holdsOn,
  inOrder,
  isOver,
  latestEnd,
  type PartialDate,
  type Period,
  partialDateText,
  possibleRange,
  spanEnd,
  UNKNOWN,
} from '#lib/time/period.ts';

export type Term = { id: string; participant: string; stage: TermStage; nominal: Period; actual: Period };

/** What a stage may become; a term that is completed or declined stays so. */
export const termMoves: Record<TermStage, readonly TermStage[]> = {
  offered: ['designated', 'declined'],
  designated: ['incumbent', 'declined'],
  incumbent: ['completed'],
  completed: [],
  declined: [],
};

const runs = (term: Term): boolean => term.stage === 'incumbent' || term.stage === 'completed';

/** The terms by the seat they are on: of a joint office one for each holder, of another the one there is. */
function bySeat<T extends Term>(terms: readonly T[], joint: boolean): T[][] {
  return joint ? [...Map.groupBy(terms, ({ participant }) => participant).values()] : [[...terms]];
}

/** Is a term over by a day that nobody knows, none of its seat follows, and this no day on which it surely was held? */
const endedUnseen = (term: Term, seat: readonly Term[], day: string): boolean =>
  term.stage === 'completed' &&
  (term.actual.to === UNKNOWN || datedOf(term.actual.to)?.bound === 'not-earlier') &&
  certaintyOn(term.actual, day) !== 'certain' &&
  !seat.some((other) => (other.actual.from?.date ?? '') > (term.actual.from?.date ?? ''));

/**
 * Who may still hold the office on a day, though the register says that it was relinquished: the last term of a seat, over by a day that nobody knows,
 * until another is known to have begun.
 */
export function perhapsOn<T extends Term>(terms: readonly T[], day: string, joint = false): T[] {
  const current = incumbentsOn(terms, day, joint);
  const running = terms.filter((term) => runs(term) && term.actual.from !== null);
  return bySeat(running, joint).flatMap((seat) => {
    if (seat.some((term) => current.includes(term))) return [];
    const last = holdsOn(
      seat.map((term) => ({ ...term.actual, term })),
      day,
    )?.term;
    return last && endedUnseen(last, seat, day) ? [last] : [];
  });
}

/** Has the nominal term of whoever holds the office ended, and is nobody designated to follow? */
export const isOverdue = ({ nominal }: Pick<Term, 'nominal'>, day: string, hasNext: boolean): boolean =>
  !hasNext && isOver(nominal, day);

/** Who holds the office on a day, of the terms of one office; nobody where it is vacant. The rule of incumbent_on in SQL. */
export function incumbentsOn<T extends Term>(terms: readonly T[], day: string, joint = false): T[] {
  const running = terms.filter((term) => runs(term) && term.actual.from !== null);
  return bySeat(running, joint).flatMap(
    (seat) =>
      holdsOn(
        seat.map((term) => ({ ...term.actual, term })),
        day,
        ({ term }) => !endedUnseen(term, seat, day),
      )?.term ?? [],
  );
}

type Troika<T> = { previous: T[]; current: T[]; next: T[] };

/**
 * Who holds the office on a day, and who held and will hold it beside: the troika is derived, never kept. Next is the next after the day:
 * a designation whose nominal term is over is none. Of a joint office each may be several, who left it or are to take it together.
 */
export function troika<T extends Term>(terms: readonly T[], day: string, joint = false): Troika<T> {
  const running = terms.filter(runs).filter((term) => term.actual.from !== null);
  const current = incumbentsOn(terms, day, joint);
  const before = running
    .filter((term) => !current.includes(term) && startOf(term) <= day && isBehind(term, current, day, joint))
    .filter((term) => !joint || !current.some(({ participant }) => participant === term.participant))
    .toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
  const ahead = terms
    .filter((term) => term.stage === 'designated' && !isOver(term.nominal, day))
    .toSorted((a, b) => nominalStart(a).localeCompare(nominalStart(b)));
  const together = (all: T[], one: T | undefined, at: (term: T) => string): T[] =>
    one ? (joint ? all.filter((term) => at(term) === at(one)) : [one]) : [];
  return {
    previous: together(before, before.at(-1), (term) => datedOf(term.actual.to)?.date ?? ''),
    current,
    next: together(ahead, ahead[0], nominalStart),
  };
}

/** Is a term over on the day, be it on one that nobody knows, or followed by one that holds the office now? */
const isBehind = (term: Term, current: readonly Term[], day: string, joint: boolean): boolean =>
  certaintyOn(term.actual, day) === 'outside' ||
  term.stage === 'completed' ||
  (!joint && current.some((one) => startOf(term) < startOf(one)));

const startOf = (term: Term): string => term.actual.from?.date ?? '9999-12-31';
const nominalStart = (term: Term): string => term.nominal.from?.date ?? '9999-12-31';

type Between = { end: string; first: string; ended: Bound | null; begun: Bound | null };

/** Where, of all days that the actual terms may reach over, none is of any. Nowhere that a term whose beginning or end is not known may have been. */
function between(terms: readonly Term[], joint: boolean): Between[] {
  const ran = terms.filter(runs).map(({ actual }) => actual);
  const beginnings = ran.flatMap(({ from }) => (from ? [from.date] : [])).sort();
  const reaches = ran
    .filter(({ from, to }) => from || to)
    .map((period) => {
      const [first, end] = possibleRange(period);
      const next = beginnings.find((date) => date > (period.from?.date ?? ''));
      const isOpen = period.to === UNKNOWN || datedOf(period.to)?.bound === 'not-earlier';
      // Of a joint office another may begin and this one go on.
      const reach = isOpen && next && !joint ? next : end;
      return { first, end: reach, begun: period.from, ended: period.to };
    })
    .sort((a, b) => a.first.localeCompare(b.first));
  const found: Between[] = [];
  let reached: { end: string; ended: Bound | null } | null = null;
  for (const { first, end, begun, ended } of reaches) {
    if (reached && reached.end < first) found.push({ end: reached.end, first, ended: reached.ended, begun });
    if (reached === null || end > reached.end) reached = { end, ended };
  }
  return found;
}

const isKnownDay = (bound: Bound | null): boolean => {
  const dated = datedOf(bound);
  return dated !== null && dated.precision === 'day' && !dated.bound;
};

/**
 * The days between actual terms on which, for certain, nobody held the office: flagged, and allowed. None is claimed where a term whose
 * beginning or end is not known may have been, nor from or to a date that is not known to the day.
 */
export const gaps = (terms: readonly Term[], joint = false): { from: string; to: string }[] =>
  between(terms, joint)
    .filter(({ ended, begun }) => isKnownDay(ended) && isKnownDay(begun))
    .map(({ end, first }) => ({ from: end, to: first }));

/**
 * Between which dates no actual term is recorded, where one of them is known only to a month or a year: from one to the other,
 * neither of which says on which day. “Between 2022 and 28 March 2023”, never “from 1 January 2023”.
 */
export const looseGaps = (terms: readonly Term[], joint = false): { from: PartialDate; to: PartialDate }[] =>
  between(terms, joint).flatMap(({ ended, begun }) => {
    const [from, to] = [datedOf(ended), datedOf(begun)];
    if (!from || !to || from.bound || to.bound || (isKnownDay(from) && isKnownDay(to))) return [];
    return [{ from: { date: from.date, precision: from.precision }, to: { date: to.date, precision: to.precision } }];
  });

/** A term that is to come, with what the register says of who is to hold it. */
export type Designation = { participant: string; nominal: Period; member: boolean };

/**
 * May this participant be designated for these nominal dates? A member throughout as far as the register says, dates in order, a term that is
 * not over and comes after the one that is running, and on no day of another that is designated or incumbent. Of a joint office the others are the
 * holder's own.
 */
export function refuseDesignation(next: Designation, others: readonly Term[], today: string): Refusal | null {
  if (!next.member) return { code: 'chair-not-member', fields: { participant: 'chair-not-member' } };
  if (!inOrder(next.nominal)) return backwards(next.nominal, 'nominalTo');
  if (isOver(next.nominal, today)) return { code: 'term-is-past', fields: { nominalTo: 'term-is-past' } };
  const { from } = next.nominal;
  const incumbent = others.find(({ stage }) => stage === 'incumbent');
  const began = incumbent?.actual.from ?? incumbent?.nominal.from;
  if (from && began && from.date < began.date)
    return {
      code: 'term-before-incumbent',
      fields: { nominalFrom: 'term-before-incumbent' },
      params: { holder: incumbent?.participant ?? '', from: partialDateText(began) },
    };
  const live = others.filter(({ stage }) => stage === 'designated' || stage === 'incumbent');
  const other = live.find((term) => term.nominal.from && certainlyOverlap(next.nominal, term.nominal));
  return other ? overlapping(other, 'nominal', 'nominalFrom') : null;
}

/** The end that lies before the beginning, with both. */
const backwards = ({ from, to }: Period, name: string): Refusal => ({
  code: 'period-backwards',
  fields: { [name]: 'period-backwards' },
  params: { from: dateOf(from), to: dateOf(to) },
});

/** That a term shares days with this one, whose holder and dates are said; `holder` is named by whoever has the register. */
const overlapping = ({ participant, ...term }: Term, kind: 'nominal' | 'actual', name: string): Refusal => ({
  code: 'term-overlaps',
  fields: { [name]: 'term-overlaps' },
  params: { kind, holder: participant, from: dateOf(term[kind].from), to: dateOf(term[kind].to) },
});

const dateOf = (bound: Bound | null): string => {
  const dated = datedOf(bound);
  return dated ? partialDateText(dated) : 'none';
};

/** May a term have these bounds, beside the others of its seat? In order, and on no day of another that ran or will. */
export function refuseTerm(term: Term, others: readonly Term[]): Refusal | null {
  for (const kind of ['actual', 'nominal'] as const)
    if (!inOrder(term[kind])) return backwards(term[kind], `${kind}.to`);
  const shared = (kind: 'nominal' | 'actual', stands: (one: Term) => boolean): Term | undefined =>
    others.find(
      (other) =>
        stands(other) &&
        stands(term) &&
        other[kind].from &&
        term[kind].from &&
        certainlyOverlap(term[kind], other[kind]),
    );
  const actually = shared('actual', runs);
  if (actually) return overlapping(actually, 'actual', 'actual.from');
  const nominally = shared('nominal', ({ stage }) => stage === 'designated' || stage === 'incumbent');
  return nominally ? overlapping(nominally, 'nominal', 'nominal.from') : null;
}

/** May the designated participant take the office on this day, and whoever leaves it leave? One act, one meeting, not ahead of time. */
export function refuseHandOver(next: Term, leaving: Term | null, on: PartialDate, today: string): Refusal | null {
  if (!termMoves[next.stage].includes('incumbent')) return { code: 'term-not-designated' };
  if (on.date > today) return { code: 'date-ahead', fields: { on: 'date-ahead' } };
  if (isOver(next.nominal, on.date)) return { code: 'term-is-past', fields: { on: 'term-is-past' } };
  if (leaving?.actual.from && latestEnd(on) <= spanEnd(leaving.actual.from) && on.date <= leaving.actual.from.date)
    return {
      code: 'hand-over-before-term',
      fields: { on: 'hand-over-before-term' },
      params: { from: partialDateText(leaving.actual.from) },
    };
  return null;
}

/** What is unusual about a designation: its term has begun already, or begins more than two years ahead. */
export function designationCautions(from: PartialDate, today: string): Caution[] {
  const inTwoYears = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  if (latestEnd(from) <= today) return [{ code: 'term-begun', params: { day: partialDateText(from) } }];
  return from.date > inTwoYears ? [{ code: 'term-far-ahead', params: { day: partialDateText(from) } }] : [];
}

/** What is unusual about a hand-over: it is before the term that was agreed, or another is to come first. */
export function handOverCautions(next: Term, others: readonly Term[], on: PartialDate): Caution[] {
  const earlier = others.find(
    (term) => term.stage === 'designated' && !isOver(term.nominal, on.date) && nominalStart(term) < nominalStart(next),
  );
  const { from } = next.nominal;
  return [
    ...(earlier ? [{ code: 'hand-over-out-of-order', params: { day: dateOf(earlier.nominal.from) } }] : []),
    ...(from && spanEnd(on) <= from.date ? [{ code: 'hand-over-early', params: { day: partialDateText(from) } }] : []),
  ];
}

/** May the term of office of who holds it be extended to this end? It runs, and the new end is later than any said before, and not past. */
export function refuseExtension(term: Term, to: PartialDate, today: string): Refusal | null {
  if (term.stage !== 'incumbent') return { code: 'term-not-running' };
  const until = latestEnd(to);
  if (until <= today) return { code: 'extension-past', fields: { to: 'extension-past' } };
  const said = datedOf(term.actual.to) ?? datedOf(term.nominal.to);
  if (said && until <= latestEnd(said)) return { code: 'extension-no-later', fields: { to: 'extension-no-later' } };
  return null;
}

/** Is the day, or one of the month or year, one of the meeting's, as far as its days are known? The hand-over is done at the meeting, not before or after. */
export const isDayOf = (on: PartialDate, { from, to }: { from: PartialDate; to: PartialDate | null }): boolean =>
  spanEnd(on) > from.date && on.date < spanEnd(to ?? from);

/** What a form saw of the incumbent who is to leave, to be given back with it; empty when nobody is. */
export const concurrencyToken = (incumbent: { id: string; version: number } | null): string =>
  incumbent ? `${incumbent.id}:${incumbent.version}` : '';

/** The sources of each end of a term that is said, nominal or actual; of a day that nobody knows there are none. */
export function citedEnds<S extends { key: string }>(
  term: Vouched<S> & Pick<Term, 'nominal' | 'actual'>,
  kind: 'nominal' | 'actual',
): { from: S[]; to: S[] } {
  const { from, to } = term[kind];
  return {
    from: from ? citedFor(term, `${kind}From`) : [],
    to: to && to !== UNKNOWN ? citedFor(term, `${kind}To`) : [],
  };
}
