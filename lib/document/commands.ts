import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { conference } from '#db/schema/conference.ts';
import { document, languageVersion } from '#db/schema/document.ts';
import type { DocumentStage } from '#db/vocabulary.ts';
import { expectVersion, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import { keepCorrection } from '#lib/correction/commands.ts';
import { type DocumentTableRow, lockDocument } from '#lib/document/draft/commands.ts';
import { whatFilesCarry } from '#lib/document/files/carries/commands.ts';
import {
  type CopiedOut,
  copyOut,
  expectNoneRefused,
  recallReleased,
  releaseDocument,
  takeBackCopies,
} from '#lib/document/release/commands.ts';
import { isCirculated, mayMove } from '#lib/document/rules.ts';
import type { Waiting } from '#lib/jobs/outbox.ts';

type MoveAct = 'reviewDocument' | 'returnDocument' | 'clearDocument' | 'issueDocument' | 'withdrawDocument';
type Moved = { row: DocumentTableRow; now: Date; today: string; reason: string | null };

/** Makes the command that moves a document to a stage; `also` is what goes with it, in the same transaction. */
function move(act: MoveAct, to: DocumentStage, also: (tx: Tx, moved: Moved) => Promise<object>) {
  return preparedCommand({
    act,
    input: z.object({
      id: field.id,
      expectedVersion: field.expectedVersion,
      reason: field.optionalText(1000).optional().default(null),
    }),
    subject: lockDocument,
    prepare: async (input, actor): Promise<{ copied: CopiedOut; carries: readonly Caution[] }> =>
      act === 'issueDocument'
        ? {
            copied: await copyOut(actor, { ...input, stages: ['cleared'], access: 'public' }),
            carries: await whatFilesCarry(actor, input.id),
          }
        : { copied: [], carries: [] },
    takeBack: ({ copied }) => takeBackCopies(copied),
    run: async ({ tx, input, subject, prepared, now, today }) => {
      expectVersion(subject, input.expectedVersion);
      const from = subject.stage;
      if (!mayMove(from, to)) throw new Refused('stage-cannot-follow');
      const set = {
        reviewDocument: {},
        returnDocument: { clearedAt: null },
        clearDocument: { clearedAt: now },
        issueDocument: { issuedAt: now },
        withdrawDocument: { withdrawnAt: now, withdrawalReason: input.reason },
      }[act];
      await tx
        .update(document)
        .set({ stage: to, ...set, version: sql`version + 1` })
        .where(eq(document.id, subject.id));
      const more = await also(tx, { row: subject, now, today, reason: input.reason });
      return {
        value: { id: subject.id },
        subject: { noun: 'document', id: subject.id },
        before: { stage: from },
        after: { stage: to, symbol: subject.symbol, ...(input.reason && { reason: input.reason }), ...more },
        cautions: prepared.carries,
        outbox: act === 'issueDocument' ? issued(subject.id) : [],
      };
    },
  });
}

/** Those who may read it hear of it in their next digest. */
const issued = (subject: string): Waiting[] => [
  { kind: 'digest', notice: 'document-issued', subject, participants: null, role: null },
];

const expectFile = async (tx: Tx, { row }: Moved): Promise<object> => {
  const files = await tx
    .select({ id: languageVersion.id })
    .from(languageVersion)
    .where(eq(languageVersion.documentId, row.id));
  if (files.length === 0) throw new Refused('file-missing');
  return {};
};

/** Gives a draft to be looked through before it is cleared. */
export const reviewDocument = move('reviewDocument', 'under-review', expectFile);

/** Takes what is under review or cleared back to the draft, so that it can be edited. */
export const returnDocument = move('returnDocument', 'draft', async () => ({}));

/** Clears a document for issue: its content is settled. */
export const clearDocument = move('clearDocument', 'cleared', expectFile);

/**
 * Issues a cleared document to those whom its access names; a revision supersedes what it replaces; what is public is copied out.
 * Refuses one of a conference that is not announced: its readers would have a document of a meeting that they may not know of.
 */
export const issueDocument = move('issueDocument', 'issued', async (tx, { row, today }) => {
  await expectNoneRefused(tx, row.id);
  const [of] = await tx
    .select({ stage: conference.stage })
    .from(conference)
    .where(eq(conference.id, row.conferenceId))
    .for('share');
  if (of?.stage === 'planned') throw new Refused('conference-not-announced');
  // Only what is issued is superseded: a draft or withdrawn revision in between replaces nothing.
  const [replaced] = await tx
    .select({ id: document.id, symbol: document.symbol })
    .from(document)
    .where(and(eq(document.series, row.series), lt(document.revision, row.revision), eq(document.stage, 'issued')))
    .orderBy(desc(document.revision))
    .limit(1);
  if (replaced) {
    await tx
      .update(document)
      .set({ stage: 'superseded', version: sql`version + 1` })
      .where(eq(document.id, replaced.id));
  }
  const released = row.access === 'public' ? await releaseDocument(tx, row, today) : null;
  return { replaced: replaced?.symbol ?? null, replacedId: replaced?.id ?? null, released };
});

/**
 * Withdraws a document. Of what was issued its readers see from then on that it was withdrawn, when and why, and no file; a copy that
 * was public gives its place to the same notice. Refuses to do that without a reason.
 */
export const withdrawDocument = move('withdrawDocument', 'withdrawn', async (tx, { row, today, reason }) => {
  if (!isCirculated(row.stage)) return {};
  if (!reason) throw new Refused('invalid', { fields: { reason: 'field-missing' } });
  const recalled = await recallReleased(tx, row.id, { today, reason });
  await keepCorrection(tx, {
    noun: 'document',
    subjectId: row.id,
    about: row.id,
    kind: 'withdrawn',
    reason,
    before: { stage: row.stage, title: row.title },
    wasPublic: recalled,
  });
  return { recalled };
});
