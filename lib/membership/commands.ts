import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { membershipPeriod } from '#db/schema/membership.ts';
import { organization, state } from '#db/schema/state.ts';
import { type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { command, lockName } from '#lib/act/command.ts';
import {
  across,
  id,
  oneOf,
  optionalLine,
  optionalPartialDate,
  optionalText,
  partialDate,
  participant,
} from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { type PeriodRow, refuseCorrection, refusePeriod } from '#lib/membership/rules.ts';
import { partialOf } from '#lib/time/period.ts';

const input = across(
  z.object({
    /** A State's alpha-3 code, or 'org:' and an organization's acronym. */
    participant,
    status: oneOf(membershipStatuses),
    from: optionalPartialDate,
    to: optionalPartialDate.optional().default(null),
    founding: z.boolean().optional().default(false),
    instrument: optionalLine(300).optional().default(null),
    source: optionalLine(60).optional().default(null),
    note: optionalText(2000).optional().default(null),
    /** What the form saw last of this participant: 'id:version', or empty when it saw nothing. */
    expectedVersion: z.string().optional(),
  }),
  (given, refuse) => {
    if (given.source) return;
    if (given.instrument === null) refuse('instrument-missing', 'instrument');
    if (given.from === null) refuse('date-missing', 'from');
  },
);

type Row = typeof membershipPeriod.$inferSelect;
const isStatus = (text: string): text is MembershipStatus => membershipStatuses.some((status) => status === text);

/** What a form shows of the latest period, to be given back with it: a change meanwhile is then seen. */
const concurrencyToken = (row: { id: string; version: number } | undefined): string =>
  row ? `${row.id}:${row.version}` : '';

/**
 * Records that a participant has a status from a date, by a named instrument (or as a source lists it, when loaded).
 * The period that had no end ends on that date; nothing is overwritten. Refuses an overlap, a status that cannot
 * follow, and a change made meanwhile.
 */
export const recordMembership = command({
  act: 'recordMembership',
  input,
  subject: async (tx, { participant }) => {
    await lockName(tx, `participant:${participant}`);
    if (!(await exists(tx, participant))) return null;
    return { rows: await periods(tx, participant) };
  },
  run: async ({ tx, input: given, subject: { rows } }) => {
    if (given.expectedVersion !== undefined && given.expectedVersion !== concurrencyToken(rows[0]))
      throw new Refused('changed-meanwhile');
    const others = rows.map((row) => ({ row, period: periodOf(row) }));
    const current = others.find(({ period }) => period.to === null);
    const next: PeriodRow = { status: given.status, from: given.from, to: given.to };
    const refusal = refusePeriod(
      next,
      others.map(({ period }) => period),
      current?.period ?? null,
    );
    if (refusal) throw new Refused(refusal.code, refusal);
    if (current && given.from && (!current.row.from || current.row.from < given.from.date)) {
      await tx
        .update(membershipPeriod)
        .set({ to: given.from.date, toPrecision: given.from.precision, version: sql`version + 1` })
        .where(eq(membershipPeriod.id, current.row.id));
    }
    const [made] = await tx.insert(membershipPeriod).values(valuesOf(given)).returning();
    if (!made) throw new Error('a membership period was not written');
    return {
      value: { id: made.id },
      subject: { noun: 'membership', id: made.id },
      before: current ? summary(current.row) : null,
      after: summary(made),
    };
  },
});

/**
 * Corrects what is recorded of one period: its status or a bound, for a reason. The register keeps what it said before in the record.
 * Refuses what `recordMembership` would refuse of such a period: bounds out of order, an overlap, a status that cannot follow the one
 * before or be followed by the next; and a status of a State that holds an office today, which only a member may.
 */
export const correctMembership = command({
  act: 'correctMembership',
  input: z.object({
    id,
    status: oneOf(membershipStatuses).optional(),
    from: partialDate.optional(),
    to: partialDate.optional(),
    reason: optionalText(1000).pipe(z.string({ error: 'field-missing' })),
  }),
  subject: async (tx, { id: wanted }) => {
    const [found] = await tx
      .select({ participant: membershipPeriod.participant })
      .from(membershipPeriod)
      .where(eq(membershipPeriod.id, wanted));
    if (!found) return null;
    await lockName(tx, `participant:${found.participant}`);
    const rows = await periods(tx, found.participant);
    const row = rows.find((one) => one.id === wanted);
    return row ? { row, others: rows.filter((one) => one !== row) } : null;
  },
  run: async ({ tx, input: given, subject: { row, others } }) => {
    const before = periodOf(row);
    const corrected: PeriodRow = {
      status: given.status ?? before.status,
      from: given.from ?? before.from,
      to: given.to ?? before.to,
    };
    const refusal = refuseCorrection(corrected, others.map(periodOf));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .update(membershipPeriod)
      .set({
        status: corrected.status,
        from: corrected.from?.date ?? null,
        fromPrecision: corrected.from?.precision ?? null,
        to: corrected.to?.date ?? null,
        toPrecision: corrected.to?.precision ?? null,
        version: sql`version + 1`,
      })
      .where(eq(membershipPeriod.id, row.id))
      .returning();
    if (!made) throw new Error('a membership period was not corrected');
    await expectMemberInOffice(tx, made.participant);
    return {
      value: { id: made.id },
      subject: { noun: 'membership', id: made.id },
      before: summary(row),
      after: { ...summary(made), reason: given.reason },
    };
  },
});

/** Only a member holds an office (domain: Office and term): a correction may not leave whoever holds one today without membership. */
async function expectMemberInOffice(tx: Tx, holder: string): Promise<void> {
  const left = await tx.execute(sql`select 1 from incumbent_on(today()) i where i.participant = ${holder}
    and not exists (select from membership_on(today()) m where m.participant = ${holder} and m.status = 'member')`);
  if (left.length > 0) throw new Refused('holds-office');
}

function valuesOf(given: z.output<typeof input>) {
  const { participant, from, to, status, founding, instrument, source, note } = given;
  const organizationOf = participant.startsWith('org:') ? participant.slice(4) : null;
  return {
    iso3: organizationOf ? null : participant,
    acronym: organizationOf,
    status,
    from: from?.date ?? null,
    fromPrecision: from?.precision ?? null,
    to: to?.date ?? null,
    toPrecision: to?.precision ?? null,
    founding,
    instrument,
    source,
    note,
  };
}

function periodOf(row: Row): PeriodRow {
  if (!isStatus(row.status)) throw new Error(`membership period ${row.id} has no known status`);
  return { status: row.status, from: partialOf(row.from, row.fromPrecision), to: partialOf(row.to, row.toPrecision) };
}

const summary = ({ participant, status, from, fromPrecision, to, toPrecision, instrument, source }: Row) => ({
  participant,
  status,
  from,
  fromPrecision,
  to,
  toPrecision,
  instrument,
  source,
});

async function exists(tx: Tx, participant: string): Promise<boolean> {
  const found = participant.startsWith('org:')
    ? await tx
        .select({ key: organization.acronym })
        .from(organization)
        .where(eq(organization.acronym, participant.slice(4)))
    : await tx.select({ key: state.iso3 }).from(state).where(eq(state.iso3, participant));
  return found.length > 0;
}

/** All periods of a participant, the latest first, locked. */
async function periods(tx: Tx, participant: string): Promise<Row[]> {
  return tx
    .select()
    .from(membershipPeriod)
    .where(eq(membershipPeriod.participant, participant))
    .orderBy(desc(sql`coalesce(${membershipPeriod.from}, '0001-01-01'::date)`))
    .for('update');
}
