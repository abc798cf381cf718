import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { delegationNote } from '#db/schema/proposal.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';

const delegated = z.object({ delegation: field.participant });

/** Keeps a delegation's own note on a paragraph, a text or a document. Nobody else sees it; the record has no word of it. */
export const keepNote = command({
  act: 'keepNote',
  input: field.across(
    delegated.extend({
      id: field.optionalId.optional().default(null),
      textId: field.optionalId.optional().default(null),
      paragraphId: field.optionalId.optional().default(null),
      documentId: field.optionalId.optional().default(null),
      words: field.optionalText(10_000).pipe(z.string({ error: 'field-missing' })),
    }),
    ({ textId, documentId }, refuse) => {
      if ((textId === null) === (documentId === null)) refuse('choice-missing', 'textId');
    },
  ),
  key: delegated,
  subject: async (_tx, { delegation }) => ({ delegation }),
  about: ({ delegation }) => ({ participant: delegation }),
  run: async ({ tx, actor, input }) => {
    const { id, delegation, words, ...of } = input;
    const isSeen = of.textId
      ? sql`select from text where id = ${of.textId}`
      : sql`select from document where id = ${of.documentId}`;
    if (!(await exists(tx, isSeen))) throw new Refused('not-found');
    const value = { textId: of.textId, documentId: of.documentId };
    const subject = of.textId ? { noun: 'text', id: of.textId } : { noun: 'document', id: of.documentId ?? '' };
    if (id === null) {
      await tx.insert(delegationNote).values({ delegation, words, accountId: actor.accountId, ...of });
      return { value, subject };
    }
    const put = await tx
      .update(delegationNote)
      .set({ words, accountId: actor.accountId, savedAt: sql`now()`, version: sql`version + 1` })
      .where(and(eq(delegationNote.delegation, delegation), eq(delegationNote.id, id)))
      .returning({ id: delegationNote.id });
    if (put.length === 0) throw new Refused('not-found');
    return { value, subject };
  },
});

const ownNote = delegated.extend({ id: field.id });

/** Removes a note of the delegation's own. */
export const removeNote = command({
  act: 'removeNote',
  input: ownNote,
  key: ownNote,
  subject: async (tx, { delegation, id }) =>
    (
      await tx
        .select()
        .from(delegationNote)
        .where(and(eq(delegationNote.delegation, delegation), eq(delegationNote.id, id)))
        .for('update')
    )[0] ?? null,
  about: ({ delegation }) => ({ participant: delegation }),
  run: async ({ tx, subject: { delegation, id, textId, documentId } }) => {
    await tx.delete(delegationNote).where(and(eq(delegationNote.delegation, delegation), eq(delegationNote.id, id)));
    return {
      value: { textId, documentId },
      subject: textId ? { noun: 'text', id: textId } : { noun: 'document', id: documentId ?? '' },
    };
  },
});
