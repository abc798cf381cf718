import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { chairTerm } from '#db/schema/chairmanship.ts';
import { conference } from '#db/schema/conference.ts';
import { termStages } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import {
  concurrencyToken,
  designationCautions,
  handOverCautions,
  isDayOf,
  refuseDesignation,
  refuseHandOver,
  refuseTerm,
  type Term,
} from '#lib/chairmanship/rules.ts';
import {
  boundsOf,
  expectUnrefused,
  holderOf,
  isMemberThroughout,
  lockOffice,
  lockTerm,
  mates,
  type Office,
  type Row,
  stageOf,
  summary,
  termOf,
  written,
} from '#lib/chairmanship/term/queries.ts';
import { refuseSaid, saidCautions } from '#lib/chairmanship/term/rules.ts';
import { expectParticipants } from '#lib/process/participant/commands.ts';
import { citeChanged } from '#lib/source/citation/commands.ts';
import { latestEnd, type PartialDate, type Period, partialOf, UNKNOWN } from '#lib/time/period.ts';

const period = z.object({ from: field.optionalFrom, to: field.optionalTo });

/**
 * Keeps a term as sources tell it or an instrument decided it, nominal and actual: how the past comes into the register, and who holds an office
 * already. Without a stage it runs where it has no end, or one to come; a completed one without an end ended on a day that nobody knows. Refuses bounds out of order and an overlap with another of the seat;
 * recorded by hand, also what `refuseSaid` does.
 */
export const recordTerm = command({
  act: 'recordTerm',
  input: field.across(
    z.object({
      office: field.line(80),
      participant: field.participant,
      stage: z.enum(termStages).optional(),
      nominal: period,
      actual: period,
      instrument: field.optionalLine(300).optional().default(null),
      source: field.optionalSource,
      note: field.optionalText(2000).optional().default(null),
    }),
    ({ stage, actual, instrument, source }, refuse) => {
      if (instrument === null && !source) refuse('instrument-missing', 'instrument');
      if (!stage && actual?.from === null) refuse('date-missing', 'actual.from');
    },
  ),
  subject: (tx, { office: key }) => lockOffice(tx, key),
  run: async ({ tx, input, subject: { kept, rows }, today }) => {
    const { nominal, participant, actual: _told, ...values } = input;
    const actual: Period =
      input.stage === 'completed' && input.actual.to === null ? { ...input.actual, to: UNKNOWN } : input.actual;
    await expectParticipants(tx, { participant: [participant] });
    const stage = input.stage ?? stageOf(actual, today);
    const term: Term = { id: '', participant, stage, nominal, actual };
    const others = mates(kept, participant, rows);
    const { holder, launched } = await holderOf(tx, kept, term, today);
    const said = { was: null, others, holder, today };
    // A process file tells of holders that it lists nowhere else, and of dates as its sources give them.
    await expectUnrefused(tx, input.stage ? refuseTerm(term, others) : refuseSaid(term, said));
    const [made] = await tx
      .insert(chairTerm)
      .values({ ...values, participant, stage, ...boundsOf('nominal', nominal), ...boundsOf('actual', actual) })
      .returning();
    return { ...written(made, null), cautions: saidCautions(term, { ...said, launched, joint: kept.joint }) };
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
    const others = mates(kept, participant, rows);
    await expectUnrefused(tx, refuseDesignation({ participant, nominal, member }, others, today));
    const [made] = await tx
      .insert(chairTerm)
      .values({ office: kept.key, participant, stage: 'designated', instrument, ...boundsOf('nominal', nominal) })
      .returning();
    return { ...written(made, null), cautions: designationCautions(nominalFrom, today) };
  },
});

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
    /** As exactly as it is known: a month, where the day is not. */
    on: field.partialDate,
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
        .set({
          stage: 'completed',
          ...boundsOf('actual', { ...termOf(leaving).actual, to: input.on }),
          version: sql`version + 1`,
        })
        .where(eq(chairTerm.id, leaving.id));
    }
    const [made] = await tx
      .update(chairTerm)
      .set({
        stage: 'incumbent',
        ...boundsOf('actual', { ...termOf(next).actual, from: input.on }),
        handOverConference: input.conferenceId,
        version: sql`version + 1`,
      })
      .where(eq(chairTerm.id, next.id))
      .returning();
    const cited = { noun: 'term' as const, before: {}, source: null, today };
    if (leaving) await citeChanged(tx, { ...cited, subject: leaving.id, after: { actualTo: true } });
    const after = { actualFrom: true, handOver: input.conferenceId };
    await citeChanged(tx, { ...cited, subject: next.id, after });
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

async function expectMeeting(tx: Tx, id: string, on: PartialDate): Promise<void> {
  const [row] = await tx.select().from(conference).where(eq(conference.id, id));
  if (!row) throw new Refused('invalid', { fields: { conferenceId: 'choice-missing' } });
  const from = { date: row.from, precision: row.fromPrecision };
  if (!isDayOf(on, { from, to: partialOf(row.to, row.toPrecision) }))
    throw new Refused('hand-over-elsewhen', { fields: { on: 'hand-over-elsewhen' } });
}
