import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { conference } from '#db/schema/conference.ts';
import { termStages } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import {
  concurrencyToken,
  isDayOf,
  refuseDesignation,
  refuseHandOver,
  refuseTermCorrection,
  type Term,
} from '#lib/chairmanship/rules.ts';
import { latestEnd, type Period, partialOf } from '#lib/time/period.ts';

type Row = typeof chairTerm.$inferSelect;

const period = z.object({ from: field.optionalPartialDate, to: field.optionalPartialDate });

/** Keeps a term as sources tell it, nominal and actual: how the past comes into the register. */
export const recordTerm = command({
  act: 'recordTerm',
  input: z.object({
    office: field.line(40),
    iso3: field.iso3,
    stage: z.enum(termStages),
    nominal: period,
    actual: period,
    source: field.line(60),
    note: field.optionalText(2000).optional().default(null),
  }),
  subject: (tx, { office }) => lockOffice(tx, office),
  run: async ({ tx, input }) => {
    const { office, iso3, stage, source, note } = input;
    const bounds = { ...boundsOf('nominal', input.nominal), ...boundsOf('actual', input.actual) };
    const [made] = await tx
      .insert(chairTerm)
      .values({ office, iso3, stage, source, note, ...bounds })
      .returning();
    return written(made, null);
  },
});

/**
 * Designates the State that is next to hold an office, with its nominal dates, as exactly as the instrument that decided
 * it gives them. It must be a member; refuses nominal dates that overlap another designated or incumbent term.
 */
export const designateChair = command({
  act: 'designateChair',
  input: z.object({
    office: field.line(40),
    iso3: field.iso3,
    nominalFrom: field.partialDate,
    nominalTo: field.partialDate,
    instrument: field.line(300),
  }),
  subject: (tx, { office }) => lockOffice(tx, office),
  run: async ({ tx, input, subject: { rows } }) => {
    const { office, iso3, nominalFrom, nominalTo, instrument } = input;
    const nominal: Period = { from: nominalFrom, to: nominalTo };
    const member = await isMemberThroughout(tx, iso3, latestEnd(nominalTo));
    const refusal = refuseDesignation({ iso3, nominal, member }, rows.map(termOf));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .insert(chairTerm)
      .values({ office, iso3, stage: 'designated', instrument, ...boundsOf('nominal', nominal) })
      .returning();
    return written(made, null);
  },
});

/**
 * Confirms the hand-over: on one day, at one meeting, the incumbent relinquishes and the designated State assumes the
 * office. Nominal dates stay as they were decided. Refuses a day ahead or none of the meeting's, a term not designated,
 * and a change made meanwhile to the one or the other: `leaving` is what the form saw of the incumbent (`concurrencyToken`).
 */
export const confirmHandOver = command({
  act: 'confirmHandOver',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    leaving: z.string().optional(),
    on: field.day,
    conferenceId: field.optionalId,
  }),
  subject: async (tx, { id }) => {
    const [row] = await tx.select({ office: chairTerm.office }).from(chairTerm).where(eq(chairTerm.id, id));
    if (!row) return null;
    const locked = await lockOffice(tx, row.office);
    const next = locked?.rows.find((term) => term.id === id);
    return locked && next ? { next, incumbent: locked.rows.find(({ stage }) => stage === 'incumbent') ?? null } : null;
  },
  run: async ({ tx, input, subject: { next, incumbent }, today }) => {
    expectVersion(next, input.expectedVersion);
    if (input.leaving !== undefined && input.leaving !== concurrencyToken(incumbent))
      throw new Refused('changed-meanwhile');
    if (input.conferenceId) await expectMeeting(tx, input.conferenceId, input.on);
    const refusal = refuseHandOver(termOf(next), incumbent && termOf(incumbent), input.on, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    if (!(await isMemberThroughout(tx, next.iso3, today))) throw new Refused('chair-not-member');
    if (incumbent) {
      await tx
        .update(chairTerm)
        .set({ stage: 'completed', actualTo: input.on, actualToPrecision: 'day', version: sql`version + 1` })
        .where(eq(chairTerm.id, incumbent.id));
    }
    const [made] = await tx
      .update(chairTerm)
      .set({
        stage: 'incumbent',
        actualFrom: input.on,
        actualFromPrecision: 'day',
        handOverConference: input.conferenceId,
        version: sql`version + 1`,
      })
      .where(eq(chairTerm.id, next.id))
      .returning();
    return written(made, { next: summary(next), incumbent: incumbent && summary(incumbent) });
  },
});

