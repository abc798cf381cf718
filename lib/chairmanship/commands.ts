import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { office } from '#db/schema/body.ts';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { conference } from '#db/schema/conference.ts';
import { type TermStage, termStages } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import {
  concurrencyToken,
  designationCautions,
  handOverCautions,
  isDayOf,
  refuseDesignation,
  refuseExtension,
  refuseHandOver,
  refuseTerm,
  type Term,
  termMoves,
} from '#lib/chairmanship/rules.ts';
import { keepCorrection, reason } from '#lib/correction/commands.ts';
import { dropClaims } from '#lib/source/commands.ts';
import { latestEnd, type Period, partialOf } from '#lib/time/period.ts';

type Row = typeof chairTerm.$inferSelect;
type Office = typeof office.$inferSelect;

const period = z.object({ from: field.optionalPartialDate, to: field.optionalPartialDate });

/**
 * Keeps a term as sources tell it or an instrument decided it, nominal and actual: how the past comes into the register, and who holds an office
 * already. Without a stage it runs where it has no end, or one to come. Refuses bounds out of order and an overlap with another of the seat.
 */
export const recordTerm = command({
  act: 'recordTerm',
  input: z
    .object({
      office: field.line(80),
      participant: field.participant,
      stage: z.enum(termStages).optional(),
      nominal: period,
      actual: period,
      instrument: field.optionalLine(300).optional().default(null),
      source: field.optionalLine(60).optional().default(null),
      note: field.optionalText(2000).optional().default(null),
    })
    .superRefine(({ stage, actual, instrument, source }, context) => {
      if (!instrument && !source)
        context.addIssue({ code: 'custom', path: ['instrument'], message: 'instrument-missing' });
      if (!stage && !actual.from)
        context.addIssue({ code: 'custom', path: ['actual', 'from'], message: 'date-missing' });
    }),
  subject: (tx, { office: key }) => lockOffice(tx, key),
  run: async ({ tx, input, subject: { kept, rows }, today }) => {
    const { nominal, actual, participant, ...values } = input;
    await expectParticipant(tx, participant);
    if (!input.stage && actual.from && actual.from.date > today)
      throw new Refused('date-ahead', { fields: { 'actual.from': 'date-ahead' } });
    const stage = input.stage ?? stageOf(actual, today);
    const refusal = refuseTerm({ id: '', participant, stage, nominal, actual }, mates(kept, participant, rows));
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .insert(chairTerm)
      .values({ ...values, participant, stage, ...boundsOf('nominal', nominal), ...boundsOf('actual', actual) })
      .returning();
    return written(made, null);
  },
});

/**
 * Designates who is next to hold an office, with its nominal dates, as exactly as the instrument that decided it gives them. It must be a
 * member; refuses a term that is over, that comes before the one running, and nominal dates that overlap another designated or incumbent term.
 */
export const designateChair = command({
  act: 'designateChair',
  input: z.object({
    office: field.line(80),
    participant: field.participant,
    nominalFrom: field.partialDate,
    nominalTo: field.partialDate,
    instrument: field.line(300),
  }),
  subject: (tx, { office: key }) => lockOffice(tx, key),
  run: async ({ tx, input, subject: { kept, rows }, today }) => {
    const { participant, nominalFrom, nominalTo, instrument } = input;
    const nominal: Period = { from: nominalFrom, to: nominalTo };
    const member = await isMemberThroughout(tx, kept, participant, latestEnd(nominalTo));
    const refusal = refuseDesignation({ participant, nominal, member }, mates(kept, participant, rows), today);
    if (refusal) throw new Refused(refusal.code, refusal);
    const [made] = await tx
      .insert(chairTerm)
      .values({ office: kept.key, participant, stage: 'designated', instrument, ...boundsOf('nominal', nominal) })
      .returning();
    return { ...written(made, null), cautions: designationCautions(nominalFrom, today) };
  },
});

/** A term by its id, with its office and the other terms of it, all locked. */
async function lockTerm(tx: Tx, { id }: { id: string }) {
  const [row] = await tx.select({ office: chairTerm.office }).from(chairTerm).where(eq(chairTerm.id, id));
  const locked = row ? await lockOffice(tx, row.office) : null;
  const term = locked?.rows.find((one) => one.id === id);
  return locked && term ? { kept: locked.kept, term, others: locked.rows.filter((one) => one !== term) } : null;
}

