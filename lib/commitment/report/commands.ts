import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { commitment, progressReport } from '#db/schema/commitment.ts';
import { outcome } from '#db/schema/outcome.ts';
import { progressStatuses, type ReportStage } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { isOver, lockCommitment } from '#lib/commitment/commands.ts';
import { isOfExercise } from '#lib/commitment/rows.ts';
import { counts, mayBecome, SECRETARIAT } from '#lib/commitment/rules.ts';
import { toCome } from '#lib/conference/rows.ts';

/** Which commitment, and for whom: a participant, or the secretariat where none is named. */
const key = z.object({ id: field.id, participant: field.optionalParticipant.optional().default(null) });

/**
 * Says what an actor did about a commitment, with what shows it: it waits for the secretariat. A head of delegation or national coordinator says
 * it for the own State; the secretariat for itself, and for an actor whose report came to it otherwise. Refuses what is not theirs to keep.
 */
export const reportProgress = command({
  act: 'reportProgress',
  input: key.extend({
    status: field.oneOf(progressStatuses),
    words: field.someText(4000),
    evidenceUrl: field.optionalAddress.optional().default(null),
  }),
  key,
  subject: lockCommitment,
  about: (_commitment, { participant }) => ({ participant }),
  run: async ({ tx, input: { id, participant, ...said }, subject }) => {
    if (isOver(subject)) throw new Refused('commitment-over');
    const actor = participant ?? SECRETARIAT;
    if (!(await exists(tx, sql`select from commitment_actors_on(${id}, today()) a where a.actor = ${actor}`)))
      throw new Refused('commitment-not-ours');
    const [made] = await tx
      .insert(progressReport)
      .values({ commitmentId: id, participant, ...said })
      .returning({ id: progressReport.id });
    if (!made) throw new Error('a report was not written');
    return {
      value: { id, report: made.id },
      subject: { noun: 'report', id: made.id },
      after: { commitment: id, participant, ...said },
    };
  },
});

type Locked = typeof progressReport.$inferSelect & {
  /** What keeps it from the public: its commitment is none of a public outcome, or is there no more. Null where nothing does. */
  closed: 'exercise-not-public' | 'commitment-over' | null;
};

const lockReport = async (tx: Tx, { id }: { id: string }): Promise<Locked | null> => {
  const [row] = await tx
    .select({
      report: progressReport,
      outcome: outcome.id,
      withdrawnOn: outcome.withdrawnOn,
      over: commitment.withdrawnOn,
    })
    .from(progressReport)
    .innerJoin(commitment, eq(commitment.id, progressReport.commitmentId))
    .leftJoin(outcome, eq(outcome.id, commitment.outcomeId))
    .where(eq(progressReport.id, id))
    .for('update', { of: progressReport });
  if (!row) return null;
  const isGone = row.over !== null || row.withdrawnOn !== null;
  return { ...row.report, closed: row.outcome === null ? 'exercise-not-public' : isGone ? 'commitment-over' : null };
};

/** What a report that is locked becomes, and the record of it. */
async function become(tx: Tx, report: Locked, stage: ReportStage, more: { reason?: string; publishedOn?: string }) {
  if (!mayBecome(report.stage, stage)) throw new Refused('report-settled');
  const { id, commitmentId } = report;
  await tx
    .update(progressReport)
    .set({ stage, ...more, reviewedAt: sql`clock_timestamp()`, version: sql`version + 1` })
    .where(eq(progressReport.id, id));
  return {
    value: { id, commitment: commitmentId },
    subject: { noun: 'report', id },
    before: { stage: report.stage },
    after: { stage, ...more },
  };
}

const seen = z.object({ id: field.id, expectedVersion: field.expectedVersion });

/** Sends a report back to whoever made it, with what is asked for; they report anew. */
export const returnReport = command({
  act: 'returnReport',
  input: seen.extend({ reason: field.optionalText(1000).pipe(z.string({ error: 'field-missing' })) }),
  subject: lockReport,
  run: async ({ tx, input, subject }) => {
    expectVersion(subject, input.expectedVersion);
    return become(tx, subject, 'returned', { reason: input.reason });
  },
});

/** Takes a report as it is: it counts, and those who take part see it. */
export const acceptReport = command({
  act: 'acceptReport',
  input: seen,
  subject: lockReport,
  run: async ({ tx, input, subject }) => {
    expectVersion(subject, input.expectedVersion);
    return become(tx, subject, 'accepted', {});
  },
});

/** Makes a report public. Refuses one on what is not public itself, as of an exercise. */
export const publishReport = command({
  act: 'publishReport',
  input: seen,
  subject: lockReport,
  run: async ({ tx, input, subject, today }) => {
    expectVersion(subject, input.expectedVersion);
    if (subject.closed) throw new Refused(subject.closed);
    return become(tx, subject, 'published', { publishedOn: today });
  },
});

/** Puts a report on the agenda of a conference to come, or takes it off where no item is named. Refuses one that is not accepted, and the agenda of an exercise for what is of none. */
export const scheduleReport = command({
  act: 'scheduleReport',
  input: seen.extend({ agendaItemId: field.optionalId }),
  subject: lockReport,
  run: async ({ tx, input: { expectedVersion, agendaItemId }, subject }) => {
    expectVersion(subject, expectedVersion);
    if (!counts(subject)) throw new Refused('report-not-accepted');
    if (agendaItemId === subject.agendaItemId) throw new Refused('nothing-changed');
    const open = sql`select from agenda_item i join conference c on c.id = i.conference_id where i.id = ${agendaItemId} and ${toCome}
      and c.exercise = ${isOfExercise(subject.commitmentId)}`;
    if (agendaItemId && !(await exists(tx, open)))
      throw new Refused('invalid', { fields: { agendaItemId: 'choice-missing' } });
    const { id, commitmentId } = subject;
    await tx.update(progressReport).set({ agendaItemId, version: sql`version + 1` }).where(eq(progressReport.id, id));
    return {
      value: { id, commitment: commitmentId },
      subject: { noun: 'report', id },
      before: { agendaItemId: subject.agendaItemId },
      after: { agendaItemId },
    };
  },
});
