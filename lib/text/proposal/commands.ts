import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { proponent, proposal, proposalDraft } from '#db/schema/proposal.ts';
import { paragraphKinds, proposalKinds } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { exists, rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import {
  expectEntitled,
  expectNegotiable,
  expectWorking,
  lockText,
  paragraphWords,
  type TextRow,
} from '#lib/text/commands.ts';
import { taken } from '#lib/text/decision/rules.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';
import { roundOf } from '#lib/text/round/queries.ts';
import { cleanWords, moved, type Paragraph, wordsIn } from '#lib/text/rules.ts';
import { proposalSaid } from '#lib/text/said/rules.ts';

const level = z.preprocess(
  (value) => (value === '' || value === undefined || value === null ? null : Number(value)),
  z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'choice-missing' }).nullable(),
);

/** What a proposal says. */
const proposed = {
  kind: field.oneOf(proposalKinds),
  paragraphId: field.optionalId.optional().default(null),
  after: field.optionalId.optional().default(null),
  paragraphKind: field.optionalOneOf(paragraphKinds).optional().default(null),
  level: level.optional().default(null),
  language: field.line(35),
  words: z
    .preprocess(
      (given) =>
        Object.values(Object(given ?? {})).some((said) => typeof said === 'string' && cleanWords(said)) ? given : null,
      paragraphWords.nullable(),
    )
    .optional()
    .default(null),
  rationale: field.optionalText(4000).optional().default(null),
};
type Proposed = z.output<z.ZodObject<typeof proposed>>;

const whole = (
  { kind, paragraphId, words, paragraphKind, language }: Partial<Proposed>,
  refuse: (code: string, name: string) => void,
): void => {
  if (kind === undefined) return;
  if (kind !== 'insert' && !paragraphId) refuse('choice-missing', 'paragraphId');
  if (kind === 'insert' && !paragraphKind) refuse('choice-missing', 'paragraphKind');
  if (['insert', 'replace', 'comment'].includes(kind) && words === null)
    refuse('field-missing', language ? `words.${language}` : 'words');
};

/** Only what belongs to the kind of proposal is kept. */
function shaped({ kind, paragraphId, after, paragraphKind, level: deep, words, ...rest }: Proposed) {
  const isNew = kind === 'insert';
  return {
    ...rest,
    kind,
    paragraphId: isNew ? null : paragraphId,
    after: isNew || kind === 'move' ? after : null,
    paragraphKind: isNew ? paragraphKind : null,
    level: isNew ? (paragraphKind === 'operative' ? (deep ?? 1) : 1) : null,
    words: kind === 'delete' || kind === 'move' ? null : words,
  };
}

/** Refuses words in a language that the text is not negotiated in, and a proposal without words in the one it is given in. */
function expectLanguages(
  row: TextRow,
  { language, words }: { language: string; words: Record<string, string> | null },
): void {
  if (!row.languages.includes(language))
    throw new Refused('language-not-working', { fields: { language: 'language-not-working' } });
  expectWorking(row, { words });
  if (words && !words[language]) throw new Refused('invalid', { fields: { [`words.${language}`]: 'field-missing' } });
}

/** Refuses what could not be: on a paragraph that is not there, behind itself, or saying what is said already. */
function expectSense(paragraphs: readonly Paragraph[], original: string, given: ReturnType<typeof shaped>): void {
  const at = paragraphs.find(({ id }) => id === given.paragraphId);
  if (given.kind !== 'insert' && !at) throw new Refused('proposal-lost', { fields: { paragraphId: 'proposal-lost' } });
  if (given.after !== null && !paragraphs.some(({ id }) => id === given.after))
    throw new Refused('proposal-lost', { fields: { after: 'proposal-lost' } });
  if (given.kind === 'move' && at) {
    const result = moved(paragraphs, at.id, given.after);
    if (!result) throw new Refused('move-into-itself', { fields: { after: 'move-into-itself' } });
    if (result.every(({ id }, place) => id === paragraphs[place]?.id))
      throw new Refused('proposal-changes-nothing', { fields: { after: 'proposal-changes-nothing' } });
  }
  if (given.kind === 'replace' && at && given.words) {
    const says = Object.entries(given.words).every(([tag, said]) => at.words[tag] === said);
    if (says && given.words[wordsIn(at, original, original).language] !== undefined)
      throw new Refused('proposal-changes-nothing', {
        fields: { [`words.${given.language}`]: 'proposal-changes-nothing' },
      });
  }
  if (given.kind === 'insert') {
    const fits = taken(paragraphs, { ...given, id: 'new', words: { [original]: 'x' }, proponents: [] }, original);
    if (fits === 'text-level-orphan') throw new Refused(fits, { fields: { level: fits } });
  }
}

