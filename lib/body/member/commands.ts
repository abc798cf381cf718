import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { bodyMember } from '#db/schema/body.ts';
import { bodyParts } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { key } from '#lib/body/commands.ts';
import { endedBy, type PartRow, refusePart, unusualDates } from '#lib/body/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { differenceOf } from '#lib/correction/rules.ts';
import { expectParticipants } from '#lib/process/participant/commands.ts';
import { sourceOfCorrection } from '#lib/source/cited/commands.ts';
import { expectSource } from '#lib/source/commands.ts';
import { columnsOf, type PartialDate, partialOf } from '#lib/time/period.ts';

type Member = typeof bodyMember.$inferSelect;

const part = z.object({
  part: field.oneOf(bodyParts),
  from: field.optionalPartialDate,
  to: field.optionalPartialDate.optional().default(null),
  instrument: field.optionalLine(300).optional().default(null),
  note: field.optionalText(2000).optional().default(null),
});

/**
 * Records that a participant belongs to a body from a date, by an instrument or as a source lists it. Who was an observer and becomes a member
 * is an observer no longer from that date. Refuses an overlap. From the next request its members have what is issued to the body.
 */
export const recordBodyMember = command({
  act: 'recordBodyMember',
  input: field.across(
    part.extend({ body: key, participant: field.participant, source: field.optionalSource }),
    ({ source, instrument, from }, refuse) => {
      if (source) return;
      if (instrument === null) refuse('instrument-missing', 'instrument');
      if (from === null) refuse('date-missing', 'from');
    },
  ),
  subject: async (tx, { body: of, participant }) => {
    await lockName(tx, `body-member:${of}:${participant}`);
    if (!(await exists(tx, sql`select from body where key = ${of}`))) return null;
    return { others: await periods(tx, of, participant) };
  },
  run: async ({ tx, input, subject: { others }, today }) => {
    const { from, to, ...values } = input;
    await expectParticipants(tx, { participant: [input.participant] });
    if (input.source !== null) await expectSource(tx, input.source);
    const next = { from, to, part: input.part };
    const ended = endedBy(next, others.map(partRow));
    const beside = others.map(partRow).map((one) => (one.id === ended?.id ? { ...one, to: from } : one));
    const refusal = refusePart(next, beside);
    if (refusal) throw new Refused(refusal.code, refusal);
    if (ended && from)
      await tx
        .update(bodyMember)
        .set({ to: from.date, toPrecision: from.precision, version: sql`version + 1` })
        .where(eq(bodyMember.id, ended.id));
    const [made] = await tx
      .insert(bodyMember)
      .values({ ...values, ...boundsOf({ from, to }) })
      .returning();
    const done = written(made, others.find(({ id }) => id === ended?.id) ?? null);
    return { ...done, cautions: await cautionsOf(tx, [from, to], today) };
  },
});

const seen = { id: field.id, expectedVersion: field.expectedVersion };

async function lockMember(tx: Tx, { id }: { id: string }) {
  const [found] = await tx.select().from(bodyMember).where(eq(bodyMember.id, id));
  if (!found) return null;
  await lockName(tx, `body-member:${found.body}:${found.participant}`);
  const all = await periods(tx, found.body, found.participant);
  const row = all.find((one) => one.id === id);
  return row ? { row, others: all.filter((one) => one !== row) } : null;
}

/** Ends a participant's part in a body on a date, by an instrument. What was issued to the body is theirs no longer from that date. */
export const endBodyMember = command({
  act: 'endBodyMember',
  input: z.object({ ...seen, to: field.partialDate, instrument: field.line(300) }),
  subject: lockMember,
  run: async ({ tx, input, subject: { row, others }, today }) => {
    expectVersion(row, input.expectedVersion);
    const refusal = refusePart({ ...partRow(row), to: input.to }, others.map(partRow));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .update(bodyMember)
      .set({ to: input.to.date, toPrecision: input.to.precision, version: sql`version + 1` })
      .where(eq(bodyMember.id, row.id))
      .returning();
    const { after, ...done } = written(made, row);
    const cautions = await cautionsOf(tx, [input.to], today);
    return { ...done, after: { ...after, endedBy: input.instrument }, cautions };
  },
});

