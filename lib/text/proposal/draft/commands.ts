import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { proposalDraft } from '#db/schema/proposal.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { expectNegotiable, lockText } from '#lib/text/commands.ts';
import {
  delegated,
  expectLanguages,
  expectSense,
  isHeadless,
  level,
  proposed,
  put,
  shaped,
  whole,
} from '#lib/text/proposal/commands.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';

/**
 * Keeps what a delegation prepares: a new draft, or one that is there, as whoever changes it saw it. Nobody else sees it, the record says
 * no word of it. Refuses what could not be said in the text.
 */
export const saveProposalDraft = command({
  act: 'saveProposalDraft',
  input: field.across(
    delegated.extend({
      id: field.optionalId.optional().default(null),
      expectedVersion: field.expectedVersion.optional(),
      textId: field.id,
      ...proposed,
    }),
    whole,
  ),
  key: delegated,
  subject: async (_tx, { delegation }) => ({ delegation }),
  about: ({ delegation }) => ({ participant: delegation }),
  run: async ({ tx, actor, input }) => {
    const { id, expectedVersion, textId, delegation, ...given } = input;
    const row = await lockText(tx, textId);
    if (!row) throw new Refused('not-found');
    await expectNegotiable(tx, row);
    const last = await lastRevision(tx, textId);
    if (!last) throw new Refused('text-not-circulated');
    const values = shaped(given);
    if (id !== null) await expectDraft(tx, { delegation, id, textId, expectedVersion }, values);
    expectLanguages(row, values);
    expectSense(row.paragraphs, row.original, values);
    const of = { ...values, revisionId: last.id, accountId: actor.accountId };
    if (id === null) {
      const [made] = await tx
        .insert(proposalDraft)
        .values({ delegation, textId, ...of })
        .returning({ id: proposalDraft.id });
      if (!made) throw new Error('a draft was not written');
      return { value: { id: made.id, textId }, subject: { noun: 'text', id: textId } };
    }
    await tx
      .update(proposalDraft)
      .set({ ...of, savedAt: sql`now()`, version: sql`version + 1` })
      .where(and(eq(proposalDraft.delegation, delegation), eq(proposalDraft.id, id)));
    return { value: { id, textId }, subject: { noun: 'text', id: textId } };
  },
});

const lockDraft = async (tx: Tx, delegation: string, id: string) =>
  (
    await tx
      .select()
      .from(proposalDraft)
      .where(and(eq(proposalDraft.delegation, delegation), eq(proposalDraft.id, id)))
      .for('update')
  )[0] ?? null;

/** Why a draft is not there: it was submitted, and bears the name that it had, or it was removed. */
const goneDraft = async (tx: Tx, delegation: string, id: string): Promise<Refused> =>
  new Refused(
    (await exists(tx, sql`select from proposal where id = ${id} and participant = ${delegation}`))
      ? 'proposal-submitted'
      : 'not-found',
  );

/** Refuses a draft that is not as whoever changes it saw it. What it is and what it is on stays: another proposal is another draft. */
async function expectDraft(
  tx: Tx,
  { delegation, id, textId, expectedVersion = 0 }: Pick<Draft, 'delegation' | 'id' | 'textId'> & Seen,
  { kind, paragraphId }: Pick<Draft, 'kind' | 'paragraphId'>,
): Promise<void> {
  const draft = await lockDraft(tx, delegation, id);
  if (!draft) throw await goneDraft(tx, delegation, id);
  if (draft.textId !== textId) throw new Refused('not-found');
  expectVersion(draft, expectedVersion);
  if (draft.kind !== kind || draft.paragraphId !== paragraphId)
    throw new Refused('invalid', { fields: { kind: 'field-invalid' } });
}
type Draft = typeof proposalDraft.$inferSelect;
type Seen = { expectedVersion?: number | undefined };

const ownDraft = delegated.extend({ id: field.id });
const seenDraft = ownDraft.extend({ expectedVersion: field.expectedVersion });

/** Gives up what the delegation had prepared, as whoever does so saw it. */
export const removeProposalDraft = command({
  act: 'removeProposalDraft',
  input: seenDraft,
  key: ownDraft,
  subject: async (tx, { delegation, id }) => {
    const draft = await lockDraft(tx, delegation, id);
    if (!draft) throw await goneDraft(tx, delegation, id);
    return draft;
  },
  about: ({ delegation }) => ({ participant: delegation }),
  run: async ({ tx, input: { delegation, id, expectedVersion }, subject: draft }) => {
    expectVersion(draft, expectedVersion);
    const { textId } = draft;
    await tx.delete(proposalDraft).where(and(eq(proposalDraft.delegation, delegation), eq(proposalDraft.id, id)));
    return { value: { textId }, subject: { noun: 'text', id: textId } };
  },
});

/**
 * Clears a draft: it is the one position of the State, in the place of one that it contradicts, and everybody who sees the text sees it. Refuses after the close of the round, to
 * the second, whoever was not entitled when it opened, and what the text has come to say meanwhile; the draft stays then.
 */
export const submitProposal = command({
  act: 'submitProposal',
  input: seenDraft,
  key: ownDraft,
  subject: async (tx, { delegation, id }) => {
    const draft = await lockDraft(tx, delegation, id);
    if (!draft) throw await goneDraft(tx, delegation, id);
    return { draft, headless: await isHeadless(tx, delegation) };
  },
  about: ({ draft: { delegation }, headless }) => ({ participant: delegation, headless }),
  run: async ({ tx, input, subject: { draft }, today, now }) => {
    expectVersion(draft, input.expectedVersion);
    const row = await lockText(tx, draft.textId);
    if (!row) throw new Refused('not-found');
    const { kind, paragraphId, after, paragraphKind, level: deep, words, language, rationale } = draft;
    const values = { kind, paragraphId, after, paragraphKind, level: level.parse(deep), words, language, rationale };
    const done = await put(tx, row, { participant: draft.delegation, id: draft.id, today, now }, values);
    await tx
      .delete(proposalDraft)
      .where(and(eq(proposalDraft.delegation, draft.delegation), eq(proposalDraft.id, draft.id)));
    return done;
  },
});
