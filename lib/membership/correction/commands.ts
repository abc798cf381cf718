import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { membershipPeriod } from '#db/schema/membership.ts';
import { membershipStatuses } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import {
  expectedVersion,
  id,
  oneOf,
  optionalFrom,
  optionalLine,
  optionalSource,
  optionalText,
  optionalTo,
} from '#lib/act/field.ts';
import { rows as rowsOf } from '#lib/act/read.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { boundsOf, cautionsOf, expectWord, periodOf, periods, type Row, summary } from '#lib/membership/commands.ts';
import { type PeriodRow, refuseCorrection } from '#lib/membership/rules.ts';
import { citeChanged, dropCitations, keepSource } from '#lib/source/citation/commands.ts';
import { citeCorrection, type Fact } from '#lib/source/cited/commands.ts';
import { removeClaims } from '#lib/source/commands.ts';
import { type Bound, boundText, certaintyOn } from '#lib/time/period.ts';

/** The period, locked with its participant's others. */
async function lockPeriod(tx: Tx, { id: wanted }: { id: string }): Promise<{ row: Row; others: Row[] } | null> {
  const [found] = await tx
    .select({ participant: membershipPeriod.participant })
    .from(membershipPeriod)
    .where(eq(membershipPeriod.id, wanted));
  if (!found) return null;
  await lockName(tx, `participant:${found.participant}`);
  const rows = await periods(tx, found.participant);
  const row = rows.find((one) => one.id === wanted);
  return row ? { row, others: rows.filter((one) => one !== row) } : null;
}

const boundary = (bound: Bound | null): string | null => bound && boundText(bound);

/** The period that this one had ended: it ends exactly where this one begins. */
const endedBy = (others: readonly Row[], { from }: PeriodRow): Row | null =>
  (from && others.find((other) => boundary(periodOf(other).to) === boundText(from))) ?? null;

/** Moves the end of a period, with its beginning as it is. */
async function endAt(tx: Tx, row: Row, to: Bound | null): Promise<void> {
  await tx
    .update(membershipPeriod)
    .set({ ...boundsOf({ from: periodOf(row).from, to }), version: sql`version + 1` })
    .where(eq(membershipPeriod.id, row.id));
}

/**
 * Corrects what is recorded of one period: its status, a bound, its instrument or its note, for a reason. The record keeps what was said
 * before, and the public a notice. The period that it had ended ends where it now begins. Refuses what `recordMembership` would refuse of such a period: bounds out of order, an overlap, a status
 * that cannot follow the one before or be followed by the next; a status of a State that holds an office today, which only a member may;
 * and a change made meanwhile.
 */