/**
 * Confirms the hand-over: on one day, at one meeting, whoever leaves relinquishes and the designated participant assumes the
 * office. Nominal dates stay as they were decided. Refuses a day ahead or none of the meeting's, a term not designated,
 * and a change made meanwhile to the one or the other: `leaving` is what the form saw of who leaves (`concurrencyToken`). Of a joint office
 * nobody may leave, or one of the holders.
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
  subject: lockTerm,
  run: async ({ tx, input, subject: { kept, term: next, others }, today }) => {
    expectVersion(next, input.expectedVersion);
    const leaving = leavingOf(kept, next, others, input.leaving);
    if (input.conferenceId) await expectMeeting(tx, input.conferenceId, input.on);
    const refusal = refuseHandOver(termOf(next), leaving && termOf(leaving), input.on, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    if (!(await isMemberThroughout(tx, kept, next.participant, today))) throw new Refused('chair-not-member');
    if (leaving) {
      await tx
        .update(chairTerm)
        .set({ stage: 'completed', actualTo: input.on, actualToPrecision: 'day', version: sql`version + 1` })
        .where(eq(chairTerm.id, leaving.id));
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
    const cautions = handOverCautions(termOf(next), mates(kept, next.participant, others), input.on);
    return { ...written(made, { next: summary(next), incumbent: leaving && summary(leaving) }), cautions };
  },
});

/** Who leaves the office to the next: as the form saw it, or the incumbent of the seat. Refuses what is no longer so. */
function leavingOf(kept: Office, next: Row, others: readonly Row[], seen: string | undefined): Row | null {
  const incumbents = others.filter(({ stage }) => stage === 'incumbent');
  const ofSeat = mates(kept, next.participant, incumbents)[0];
  const own = incumbents.find(({ id }) => id === ofSeat?.id) ?? null;
  if (seen === undefined) return own;
  const named = incumbents.find((row) => concurrencyToken(row) === seen) ?? null;
  if (seen !== '' && !named) throw new Refused('changed-meanwhile');
  if (!kept.joint && named !== own) throw new Refused('changed-meanwhile');
  return named;
}

/** Makes the command that ends a designation or an offer: the participant does not take the office. The term stays, as declined. */
export const declineTerm = command({
  act: 'declineTerm',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, instrument: field.line(300) }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { term } }) => {
    expectVersion(term, input.expectedVersion);
    if (!termMoves[term.stage].includes('declined')) throw new Refused('term-not-designated');
    const [made] = await tx
      .update(chairTerm)
      .set({ stage: 'declined', version: sql`version + 1` })
      .where(eq(chairTerm.id, term.id))
      .returning();
    const { after, ...done } = written(made, summary(term));
    return { ...done, after: { ...after, declinedBy: input.instrument } };
  },
});

/** Extends the term of who holds the office: moves the actual end, never the nominal one, by an instrument. */
export const extendTerm = command({
  act: 'extendTerm',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    to: field.partialDate,
    instrument: field.line(300),
  }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { kept, term, others }, today }) => {
    expectVersion(term, input.expectedVersion);
    const before = termOf(term);
    const refusal = refuseExtension(before, input.to, today);
    if (refusal) throw new Refused(refusal.code, refusal);
    if (!(await isMemberThroughout(tx, kept, term.participant, latestEnd(input.to))))
      throw new Refused('chair-not-member', { fields: { to: 'chair-not-member' } });
    const extended = { ...before, actual: { ...before.actual, to: input.to } };
    const overlap = refuseTerm(extended, mates(kept, term.participant, others));
    if (overlap) throw new Refused(overlap.code, { fields: { to: overlap.code } });
    const [made] = await tx
      .update(chairTerm)
      .set({ actualTo: input.to.date, actualToPrecision: input.to.precision, version: sql`version + 1` })
      .where(eq(chairTerm.id, term.id))
      .returning();
    const { after, ...done } = written(made, summary(term));
    return { ...done, after: { ...after, extendedBy: input.instrument } };
  },
});

const bounds = z
  .object({ from: field.optionalPartialDate.optional(), to: field.optionalPartialDate.optional() })
  .optional();

/**
 * Corrects what a term says, for a reason: who holds it, a bound, nominal or actual, the instrument, the note; the record keeps what was said
 * before. What is not given stays. A term that ran or runs is over once its end is past, and runs again where that end is taken away. Refuses bounds
 * out of order and an overlap with another term of the seat, as any term's would be.
 */
export const correctTerm = command({
  act: 'correctTerm',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion.optional(),
    participant: field.participant.optional(),
    nominal: bounds,
    actual: bounds,
    instrument: field.optionalLine(300).optional(),
    note: field.optionalText(2000).optional(),
    reason,
  }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { kept, term, others }, today }) => {
    if (input.expectedVersion !== undefined) expectVersion(term, input.expectedVersion);
    const before = termOf(term);
    const participant = input.participant ?? term.participant;
    await expectParticipant(tx, participant);
    const given = <N extends 'nominal' | 'actual'>(kind: N): Period => ({
      from: input[kind]?.from === undefined ? before[kind].from : input[kind].from,
      to: input[kind]?.to === undefined ? before[kind].to : input[kind].to,
    });
    const corrected: Term = { ...before, participant, nominal: given('nominal'), actual: given('actual') };
    corrected.stage = stageCorrected(before, corrected.actual, today);
    const refusal = refuseTerm(corrected, mates(kept, participant, others));
    if (refusal) throw new Refused(refusal.code, refusal);
    const { instrument = term.instrument, note = term.note } = input;
    if (!instrument && !term.source) throw new Refused('invalid', { fields: { instrument: 'instrument-missing' } });
    const [made] = await tx
      .update(chairTerm)
      .set({
        participant,
        instrument,
        note,
        stage: corrected.stage,
        ...boundsOf('nominal', corrected.nominal),
        ...boundsOf('actual', corrected.actual),
        version: sql`version + 1`,
      })
      .where(eq(chairTerm.id, term.id))
      .returning();
    const { after, ...done } = written(made, summary(term));
    await keepCorrection(tx, {
      noun: 'term',
      subjectId: term.id,
      about: kept.key,
      kind: 'corrected',
      reason: input.reason,
      before: said(term),
      after: made && said(made),
      wasPublic: true,
    });
    return { ...done, after: { ...after, reason: input.reason } };
  },
});