export const delegated = z.object({ delegation: field.participant });

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

/** Whether nobody acts as head of a delegation today. */
export const isHeadless = async (tx: Tx, participant: string): Promise<boolean> =>
  (await rows(tx, z.object({ headed: z.boolean() }), sql`select has_head(${participant}) as headed`))[0]?.headed ===
  false;

/**
 * Clears a draft: it is the one position of the State, and everybody who sees the text sees it. Refuses after the close of the round, to
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
  run: async ({ tx, input, subject: { draft }, today }) => {
    expectVersion(draft, input.expectedVersion);
    const row = await lockText(tx, draft.textId);
    if (!row) throw new Refused('not-found');
    const { kind, paragraphId, after, paragraphKind, level: deep, words, language, rationale } = draft;
    const values = { kind, paragraphId, after, paragraphKind, level: level.parse(deep), words, language, rationale };
    const done = await put(tx, row, { participant: draft.delegation, id: draft.id, today }, values);
    await tx
      .delete(proposalDraft)
      .where(and(eq(proposalDraft.delegation, draft.delegation), eq(proposalDraft.id, draft.id)));
    return done;
  },
});

/**
 * Records the position of a State that was given in the room or by letter. The secretariat sees no draft of a delegation: this is what the
 * State said to it, and `received` says how it came; the record keeps that. Refuses what submitting it would refuse.
 */
export const recordProposal = command({
  act: 'recordProposal',
  input: field.across(
    z.object({ textId: field.id, participant: field.participant, received: field.line(500), ...proposed }),
    whole,
  ),
  subject: (tx, { textId }) => lockText(tx, textId),
  run: async ({ tx, input, subject: row, today }) => {
    const { textId: _, participant, received, ...given } = input;
    const done = await put(tx, row, { participant, id: randomUUID(), today }, shaped(given));
    return { ...done, after: { ...done.after, received } };
  },
});

/** Puts the position of a State before all who see the text, while the round takes it. */
async function put(
  tx: Tx,
  row: TextRow,
  { participant, id, today }: { participant: string; id: string; today: string },
  values: ReturnType<typeof shaped>,
) {
  await expectNegotiable(tx, row);
  const round = await roundOf(tx, row.id);
  if (!round) throw new Refused('no-round-open');
  if (!round.isTaking) throw new Refused('round-closed', { params: { at: round.closesAt, zone: round.zone } });
  if (round.kind === 'comments') throw new Refused('round-no-proposals');
  const isObserver = await expectEntitled(tx, row, { roundId: round.id, participant, today });
  if (isObserver && values.kind !== 'comment') throw new Refused('round-comments-only');
  const last = await lastRevision(tx, row.id);
  if (!last) throw new Refused('text-not-circulated');
  expectLanguages(row, values);
  expectSense(row.paragraphs, row.original, values);
  await tx
    .insert(proposal)
    .values({ id, textId: row.id, roundId: round.id, revisionId: last.id, participant, ...values });
  await tx.insert(proponent).values({ proposalId: id, participant });
  return {
    value: { id, textId: row.id },
    subject: { noun: 'proposal', id },
    after: { text: row.id, round: round.number, participant, ...values },
    cautions: proposalSaid(values, { ...row, last: last.paragraphs }),
  };
}
