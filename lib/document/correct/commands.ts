import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { document } from '#db/schema/document.ts';
import { accessLevels, distributions } from '#db/vocabulary.ts';
import { command, expectVersion, preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { Refused } from '#lib/act/result.ts';
import { reason as correctionReason, keepCorrection } from '#lib/correction/commands.ts';
import { delegationNamed, expectNamedReaders, itemOf, lockDocument } from '#lib/document/draft/commands.ts';
import {
  type CopiedOut,
  copyOut,
  correctReleased,
  expectNoneRefused,
  recallReleased,
  releaseDocument,
  takeBackCopies,
} from '#lib/document/release/commands.ts';
import { isCirculated } from '#lib/document/rules.ts';
import { meetingOf } from '#lib/document/symbol/queries.ts';

/** Corrects what an issued document says of itself: its title, mark or agenda item. What is public of it follows, with a notice. */
export const correctDocument = command({
  act: 'correctDocument',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    title: field.someWords(400),
    distribution: field.oneOf(distributions),
    agendaItemId: field.optionalId,
    reason: correctionReason,
  }),
  subject: lockDocument,
  run: async ({ tx, input, subject: row }) => {
    expectVersion(row, input.expectedVersion);
    if (!isCirculated(row.stage)) throw new Refused('stage-cannot-follow');
    const meeting = await meetingOf(tx, row.conferenceId);
    if (!meeting) throw new Refused('not-found');
    const { reason, title, distribution } = input;
    const agendaItemId = input.agendaItemId ? await itemOf(tx, meeting, { ...row, ...input, deliberate: true }) : null;
    const was = { title: row.title, distribution: row.distribution, agendaItemId: row.agendaItemId };
    const values = { title, distribution, agendaItemId };
    if (isDeepStrictEqual(was, values)) throw new Refused('nothing-changed');
    await tx
      .update(document)
      .set({ ...values, version: sql`version + 1` })
      .where(eq(document.id, row.id));
    const wasPublic = await correctReleased(tx, row.id, { title, distribution });
    await keepCorrection(tx, {
      noun: 'document',
      subjectId: row.id,
      about: row.id,
      kind: 'corrected',
      reason,
      before: was,
      after: values,
      wasPublic,
    });
    return {
      value: { id: row.id },
      subject: { noun: 'document', id: row.id },
      before: was,
      after: { ...values, reason },
    };
  },
});

/**
 * Changes who may see an issued document, for a reason. Made public, it is copied out; no longer public, the copy gives its place to a
 * notice, and its file is not given out again.
 */
export const changeAccess = preparedCommand({
  act: 'changeAccess',
  input: field.across(
    z.object({
      id: field.id,
      expectedVersion: field.expectedVersion,
      access: field.oneOf(accessLevels),
      delegation: field.optionalParticipant.optional().default(null),
      reason: correctionReason,
    }),
    delegationNamed,
  ),
  subject: lockDocument,
  prepare: async (input, actor): Promise<CopiedOut> =>
    input.access === 'public' ? copyOut(actor, { ...input, stages: ['issued', 'superseded'] }) : [],
  takeBack: takeBackCopies,
  run: async ({ tx, input, subject: row, today }) => {
    expectVersion(row, input.expectedVersion);
    if (!isCirculated(row.stage)) throw new Refused('stage-cannot-follow');
    const { access, delegation, reason } = input;
    const was = { access: row.access, delegation: row.delegation };
    if (isDeepStrictEqual(was, { access, delegation }))
      throw new Refused('nothing-changed', { fields: { access: 'nothing-changed' } });
    const meeting = await meetingOf(tx, row.conferenceId);
    if (meeting) expectNamedReaders(meeting, access);
    await tx.update(document).set({ access, delegation, version: sql`version + 1` }).where(eq(document.id, row.id));
    if (access === 'public') await expectNoneRefused(tx, row.id);
    const released = access === 'public' ? await releaseDocument(tx, { ...row, access }, today) : null;
    const recalled = row.access === 'public' && (await recallReleased(tx, row.id, { today, reason }));
    await keepCorrection(tx, {
      noun: 'document',
      subjectId: row.id,
      about: row.id,
      kind: recalled ? 'withdrawn' : 'corrected',
      reason,
      before: was,
      after: { access, delegation },
      wasPublic: recalled,
    });
    return {
      value: { id: row.id },
      subject: { noun: 'document', id: row.id },
      before: was,
      after: { access, delegation, symbol: row.symbol, reason, released, recalled },
    };
  },
  conflicts: { exercise_not_public: { code: 'exercise-not-public', fields: { access: 'exercise-not-public' } } },
});