export const correctMembership = command({
  act: 'correctMembership',
  input: z.object({
    id,
    expectedVersion: expectedVersion.optional(),
    status: oneOf(membershipStatuses).optional(),
    word: optionalLine(60).optional(),
    from: optionalFrom.optional(),
    to: optionalTo.optional(),
    founding: z.boolean().optional(),
    instrument: optionalLine(300).optional(),
    note: optionalText(2000).optional(),
    /** The source of what it says now; without one, and without an instrument, it is the secretariat's own correction. */
    source: optionalSource,
    reason,
  }),
  subject: lockPeriod,
  run: async ({ tx, input: given, subject: { row, others }, now, today }) => {
    if (given.expectedVersion !== undefined) expectVersion(row, given.expectedVersion);
    const covered = await uncoveredTerms(tx, row.participant);
    const before = periodOf(row);
    const corrected: PeriodRow = {
      status: given.status ?? before.status,
      from: given.from === undefined ? before.from : given.from,
      to: given.to === undefined ? before.to : given.to,
    };
    const moved = corrected.from && boundary(before.from) !== boundary(corrected.from) ? endedBy(others, before) : null;
    const beside = others.map((other) =>
      other === moved ? { ...periodOf(other), to: corrected.from } : periodOf(other),
    );
    const refusal = refuseCorrection(corrected, beside);
    if (refusal) throw new Refused(refusal.code, refusal);
    // Of two that touch the one that gives way is written first: the database refuses an overlap, however short.
    const isLater = (corrected.from?.date ?? '') > (before.from?.date ?? '');
    if (moved && !isLater) await endAt(tx, moved, corrected.from);
    const word =
      given.word === undefined ? (given.status && given.status !== row.status ? null : row.word) : given.word;
    await expectWord(tx, { status: corrected.status, word });
    const parts = partsOf(given);
    // Who is corrected to be no member founded nothing as one.
    if (corrected.status !== before.status && corrected.status !== 'member') parts.founding = false;
    const { instrument = row.instrument } = given;
    const source = await citeCorrection(tx, {
      ...{ noun: 'membership', subjectId: row.id, source: given.source, instrument, reason: given.reason, now, today },
      facts: factsOf(before, corrected),
      had: row.source,
    });
    if (!instrument && !source) throw new Refused('invalid', { fields: { instrument: 'instrument-missing' } });
    const [made] = await tx
      .update(membershipPeriod)
      .set({ status: corrected.status, word, ...boundsOf(corrected), ...parts, source, version: sql`version + 1` })
      .where(eq(membershipPeriod.id, row.id))
      .returning();
    if (!made) throw new Error('a membership period was not corrected');
    if (moved && isLater) await endAt(tx, moved, corrected.from);
    const dropped = await citeRest(tx, { row, made, today });
    await expectMemberInOffice(tx, made.participant);
    const [was, is] = [summary(row), summary(made)];
    if (!differenceOf<Record<string, unknown>>(was, is)) throw new Refused('nothing-changed');
    await keepCorrection(tx, {
      noun: 'membership',
      subjectId: made.id,
      about: made.participant,
      kind: 'corrected',
      reason: given.reason,
      before: was,
      after: is,
      wasPublic: true,
    });
    return {
      value: { id: made.id, participant: made.participant },
      subject: { noun: 'membership', id: made.id },
      before: was,
      after: {
        ...is,
        ...(moved && { ends: { id: moved.id, status: moved.status, to: boundary(corrected.from) } }),
        reason: given.reason,
        ...(dropped.length > 0 && { droppedSources: dropped }),
      },
      cautions: [
        ...(await termsLeft(tx, made.participant, covered)),
        ...(await cautionsOf(tx, made.participant, [corrected], today, certaintyOn(before, today) !== 'outside')),
      ],
    };
  },
});

/**
 * Annuls a period that should never have been recorded, for a reason: it leaves the register with all that is claimed of it, and the one
 * that it had ended runs on as if it had not been. The record keeps it whole, and the public a notice. Refuses a change made meanwhile, and
 * where the two periods about it could not follow one another.
 */
export const annulMembership = command({
  act: 'annulMembership',
  input: z.object({ id, expectedVersion, reason }),
  subject: lockPeriod,
  run: async ({ tx, input: given, subject: { row, others }, today }) => {
    expectVersion(row, given.expectedVersion);
    const covered = await uncoveredTerms(tx, row.participant);
    const annulled = periodOf(row);
    const reopened = endedBy(others, annulled);
    const claims = await removeClaims(tx, 'membership', row.id);
    await tx.delete(membershipPeriod).where(eq(membershipPeriod.id, row.id));
    if (reopened) {
      const resumed: PeriodRow = { ...periodOf(reopened), to: annulled.to };
      const rest = others.filter((other) => other !== reopened).map(periodOf);
      const refusal = refuseCorrection(resumed, rest);
      if (refusal) throw new Refused(refusal.code, { ...(refusal.params && { params: refusal.params }) });
      await endAt(tx, reopened, annulled.to);
    }
    const before = { ...summary(row), ...(claims.length > 0 && { claims }) };
    await keepCorrection(tx, {
      noun: 'membership',
      subjectId: row.id,
      about: row.participant,
      kind: 'annulled',
      reason: given.reason,
      before: summary(row),
      wasPublic: true,
    });
    const resumes: Caution[] = reopened ? [{ code: 'status-resumes', params: { status: reopened.status } }] : [];
    return {
      value: { participant: row.participant },
      subject: { noun: 'membership', id: row.id },
      before,
      after: {
        annulled: true,
        ...(reopened && { resumes: { id: reopened.id, status: reopened.status } }),
        reason: given.reason,
      },
      cautions: [
        ...resumes,
        ...(await termsLeft(tx, row.participant, covered)),
        ...(await cautionsOf(tx, row.participant, [], today)),
      ],
    };
  },
});