/** Corrects what is said of a participant in a body, for a reason. Refuses bounds out of order and an overlap, as when it is recorded. */
export const correctBodyMember = command({
  act: 'correctBodyMember',
  /** With the source of what it says now; without one, and without an instrument, it is the secretariat's own correction. */
  input: part.extend({ ...seen, source: field.optionalSource, reason }),
  subject: lockMember,
  run: async ({ tx, input, subject: { row, others }, today }) => {
    const { id: _, expectedVersion, reason: because, from, to, source: named, ...values } = input;
    expectVersion(row, expectedVersion);
    const now = { ...row, ...values, ...boundsOf({ from, to }) };
    const changed = differenceOf<Record<string, unknown>>(said(row), said(now));
    if (!changed) throw new Refused('nothing-changed');
    const isMoved = ['part', 'from', 'to'].some((name) => name in changed.after);
    const { instrument } = values;
    const source =
      isMoved || named !== null ? await sourceOfCorrection(tx, { source: named, instrument, today }) : row.source;
    if (!instrument && !source) throw new Refused('invalid', { fields: { instrument: 'instrument-missing' } });
    const refusal = refusePart({ from, to }, others.map(partRow));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .update(bodyMember)
      .set({ ...values, source, ...boundsOf({ from, to }), version: sql`version + 1` })
      .where(eq(bodyMember.id, row.id))
      .returning();
    const { after, ...done } = written(made, row);
    await keepCorrection(tx, {
      ...ofMember(row),
      kind: 'corrected',
      reason: because,
      before: said(row),
      after: made && said(made),
    });
    const cautions = await cautionsOf(tx, [from, to], today);
    return { ...done, after: { ...after, reason: because }, cautions };
  },
});

/** Annuls a participant's part in a body that should never have been recorded: its rights go at the next request; the record keeps it. */
export const annulBodyMember = command({
  act: 'annulBodyMember',
  input: z.object({ ...seen, reason }),
  subject: lockMember,
  run: async ({ tx, input, subject: { row } }) => {
    expectVersion(row, input.expectedVersion);
    await tx.delete(bodyMember).where(eq(bodyMember.id, row.id));
    await keepCorrection(tx, { ...ofMember(row), kind: 'annulled', reason: input.reason, before: said(row) });
    return {
      value: { id: row.id, body: row.body },
      subject: { noun: 'body-member', id: row.id },
      before: row,
      after: { reason: input.reason },
    };
  },
});

/** What is unusual about the dates of a part in a body: one that is to come, or from before the process was launched. */
async function cautionsOf(tx: Tx, dates: readonly (PartialDate | null)[], today: string): Promise<Caution[]> {
  const [process] = await tx.execute(sql`select launched::text as launched from process`);
  return unusualDates(dates, { today, launched: `${process?.launched ?? ''}` });
}

const ofMember = ({ id, body: about }: Member) =>
  ({ noun: 'body-member', subjectId: id, about, wasPublic: true }) as const;

/** What a notice says of a member of a body, in the words of the record. */
const said = (row: Member) => {
  const { participant, instrument, note } = row;
  const { part: as, from, to } = partRow(row);
  return { participant, part: as, from, to, instrument, note };
};

/** All periods of a participant in a body, locked. */
const periods = (tx: Tx, of: string, participant: string): Promise<Member[]> =>
  tx
    .select()
    .from(bodyMember)
    .where(sql`${bodyMember.body} = ${of} and ${bodyMember.participant} = ${participant}`)
    .for('update');

const partRow = (row: Member): PartRow => ({
  id: row.id,
  part: row.part,
  from: partialOf(row.from, row.fromPrecision),
  to: partialOf(row.to, row.toPrecision),
});

const boundsOf = ({ from, to }: Pick<PartRow, 'from' | 'to'>) => {
  const [first, last] = [columnsOf(from), columnsOf(to)];
  return { from: first.date, fromPrecision: first.precision, to: last.date, toPrecision: last.precision };
};

const summary = ({ certain: _, possible: __, createdAt: ___, ...row }: Member) => row;

function written(made: Member | undefined, before: Member | null) {
  if (!made) throw new Error('a member of a body was not written');
  return {
    value: { id: made.id, body: made.body },
    subject: { noun: 'body-member', id: made.id },
    before: before && summary(before),
    after: summary(made),
  };
}
