import { eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { proposal } from '#db/schema/proposal.ts';
import { paragraphDecision, text } from '#db/schema/text.ts';
import type { ParagraphDecision, ProposalStage } from '#db/vocabulary.ts';
import { command, expectVersion } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { type Caution, Refused } from '#lib/act/result.ts';
import {
  expectNegotiable,
  expectNoSilence,
  expectOrder,
  expectWorking,
  lockText,
  paragraphWords,
  standing,
  type TextRow,
} from '#lib/text/commands.ts';
import { reworded } from '#lib/text/decision/rules.ts';
import { openProposals, type ProposalRow } from '#lib/text/proposal/queries.ts';
import { lastRevision } from '#lib/text/revision/commands.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { alignmentSaid, paragraphSaid } from '#lib/text/said/rules.ts';

export const onText = z.object({ id: field.id, expectedVersion: field.expectedVersion });
const onParagraph = onText.extend({ paragraphId: field.id });
const ofText = z.object({ id: field.id });

/** A text that is negotiated, held, with all that is open on it. */
async function lockNegotiated(tx: Tx, { id }: { id: string }) {
  const row = await lockText(tx, id);
  return row && { row, open: await openProposals(tx, id) };
}
export type Negotiated = { row: TextRow; open: ProposalRow[] };

export const lead = { key: ofText, subject: lockNegotiated, about: ({ row: { office } }: Negotiated) => ({ office }) };

export async function expectDecidable(tx: Tx, { row }: Negotiated, seen: number): Promise<void> {
  expectVersion(row, seen);
  await expectNegotiable(tx, row);
  await expectNoSilence(tx, row.id);
  if (!row.circulatedAt) throw new Refused('text-not-circulated');
}

const paragraphOf = ({ row }: Negotiated, id: string): Paragraph => {
  const found = row.paragraphs.find((one) => one.id === id);
  if (!found) throw new Refused('proposal-lost');
  return found;
};

/** Of the open proposals those that would change this paragraph; a comment would change nothing. */
const onIt = (open: readonly ProposalRow[], id: string): ProposalRow[] =>
  open.filter((one) => one.paragraphId === id && one.kind !== 'comment');

type Decided = {
  paragraphId: string;
  decision: ParagraphDecision;
  proposals?: readonly string[];
  stage?: ProposalStage;
  paragraphs?: readonly Paragraph[];
  words?: Record<string, string> | null;
  reason?: string | null;
};

/** Records what was established of a paragraph, and what follows for the text and the proposals; the room is at that paragraph then. */
export async function decide(
  tx: Tx,
  { row, open }: Negotiated,
  decided: Decided,
  now: Date,
  saidOf: (text: TextRow & { last: readonly Paragraph[] }) => Caution[],
) {
  const last = await lastRevision(tx, row.id);
  if (!last) throw new Refused('text-not-circulated');
  const { paragraphId, decision, stage, paragraphs = row.paragraphs, words = null, reason: why = null } = decided;
  const proposals = [...(decided.proposals ?? [])];
  expectOrder(paragraphs);
  await tx
    .insert(paragraphDecision)
    .values({ textId: row.id, revisionId: last.id, paragraphId, decision, proposals, words, reason: why });
  if (stage) await settle(tx, proposals, stage, why, now);
  // What the text came to say by this is taken too, whoever else had proposed it.
  const said =
    paragraphs === row.paragraphs ? [] : open.filter((one) => !proposals.includes(one.id) && says(paragraphs, one));
  if (said.length > 0)
    await settle(
      tx,
      said.map(({ id }) => id),
      'agreed',
      null,
      now,
    );
  const focus = paragraphs.some(({ id }) => id === paragraphId) ? paragraphId : row.focus;
  await tx
    .update(text)
    .set({ paragraphs: [...paragraphs], focus, version: sql`version + 1` })
    .where(eq(text.id, row.id));
  const before = row.paragraphs.find(({ id }) => id === paragraphId) ?? null;
  const after = paragraphs.find(({ id }) => id === paragraphId) ?? null;
  return {
    value: { id: row.id, paragraphId },
    subject: { noun: 'text', id: row.id } as const,
    before: { paragraph: before },
    after: {
      decision,
      paragraph: after,
      proposals: [...proposals, ...said.map(({ id }) => id)],
      ...(why && { reason: why }),
    },
    cautions: saidOf({ ...row, last: last.paragraphs }),
  };
}

const settle = (tx: Tx, ids: readonly string[], stage: ProposalStage, why: string | null, now: Date) =>
  tx
    .update(proposal)
    .set({ stage, reason: why, decidedAt: stage === 'bracketed' ? null : now, version: sql`version + 1` })
    .where(inArray(proposal.id, [...ids]));

/** Whether the text says what a proposal would have it say. */
function says(paragraphs: readonly Paragraph[], { kind, paragraphId, words }: ProposalRow): boolean {
  if (kind === 'delete') return !paragraphs.some(({ id }) => id === paragraphId);
  const at = paragraphs.find(({ id }) => id === paragraphId);
  return (
    kind === 'replace' && at !== undefined && Object.entries(words ?? {}).every(([tag, said]) => at.words[tag] === said)
  );
}

/** Establishes that a paragraph is agreed as it stands, ad referendum. Refuses while proposals on it are open. */
export const agreeParagraph = command({
  act: 'agreeParagraph',
  input: onParagraph,
  ...lead,
  run: async ({ tx, input, subject, now }) => {
    await expectDecidable(tx, subject, input.expectedVersion);
    const at = paragraphOf(subject, input.paragraphId);
    if (at.agreed) throw new Refused('paragraph-agreed');
    const open = onIt(subject.open, at.id).length;
    if (open > 0) throw new Refused('paragraph-has-proposals', { params: { count: open } });
    const paragraphs = subject.row.paragraphs.map((one) => (one === at ? { ...at, agreed: true } : one));
    return decide(tx, subject, { paragraphId: at.id, decision: 'agreed', paragraphs }, now, (text) =>
      paragraphSaid('paragraph-agreeing', at.id, text),
    );
  },
});

/** Opens an agreed paragraph again. */
export const reopenParagraph = command({
  act: 'reopenParagraph',
  input: onParagraph,
  ...lead,
  run: async ({ tx, input, subject, now }) => {
    await expectDecidable(tx, subject, input.expectedVersion);
    const at = paragraphOf(subject, input.paragraphId);
    if (!at.agreed) throw new Refused('paragraph-open');
    const { agreed: _, ...open } = at;
    const paragraphs = subject.row.paragraphs.map((one) => (one === at ? open : one));
    return decide(tx, subject, { paragraphId: at.id, decision: 'reopened', paragraphs }, now, (text) =>
      paragraphSaid('paragraph-reopening', at.id, text),
    );
  },
});

/** One proposal that is open on the text. Refuses what became something already, and a comment, which is noted and neither taken nor returned. */
export const openOne = ({ open }: Negotiated, id: string): ProposalRow => {
  const found = open.find((one) => one.id === id);
  if (!found) throw new Refused('proposal-settled');
  if (found.kind === 'comment') throw new Refused('comment-is-noted');
  return found;
};

/**
 * Puts a paragraph in words of the Chair's own, which settle the proposals named with it. `stand` names the translations that stay right as
 * they are; the others that do not change are behind then. Refuses a paragraph that is agreed.
 */
export const mergeProposals = command({
  act: 'mergeProposals',
  input: onParagraph.extend({
    words: paragraphWords,
    stand: standing,
    proposals: z.array(field.id).max(500, 'field-invalid').optional().default([]),
  }),
  ...lead,
  run: async ({ tx, input, subject, now }) => {
    await expectDecidable(tx, subject, input.expectedVersion);
    const { row } = subject;
    const at = paragraphOf(subject, input.paragraphId);
    if (at.agreed) throw new Refused('paragraph-agreed-first');
    expectWorking(row, input);
    if (!input.words[row.original])
      throw new Refused('invalid', { fields: { [`words.${row.original}`]: 'field-missing' } });
    const proposals = input.proposals.map((id) => openOne(subject, id).id);
    const isSame = Object.entries(input.words).every(([tag, said]) => at.words[tag] === said);
    if (isSame && input.stand.length + proposals.length === 0) throw new Refused('proposal-changes-nothing');
    const paragraphs = row.paragraphs.map((one) =>
      one === at ? reworded(at, input.words, row.original, input.stand) : one,
    );
    return decide(
      tx,
      subject,
      { paragraphId: at.id, decision: 'merged', proposals, stage: 'agreed', paragraphs, words: input.words },
      now,
      (text) => [
        ...paragraphSaid('paragraph-wording', at.id, text, isSame ? {} : input.words),
        ...alignmentSaid(at, paragraphs, row.original),
      ],
    );
  },
});

/** Leaves what is proposed on a paragraph open over the next revision. */
export const keepBracketed = command({
  act: 'keepBracketed',
  input: onParagraph,
  ...lead,
  run: async ({ tx, input, subject, now }) => {
    await expectDecidable(tx, subject, input.expectedVersion);
    const proposals = subject.open
      .filter(({ kind, paragraphId, id }) => kind !== 'comment' && (paragraphId ?? id) === input.paragraphId)
      .map(({ id }) => id);
    if (proposals.length === 0) throw new Refused('proposal-settled');
    return decide(
      tx,
      subject,
      { paragraphId: input.paragraphId, decision: 'bracketed', proposals, stage: 'bracketed' },
      now,
      () => [],
    );
  },
});

/** Takes up a paragraph: the projector and every open page follow. */
export const showParagraph = command({
  act: 'showParagraph',
  input: ofText.extend({ paragraphId: field.optionalId }),
  ...lead,
  run: async ({ tx, input, subject: { row } }) => {
    await expectNegotiable(tx, row);
    if (input.paragraphId && !row.paragraphs.some(({ id }) => id === input.paragraphId))
      throw new Refused('proposal-lost');
    await tx.update(text).set({ focus: input.paragraphId }).where(eq(text.id, row.id));
    return {
      value: { id: row.id, paragraphId: input.paragraphId },
      subject: { noun: 'text', id: row.id },
      before: { focus: row.focus },
      after: { focus: input.paragraphId },
    };
  },
});