const bounds = z.object({ from: field.partialDate.optional(), to: field.partialDate.optional() }).optional();

/**
 * Corrects a bound of a term, nominal or actual, for a reason; the record keeps what was said before. Refuses bounds out of order and
 * an overlap with another term of the office, as any term's would be.
 */
export const correctTerm = command({
  act: 'correctTerm',
  input: z.object({
    id: field.id,
    nominal: bounds,
    actual: bounds,
    reason: field.optionalText(1000).pipe(z.string({ error: 'field-missing' })),
  }),
  subject: async (tx, { id }) => {
    const [row] = await tx.select({ office: chairTerm.office }).from(chairTerm).where(eq(chairTerm.id, id));
    const locked = row ? await lockOffice(tx, row.office) : null;
    const term = locked?.rows.find((one) => one.id === id);
    return locked && term ? { term, others: locked.rows.filter((one) => one !== term) } : null;
  },
  run: async ({ tx, input, subject: { term, others } }) => {
    const before = termOf(term);
    const corrected: Term = {
      ...before,
      nominal: { ...before.nominal, ...input.nominal },
      actual: { ...before.actual, ...input.actual },
    };
    const refusal = refuseTermCorrection(corrected, others.map(termOf));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .update(chairTerm)
      .set({
        ...boundsOf('nominal', corrected.nominal),
        ...boundsOf('actual', corrected.actual),
        version: sql`version + 1`,
      })
      .where(eq(chairTerm.id, term.id))
      .returning();
    const { after, ...done } = written(made, summary(term));
    return { ...done, after: { ...after, reason: input.reason } };
  },
});

async function expectMeeting(tx: Tx, id: string, on: string): Promise<void> {
  const [row] = await tx.select().from(conference).where(eq(conference.id, id));
  if (!row) throw new Refused('invalid', { fields: { conferenceId: 'choice-missing' } });
  const from = { date: row.from, precision: row.fromPrecision };
  if (!isDayOf(on, { from, to: partialOf(row.to, row.toPrecision) }))
    throw new Refused('hand-over-elsewhen', { fields: { on: 'hand-over-elsewhen' } });
}

/** A member today, and nothing in the register that ends it before the term does. */
async function isMemberThroughout(tx: Tx, iso3: string, until: string): Promise<boolean> {
  return exists(
    tx,
    sql`select from membership_on(today()) now join membership_period m on m.id = now.id
    where now.participant = ${iso3} and now.status = 'member' and (m.to_date is null or m.to_date >= ${until}::date)`,
  );
}

async function lockOffice(tx: Tx, office: string): Promise<{ rows: Row[] } | null> {
  await lockName(tx, `office:${office}`);
  if (!(await exists(tx, sql`select from office where key = ${office}`))) return null;
  return { rows: await tx.select().from(chairTerm).where(eq(chairTerm.office, office)).for('update') };
}

function boundsOf<N extends 'nominal' | 'actual'>(kind: N, { from, to }: Period) {
  return kind === 'nominal'
    ? {
        nominalFrom: from?.date ?? null,
        nominalFromPrecision: from?.precision ?? null,
        nominalTo: to?.date ?? null,
        nominalToPrecision: to?.precision ?? null,
      }
    : {
        actualFrom: from?.date ?? null,
        actualFromPrecision: from?.precision ?? null,
        actualTo: to?.date ?? null,
        actualToPrecision: to?.precision ?? null,
      };
}

function termOf(row: Row): Term {
  return {
    id: row.id,
    iso3: row.iso3,
    stage: row.stage,
    nominal: {
      from: partialOf(row.nominalFrom, row.nominalFromPrecision),
      to: partialOf(row.nominalTo, row.nominalToPrecision),
    },
    actual: {
      from: partialOf(row.actualFrom, row.actualFromPrecision),
      to: partialOf(row.actualTo, row.actualToPrecision),
    },
  };
}

const summary = ({ office, iso3, stage, nominalFrom, nominalTo, actualFrom, actualTo, instrument }: Row) => ({
  office,
  iso3,
  stage,
  nominalFrom,
  nominalTo,
  actualFrom,
  actualTo,
  instrument,
});

function written(made: Row | undefined, before: unknown) {
  if (!made) throw new Error('a chair term was not written');
  return { value: { id: made.id }, subject: { noun: 'term', id: made.id }, before, after: summary(made) };
}
