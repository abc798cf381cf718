import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { membershipPeriod } from '#db/schema/membership.ts';
import { type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { command, lockName } from '#lib/act/command.ts';
import {
  across,
  oneOf,
  optionalFrom,
  optionalLine,
  optionalSource,
  optionalText,
  optionalTo,
  participant,
} from '#lib/act/field.ts';
import { exists, rows as rowsOf } from '#lib/act/read.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { type PeriodRow, refusePeriod } from '#lib/membership/rules.ts';
import { citeChanged } from '#lib/source/citation/commands.ts';
import {
  boundText,
  columnsOf,
  type DatedBound,
  datedOf,
  fromOf,
  latestEnd,
  type Period,
  partialDateText,
  toOf,
} from '#lib/time/period.ts';

const input = across(
  z.object({
    /** A State's alpha-3 code, or 'org:' and an organization's acronym. */
    participant,
    status: oneOf(membershipStatuses),
    /** The process's own word for it, by its key, where it has several. */
    word: optionalLine(60).optional().default(null),
    from: optionalFrom,
    to: optionalTo.optional().default(null),
    founding: z.boolean().optional().default(false),
    instrument: optionalLine(300).optional().default(null),
    source: optionalSource,
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

export type Row = typeof membershipPeriod.$inferSelect;
const isStatus = (text: string): text is MembershipStatus => membershipStatuses.some((status) => status === text);

/** What a form shows of the latest period, to be given back with it: a change meanwhile is then seen. */
const concurrencyToken = (row: { id: string; version: number } | undefined): string =>
  row ? `${row.id}:${row.version}` : '';

/**
 * Records that a participant has a status from a date, by a named instrument (or as a source lists it, when loaded).
 * The period that had no end ends on that date; nothing is overwritten. Refuses an overlap, a status that cannot
 * follow, and a change made meanwhile. The record says which period the new one ends, and when.
 */
export const recordMembership = command({
  act: 'recordMembership',
  input,
  subject: async (tx, { participant }) => {
    await lockName(tx, `participant:${participant}`);
    if (!(await exists(tx, sql`select from participant where key = ${participant}`))) return null;
    return { rows: await periods(tx, participant) };
  },
  run: async ({ tx, actor, input: given, subject: { rows }, today }) => {
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
    await expectWord(tx, given);
    const ended =
      current && given.from && (!current.row.from || current.row.from < given.from.date)
        ? await end(tx, current.row, given.from)
        : null;
    // When it ended is known by what the next one is, whatever told of it before.
    const cited = { noun: 'membership' as const, before: {}, after: { to: ended?.to }, source: given.source, today };
    if (ended && actor !== SYSTEM) await citeChanged(tx, { ...cited, subject: ended.id });
    const [made] = await tx.insert(membershipPeriod).values(valuesOf(given)).returning();
    if (!made) throw new Error('a membership period was not written');
    return {
      value: { id: made.id },
      subject: { noun: 'membership', id: made.id },
      before: current ? summary(current.row) : null,
      after: ended ? { ...summary(made), ends: ended } : summary(made),
      cautions: await cautionsOf(tx, given.participant, [next], today),
    };
  },
});

/** A word of the process stands for one status, and for no other. */
export async function expectWord(tx: Tx, { status, word }: { status: string; word: string | null }): Promise<void> {
  if (word === null) return;
  const [found] = await tx.execute(
    sql`select from process_term where vocabulary = 'status' and key = ${word} and means = ${status}`,
  );
  if (!found) throw new Refused('invalid', { fields: { status: 'choice-missing' } });
}

/** Ends the period that had no end where the next begins, as exactly as that is known. */
async function end(tx: Tx, row: Row, at: DatedBound): Promise<{ id: string; status: string; to: string }> {
  const { to, toPrecision, toBound } = boundsOf({ from: null, to: at });
  await tx
    .update(membershipPeriod)
    .set({ to, toPrecision, toBound, version: sql`version + 1` })
    .where(eq(membershipPeriod.id, row.id));
  return { id: row.id, status: row.status, to: boundText(at) };
}

/** The columns of both bounds. */
export function boundsOf({ from, to }: Period) {
  const [first, last] = [columnsOf(from), columnsOf(to)];
  return {
    from: first.date,
    fromPrecision: first.precision,
    fromBound: first.bound,
    to: last.date,
    toPrecision: last.precision,
    toBound: last.bound,
  };
}

function valuesOf(given: z.output<typeof input>) {
  const { participant, from, to, status, word, founding, instrument, source, note } = given;
  const organizationOf = participant.startsWith('org:') ? participant.slice(4) : null;
  return {
    iso3: organizationOf ? null : participant,
    acronym: organizationOf,
    status,
    word,
    ...boundsOf({ from, to }),
    founding,
    instrument,
    source,
    note,
  };
}

/** A row as the rules see it. */
export function periodOf(row: Row): PeriodRow {
  if (!isStatus(row.status)) throw new Error(`membership period ${row.id} has no known status`);
  return {
    status: row.status,
    from: fromOf(row.from, row.fromPrecision, row.fromBound),
    to: toOf(row.to, row.toPrecision, row.toBound),
  };
}

/** A period in the words of the record: its bounds as one text each. */
export const summary = (row: Row) => {
  const { from, to } = periodOf(row);
  const { participant, status, word, founding, instrument, source, note } = row;
  return {
    participant,
    status,
    ...(word && { word }),
    from: from && boundText(from),
    to: to && boundText(to),
    ...(founding && { founding }),
    instrument,
    source,
    ...(note && { note }),
  };
};

/** What is unusual about a status from this day, and whose rights hang on it: asked once more before it is recorded. */
export async function cautionsOf(
  tx: Tx,
  participant: string,
  changed: PeriodRow[],
  today: string,
  /** Did what is corrected hold today? Then rights follow at once, whatever day it is moved to. */
  heldToday = false,
): Promise<Caution[]> {
  const [register] = await rowsOf(
    tx,
    cautionRow,
    sql`select p.launched, exists (select from incumbent_on(${today}::date) i where i.participant = ${participant}) as chairs,
      accounts_acting_for(${participant}) as accounts,
      coalesce((select status from membership_on(${today}::date) m where m.participant = ${participant}), '') as status
    from process p`,
  );
  if (!register) return [];
  const cautions: Caution[] = [];
  const days = changed.flatMap(({ from, to }) => [from, datedOf(to)].flatMap((bound) => bound ?? []));
  const ahead = days.find(({ date }) => date > today);
  const early = days.find((bound) => latestEnd(bound) <= register.launched);
  if (ahead) cautions.push({ code: 'date-ahead', params: { day: partialDateText(ahead) } });
  if (early) cautions.push({ code: 'before-launch', params: { day: partialDateText(early) } });
  // What is recorded for a day to come changes nothing before it.
  const next = changed.find(({ from }) => from !== null && from.date > today);
  const day = next?.from ? partialDateText(next.from) : '';
  if (register.chairs && register.status !== 'member') cautions.push({ code: 'chair-no-member' });
  else if (register.chairs && next && next.status !== 'member')
    cautions.push({ code: 'chair-no-member-from', params: { day } });
  if (register.accounts > 0 && next && !heldToday)
    cautions.push({ code: 'rights-follow-on', params: { count: register.accounts, day } });
  else if (register.accounts > 0) cautions.push({ code: 'rights-follow', params: { count: register.accounts } });
  return cautions;
}

const cautionRow = z.object({ launched: z.iso.date(), chairs: z.boolean(), accounts: z.int(), status: z.string() });

/** A participant's periods, locked, the latest first. */
export async function periods(tx: Tx, participant: string): Promise<Row[]> {
  return tx
    .select()
    .from(membershipPeriod)
    .where(eq(membershipPeriod.participant, participant))
    .orderBy(desc(sql`coalesce(${membershipPeriod.from}, '0001-01-01'::date)`))
    .for('update');
}