const uncovered = z.object({ id: z.uuid(), from: z.string() });

/** The terms of office, held or to come, that no membership of the participant reaches over, the earliest first. */
const uncoveredTerms = (tx: Tx, participant: string): Promise<z.output<typeof uncovered>[]> =>
  rowsOf(
    tx,
    uncovered,
    sql`select t.id, left(t.from_date::text, case t.precision when 'year' then 4 when 'month' then 7 else 10 end) as "from"
      from (select c.id, c.participant, coalesce(c.actual_from, c.nominal_from) as from_date,
          case when c.actual_from is null then c.nominal_from_precision else c.actual_from_precision end as precision,
          coalesce(c.actual_to, c.nominal_to, c.actual_from, c.nominal_from) as to_date from chair_term c where c.stage <> 'declined') t
      where t.participant = ${participant} and t.from_date is not null and not exists (select from membership_period m
        where m.participant = t.participant and m.status = 'member' and m.possible @> daterange(t.from_date, greatest(t.from_date, t.to_date), '[)'))
      order by t.from_date`,
  );

/** The terms that rested on the membership as it was: shown, and asked once more. */
async function termsLeft(tx: Tx, participant: string, before: readonly { id: string }[]): Promise<Caution[]> {
  const left = (await uncoveredTerms(tx, participant)).filter(({ id }) => !before.some((one) => one.id === id));
  return left[0] ? [{ code: 'terms-rest', params: { count: left.length, from: left[0].from } }] : [];
}

/** Only a member holds an office (domain: Office and term): a correction may not leave whoever holds one today without membership. */
async function expectMemberInOffice(tx: Tx, holder: string): Promise<void> {
  const left = await tx.execute(sql`select 1 from incumbent_on(today()) i where i.participant = ${holder}
    and not exists (select from membership_on(today()) m where m.participant = ${holder} and m.status = 'member')`);
  if (left.length > 0) throw new Refused('holds-office');
}

type Kept = typeof membershipPeriod.$inferSelect;

/** Says by what the facts of a period are known of which nothing is claimed, once it is corrected; gives what vouched for those that changed. */
async function citeRest(tx: Tx, { row, made, today }: { row: Kept; made: Kept; today: string }) {
  const said = ({ founding, note }: Kept) => ({ founding, note });
  const changed = differenceOf<Record<string, unknown>>(said(row), said(made));
  const dates = differenceOf<Record<string, unknown>>(summary(row), summary(made));
  const subject = { noun: 'membership' as const, subject: row.id };
  const gone = await dropCitations(
    tx,
    'membership',
    row.id,
    ['status', 'from', 'to'].filter((one) => one in (dates?.before ?? {})),
  );
  const dropped = changed ? await citeChanged(tx, { ...subject, ...changed, source: null, today }) : [];
  const stays = [row.founding && 'founding', row.note && 'note'].filter((one) => typeof one === 'string');
  const of = stays.filter((one) => !(one in (changed?.before ?? {})));
  await keepSource(tx, { ...subject, of, had: row.source, has: made.source });
  return [...gone, ...dropped];
}

/** What sources are cited for of a period. */
const factsOf = (before: PeriodRow, after: PeriodRow): Fact[] => [
  { field: 'status', kind: null, was: before.status, is: after.status },
  { field: 'from', kind: null, was: boundary(before.from), is: boundary(after.from) },
  { field: 'to', kind: null, was: boundary(before.to), is: boundary(after.to) },
];

type Parts = { instrument?: string | null; note?: string | null; founding?: boolean };

/** The period with what the form said of it; what it said nothing of stays. */
const partsOf = ({
  instrument,
  note,
  founding,
}: {
  instrument?: string | null | undefined;
  note?: string | null | undefined;
  founding?: boolean | undefined;
}): Parts => ({
  ...(instrument !== undefined && { instrument }),
  ...(note !== undefined && { note }),
  ...(founding !== undefined && { founding }),
});
