import type { MembershipStatus } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';
import { certainlyOverlap, datedOf, holdsOn, inOrder, type PartialDate, type Period } from '#lib/time/period.ts';

export type PeriodRow = Period & { status: MembershipStatus };

/**
 * How sure the register is of a status on a day, from the surest: `certain`; `uncertain`, where a bound is known only to a month, a year or as a limit;
 * `undated`, where neither bound names a date; `inferred`, where no
 * source says the status and it follows from what an organization does for the process; `disputed`, where sources give different statuses.
 */
export const assurances = ['certain', 'uncertain', 'undated', 'inferred', 'disputed'] as const;
export type Assurance = (typeof assurances)[number];

type Held = Period & {
  certainty: 'certain' | 'possible';
  /** Does no source say it, and is it concluded from the role of an organization? SQL: status_inferred. */
  inferred: boolean;
  claims: readonly { field: string; value: string }[];
};

/** The one mark that list, map, headline, API and CSV give a status on a day. A dispute says more than a missing date, so it comes first. */
export function assuranceOf({ certainty, inferred, from, to, claims }: Held): Assurance {
  if (new Set(claims.flatMap(({ field, value }) => (field === 'status' ? [value] : []))).size > 1) return 'disputed';
  if (inferred) return 'inferred';
  if (certainty === 'certain') return 'certain';
  return from || datedOf(to) ? 'uncertain' : 'undated';
}

/** How many there are of each mark that is not `certain`, in the order in which they are said. */
export function marksOf(
  rows: readonly { assurance: Assurance }[],
): { assurance: Exclude<Assurance, 'certain'>; count: number }[] {
  return (['undated', 'uncertain', 'inferred', 'disputed'] as const)
    .map((assurance) => ({ assurance, count: rows.filter((row) => row.assurance === assurance).length }))
    .filter(({ count }) => count > 0);
}

/** What may follow what; `none` is a participant not yet in the register. Source: the register's accession steps. */
const successors: Record<MembershipStatus | 'none', readonly MembershipStatus[]> = {
  none: ['applicant', 'invited', 'observer', 'member'],
  applicant: ['invited', 'observer', 'member', 'withdrawn'],
  invited: ['applicant', 'observer', 'member', 'withdrawn'],
  observer: ['member', 'applicant', 'suspended', 'withdrawn'],
  member: ['observer', 'suspended', 'withdrawn'],
  suspended: ['member', 'observer', 'withdrawn'],
  withdrawn: ['applicant', 'invited', 'observer', 'member'],
};

/** The statuses that may be recorded next. */
export const mayFollow = (status: MembershipStatus | null): readonly MembershipStatus[] => successors[status ?? 'none'];

/** Which status a participant has on a day, by its periods; null for none. The rule of membership_on in SQL. */
export const statusOn = (periods: readonly PeriodRow[], day: string): MembershipStatus | null =>
  holdsOn(periods, day)?.status ?? null;

/**
 * May this period be recorded after the participant's others? `current` is the one without an end, which the new one
 * ends on the day it begins. Gives the refusal, or null when it may.
 */
export function refusePeriod(next: PeriodRow, others: readonly PeriodRow[], current: PeriodRow | null): Refusal | null {
  if (!inOrder(next)) return { code: 'period-backwards', fields: { to: 'period-backwards' } };
  if (current && next.to === null) {
    if (next.status === current.status) return { code: 'status-unchanged', fields: { status: 'status-unchanged' } };
    if (!mayFollow(current.status).includes(next.status))
      return { code: 'status-cannot-follow', fields: { status: 'status-cannot-follow' } };
  }
  const closed = current && next.from && (!current.from || current.from.date < next.from.date);
  for (const other of others) {
    const resulting: Period = other === current && closed ? { ...other, to: next.from } : other;
    if (certainlyOverlap(next, resulting)) return overlapping(other);
  }
  return null;
}

/**
 * May a recorded period be corrected to this, beside the participant's others? It stands between the one that begins before it and
 * the one after, and its status must be able to follow the one and be followed by the other. Gives the refusal, or null when it may.
 */
export function refuseCorrection(corrected: PeriodRow, others: readonly PeriodRow[]): Refusal | null {
  if (!inOrder(corrected)) return { code: 'period-backwards', fields: { to: 'period-backwards' } };
  const overlapped = others.find((other) => certainlyOverlap(corrected, other));
  if (overlapped) return overlapping(overlapped);
  const inTime = others.toSorted((a, b) => beginning(a).localeCompare(beginning(b)));
  const before = inTime.findLast((other) => beginning(other) <= beginning(corrected));
  const after = inTime.find((other) => beginning(other) > beginning(corrected));
  if (!mayFollow(before?.status ?? null).includes(corrected.status))
    return { code: 'status-cannot-follow', fields: { status: 'status-cannot-follow' } };
  if (after && !mayFollow(corrected.status).includes(after.status))
    return {
      code: 'status-cannot-precede',
      fields: { status: 'status-cannot-precede' },
      params: { status: after.status },
    };
  return null;
}

const beginning = ({ from }: Period): string => from?.date ?? '';

function overlapping(other: PeriodRow): Refusal {
  const from: PartialDate | null = other.from;
  return {
    code: 'period-overlaps',
    fields: { from: 'period-overlaps' },
    params: { status: other.status, from: from?.date ?? 'none', to: datedOf(other.to)?.date ?? 'none' },
  };
}