/** Annuls a term or a designation that should never have been recorded, for a reason: it leaves the register, and the record keeps it. */
export const annulTerm = command({
  act: 'annulTerm',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: lockTerm,
  run: async ({ tx, input, subject: { kept, term } }) => {
    expectVersion(term, input.expectedVersion);
    const claims = await dropClaims(tx, 'term', term.id);
    await tx.delete(chairTerm).where(eq(chairTerm.id, term.id));
    await keepCorrection(tx, {
      noun: 'term',
      subjectId: term.id,
      about: kept.key,
      kind: 'annulled',
      reason: input.reason,
      before: said(term),
      wasPublic: true,
    });
    return {
      value: { id: term.id },
      cautions: term.stage === 'incumbent' && !kept.joint ? [{ code: 'seat-vacated' }] : [],
      subject: { noun: 'term', id: term.id },
      before: { ...summary(term), note: term.note, source: term.source, claims },
      after: { reason: input.reason },
    };
  },
});

/** The stage of a term that ran or runs, by its actual end. */
const stageOf = ({ to }: Period, today: string): TermStage =>
  to && latestEnd(to) <= today ? 'completed' : 'incumbent';

/** The stage once the actual dates are corrected: one that ran or runs follows its end, as far as that was or is now known. */
const stageCorrected = (before: Term, actual: Period, today: string): TermStage =>
  (before.stage === 'incumbent' || before.stage === 'completed') && (actual.to || before.actual.to)
    ? stageOf(actual, today)
    : before.stage;

/** The terms of the same seat: of a joint office those of the same holder, else all. */
const mates = (kept: Office, participant: string, rows: readonly Row[]): Term[] =>
  rows.filter((row) => !kept.joint || row.participant === participant).map(termOf);

async function expectParticipant(tx: Tx, participant: string): Promise<void> {
  if (!(await exists(tx, sql`select from participant where key = ${participant}`)))
    throw new Refused('invalid', { fields: { participant: 'choice-missing' } });
}

async function expectMeeting(tx: Tx, id: string, on: string): Promise<void> {
  const [row] = await tx.select().from(conference).where(eq(conference.id, id));
  if (!row) throw new Refused('invalid', { fields: { conferenceId: 'choice-missing' } });
  const from = { date: row.from, precision: row.fromPrecision };
  if (!isDayOf(on, { from, to: partialOf(row.to, row.toPrecision) }))
    throw new Refused('hand-over-elsewhen', { fields: { on: 'hand-over-elsewhen' } });
}

/** A member today, of the process or of the body whose office it is, and nothing in the register that ends it before the term does. */
async function isMemberThroughout(tx: Tx, kept: Office, holder: string, until: string): Promise<boolean> {
  return exists(
    tx,
    sql`select from membership_on(today()) now join membership_period m on m.id = now.id
    where now.participant = ${holder} and now.status = 'member' and (m.to_date is null or m.to_date >= ${until}::date)
    union all select from body_members_on(today()) now join body_member m on m.id = now.id
    where now.body = ${kept.body} and now.participant = ${holder} and now.part = 'member' and (m.to_date is null or m.to_date >= ${until}::date)`,
  );
}

async function lockOffice(tx: Tx, key: string): Promise<{ kept: Office; rows: Row[] } | null> {
  await lockName(tx, `office:${key}`);
  const [kept] = await tx.select().from(office).where(eq(office.key, key));
  if (!kept) return null;
  return { kept, rows: await tx.select().from(chairTerm).where(eq(chairTerm.office, key)).for('update') };
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
    participant: row.participant,
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

const summary = ({
  office: of,
  participant,
  stage,
  nominalFrom,
  nominalTo,
  actualFrom,
  actualTo,
  instrument,
}: Row) => ({
  office: of,
  participant,
  stage,
  nominalFrom,
  nominalTo,
  actualFrom,
  actualTo,
  instrument,
});

/** What a notice says of a term: who, when, by what, in the words of the record. */
const said = (row: Row) => {
  const { nominal, actual, participant, stage } = termOf(row);
  return { participant, stage, actual, nominal, instrument: row.instrument, note: row.note };
};

function written(made: Row | undefined, before: unknown) {
  if (!made) throw new Error('a chair term was not written');
  return { value: { id: made.id }, subject: { noun: 'term', id: made.id }, before, after: summary(made) };
}
