import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { proponent, proposal } from '#db/schema/proposal.ts';
import { paragraphKinds, proposalKinds } from '#db/vocabulary.ts';
import { command } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
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
import { openProposals, type ProposalRow } from '#lib/text/proposal/queries.ts';
import { contradict } from '#lib/text/proposal/rules.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';
import { roundOf } from '#lib/text/round/queries.ts';
import { cleanWords, moved, type Paragraph, wordsIn } from '#lib/text/rules.ts';
import { changesOf, proposalSaid, type SaidProposal } from '#lib/text/said/rules.ts';

export const level = z.preprocess(
  (value) => (value === '' || value === undefined || value === null ? null : Number(value)),
  z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'choice-missing' }).nullable(),
);

/** What a proposal says. */
export const proposed = {
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

export const whole = (
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
export function shaped({ kind, paragraphId, after, paragraphKind, level: deep, words, ...rest }: Proposed) {
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
export function expectLanguages(
  row: TextRow,
  { language, words }: { language: string; words: Record<string, string> | null },
): void {
  if (!row.languages.includes(language))
    throw new Refused('language-not-working', { fields: { language: 'language-not-working' } });
  expectWorking(row, { words });
  if (words && !words[language]) throw new Refused('invalid', { fields: { [`words.${language}`]: 'field-missing' } });
}

/** Refuses what could not be: on a paragraph that is not there, behind itself, or saying what is said already. */
export function expectSense(
  paragraphs: readonly Paragraph[],
  original: string,
  given: ReturnType<typeof shaped>,
): void {
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

/** Whether nobody acts as head of a delegation today. */
export const isHeadless = async (tx: Tx, participant: string): Promise<boolean> =>
  (await rows(tx, z.object({ headed: z.boolean() }), sql`select has_head(${participant}) as headed`))[0]?.headed ===
  false;

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
  run: async ({ tx, input, subject: row, today, now }) => {
    const { textId: _, participant, received, ...given } = input;
    const done = await put(tx, row, { participant, id: randomUUID(), today, now }, shaped(given));
    return { ...done, after: { ...done.after, received } };
  },
});

/**
 * Takes a State back from behind a proposal that is open. What it made itself and others stand behind is not its own to lose: it is that of the
 * first of them then. Gives what became of it.
 */
export async function stepBack(tx: Tx, of: ProposalRow, participant: string, now: Date) {
  const rest = of.proponents.filter((one) => one !== participant);
  const [next] = rest;
  if (!next) {
    await tx
      .update(proposal)
      .set({ stage: 'withdrawn', decidedAt: now, version: sql`version + 1` })
      .where(eq(proposal.id, of.id));
    return { stage: 'withdrawn' as const };
  }
  await tx.delete(proponent).where(and(eq(proponent.proposalId, of.id), eq(proponent.participant, participant)));
  if (of.participant !== participant) return { proponents: rest };
  await tx.update(proposal).set({ participant: next, version: sql`version + 1` }).where(eq(proposal.id, of.id));
  return { participant: next };
}

type Position = Pick<ProposalRow, 'kind' | 'paragraphId'>;

/**
 * Takes a State back from behind whatever contradicts the position that it takes now: it has one on a paragraph. Gives what that was, to be
 * recorded, and to be looked at before.
 */
export async function giveWay(
  tx: Tx,
  row: TextRow & { last: readonly Paragraph[] },
  { participant, position, now }: { participant: string; position: Position; now: Date },
) {
  const before = (await openProposals(tx, row.id)).filter(
    (one) => one.proponents.includes(participant) && contradict(one, position),
  );
  for (const one of before) await stepBack(tx, one, participant, now);
  const said = before.map((one): SaidProposal => ({ ...one, words: one.words?.[one.language] ?? null }));
  return {
    instead: before.map(({ id }) => id),
    cautions: before.length > 0 ? [{ code: 'position-before' }, ...changesOf(said, row)] : [],
  };
}

/** Puts the position of a State before all who see the text, while the round takes it, in the place of one that it contradicts. */
export async function put(
  tx: Tx,
  row: TextRow,
  { participant, id, today, now }: { participant: string; id: string; today: string; now: Date },
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
  const text = { ...row, last: last.paragraphs };
  const { instead, cautions } = await giveWay(tx, text, { participant, position: values, now });
  await tx
    .insert(proposal)
    .values({ id, textId: row.id, roundId: round.id, revisionId: last.id, participant, ...values });
  await tx.insert(proponent).values({ proposalId: id, participant });
  return {
    value: { id, textId: row.id },
    subject: { noun: 'proposal', id },
    after: { text: row.id, round: round.number, participant, ...values, ...(instead.length > 0 && { instead }) },
    cautions: [...proposalSaid(values, text), ...cautions],
  };
}
