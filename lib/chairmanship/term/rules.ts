import type { Caution, Refusal } from '#lib/act/result.ts';
import { designationCautions, refuseDesignation, refuseTerm, type Term } from '#lib/chairmanship/rules.ts';
import {
  boundText,
  certainlyOverlap,
  type DatedBound,
  datedOf,
  latestEnd,
  type Period,
  partialDateText,
  possibleRange,
} from '#lib/time/period.ts';

/** What the register says of whoever is named as the holder of a term. */
export type Holder = {
  /** Has it, or had it ever, a status in the process, or a part in the body whose office it is? */
  known: boolean;
  /** Is it a member today, and as far as the register says for the rest of the term? */
  member: boolean;
  /** Was it a member for as long as the term ran? */
  memberThen: boolean;
};

type Kind = 'nominal' | 'actual';
type Said = { was: Term | null; others: readonly Term[]; holder: Holder; today: string };

const isToCome = ({ stage }: Term): boolean => stage === 'designated' || stage === 'offered';
const text = (period: Period, end: 'from' | 'to'): string | null => {
  const bound = period[end];
  return bound && boundText(bound);
};

/** Does a term say this bound otherwise than it did? One that was not recorded yet says all of it. */
const isChanged = (is: Term, was: Term | null, kind: Kind, end: 'from' | 'to'): boolean =>
  !was || text(is[kind], end) !== text(was[kind], end);

const isMoved = (is: Term, was: Term | null, kind: Kind): boolean =>
  isChanged(is, was, kind, 'from') || isChanged(is, was, kind, 'to');

/**
 * May a term say this, as it is corrected (`was`: what it said) or recorded by hand? By the rules of designating, as far as what they turn on
 * changes: no overlap, a holder with a status, a designation of a member after the one that runs, and whoever is in office took it on a day past
 * and is a member.
 */
export function refuseSaid(is: Term, { was, others, holder, today }: Said): Refusal | null {
  const { from } = is.actual;
  if (!isToCome(is) && from && from.date > today && isChanged(is, was, 'actual', 'from'))
    return { code: 'date-ahead', fields: { 'actual.from': 'date-ahead' } };
  const anew = was?.participant !== is.participant;
  if (anew && !holder.known) return { code: 'chair-no-status', fields: { participant: 'chair-no-status' } };
  if (isToCome(is)) {
    if (is.actual.from || is.actual.to) return { code: 'term-not-taken', fields: { 'actual.from': 'term-not-taken' } };
    const refusal = anew || isMoved(is, was, 'nominal') ? refuseToCome(is, { was, others, holder, today }) : null;
    return refusal ?? refuseTerm(is, others);
  }
  const refusal = refuseTerm(is, others);
  if (refusal) return refusal;
  const takes = is.stage === 'incumbent' && (anew || was?.stage !== 'incumbent');
  return takes && !holder.member ? { code: 'chair-not-member', fields: { participant: 'chair-not-member' } } : null;
}

const named: Readonly<Record<string, string>> = { nominalFrom: 'nominal.from', nominalTo: 'nominal.to' };

/** A designation corrected is judged as one made, its dates too. */
function refuseToCome(is: Term, { was, others, holder, today }: Said): Refusal | null {
  for (const end of ['from', 'to'] as const)
    if (was?.nominal[end] && !is.nominal[end])
      return { code: 'invalid', fields: { [`nominal.${end}`]: 'date-missing' } };
  const { participant, nominal } = is;
  const refusal = refuseDesignation({ participant, nominal, member: holder.member }, others, today);
  if (!refusal) return null;
  const fields = Object.entries(refusal.fields ?? {}).map(([name, code]) => [named[name] ?? name, code]);
  return { ...refusal, fields: Object.fromEntries(fields) };
}

type Beside = Said & { launched: string; joint: boolean };

/** What is unusual about a term as it is corrected, or recorded by hand: asked once more before it stands. */
export function saidCautions(is: Term, { was, holder, today, launched, joint }: Beside): Caution[] {
  const cautions: Caution[] = [];
  const anew = was?.participant !== is.participant;
  const moved = { actual: isMoved(is, was, 'actual'), nominal: isMoved(is, was, 'nominal') };
  const early = (['actual', 'nominal'] as const)
    .filter((kind) => moved[kind])
    .flatMap((kind) => [is[kind].from, datedOf(is[kind].to)])
    .filter((bound): bound is DatedBound => bound !== null)
    .find((bound) => latestEnd(bound) <= launched);
  if (early) cautions.push({ code: 'before-launch', params: { day: partialDateText(early) } });
  if (isToCome(is) && moved.nominal && is.nominal.from) cautions.push(...designationCautions(is.nominal.from, today));
  const end = datedOf(is.actual.to);
  if (end && end.date > today && isChanged(is, was, 'actual', 'to'))
    cautions.push({ code: 'date-ahead', params: { day: partialDateText(end) } });
  const { actual, nominal } = is;
  if ((moved.actual || moved.nominal) && actual.from && nominal.from && isApart(actual, nominal))
    cautions.push({ code: 'actual-outside-nominal' });
  const ran = is.stage === 'incumbent' || is.stage === 'completed';
  if (ran && (anew || moved.actual) && !holder.memberThen) cautions.push({ code: 'holder-not-member-then' });
  if (was?.stage === 'incumbent' && is.stage === 'completed' && !joint) cautions.push({ code: 'seat-vacated' });
  else if (was?.stage === 'incumbent' && anew) cautions.push({ code: 'office-passes' });
  if (was?.stage === 'completed' && is.stage === 'incumbent') cautions.push({ code: 'term-resumes' });
  return cautions;
}

/** Have two periods surely no day in common? */
function isApart(a: Period, b: Period): boolean {
  if (certainlyOverlap(a, b)) return false;
  const [one, other] = [possibleRange(a), possibleRange(b)];
  return one[1] <= other[0] || other[1] <= one[0];
}
