import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { text } from '#db/schema/text.ts';
import { paragraphKinds } from '#db/vocabulary.ts';
import { command, expectVersion, lockName } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { rows } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { reason } from '#lib/correction/commands.ts';
import { reworded } from '#lib/text/decision/rules.ts';
import { roundOf } from '#lib/text/round/queries.ts';
import { cleanWords, inserted, moved, orderFault, type Paragraph, withPoints } from '#lib/text/rules.ts';

export type TextRow = typeof text.$inferSelect;

/** How many paragraphs a text may have, and letters a paragraph. */
export const mostParagraphs = 2000;
export const mostLetters = 20_000;

/** The words of a paragraph per language, cleaned; one language at least. Lines that were pasted in become one. */
export const paragraphWords = field
  .someText(mostLetters)
  .transform((words) => Object.fromEntries(Object.entries(words).map(([tag, said]) => [tag, cleanWords(said)])));

/** Holds everything that is done to one text, until the act ends: whoever acts on it waits for whoever did. */
export const lockText = async (tx: Tx, id: string): Promise<TextRow | null> => {
  await lockName(tx, `text:${id}`);
  return (await tx.select().from(text).where(eq(text.id, id)))[0] ?? null;
};

/** Refuses to touch what is withdrawn or adopted: since when it is adopted follows from the database's clock. */
export async function expectNegotiable(tx: Tx, row: TextRow): Promise<void> {
  if (row.withdrawnAt) throw new Refused('text-withdrawn');
  const [found] = await rows(
    tx,
    z.object({ adopted: z.boolean() }),
    sql`select text_adopted_at(${row.id}, clock_timestamp()) is not null as adopted`,
  );
  if (found?.adopted) throw new Refused('text-adopted');
}

/** Refuses to change what is put before States in silence. */
export async function expectNoSilence(tx: Tx, id: string): Promise<void> {
  const [runs] = await rows(
    tx,
    z.object({ at: z.string(), zone: z.string() }),
    sql`select to_char(s.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, p.zone from silence_procedure s, process p
      where s.text_id = ${id} and silence_state(s, clock_timestamp()) = 'running'`,
  );
  if (runs) throw new Refused('silence-runs', { params: runs });
}

/** Refuses while a round takes proposals or comments. */
export async function expectNoRound(tx: Tx, textId: string): Promise<void> {
  const open = await roundOf(tx, textId);
  if (open?.isTaking) throw new Refused('round-open-already');
}

const entitled = z.object({ observer: z.boolean(), status: z.enum(['member', 'observer']).nullable() });

/**
 * Whether a participant may only comment in a round. Refuses whoever was not entitled when it opened, and whoever is so no longer on the day:
 * a State that is suspended meanwhile says nothing more.
 */
export async function expectEntitled(
  tx: Tx,
  { conferenceId }: TextRow,
  { roundId, participant, today }: { roundId: string; participant: string; today: string },
): Promise<boolean> {
  const [found] = await rows(
    tx,
    entitled,
    sql`select p.observer, (select min(e.status) from entitled_on(${conferenceId}, ${today}::date) e where e.participant = p.participant) as status
      from round_participant p where p.round_id = ${roundId} and p.participant = ${participant}`,
  );
  if (!found) throw new Refused('round-not-entitled');
  if (found.status === null) throw new Refused('round-entitled-no-longer');
  return found.observer || found.status === 'observer';
}

/** The translations of a paragraph that stay right as they are, though the original moves on. */
export const standing = z.array(field.line(35)).max(100, 'field-invalid').optional().default([]);

/** Refuses words, and a word on a translation, in a language that the text is not negotiated in. */
export function expectWorking(
  { languages }: Pick<TextRow, 'languages'>,
  { words, stand = [] }: { words: Readonly<Record<string, string>> | null; stand?: readonly string[] },
): void {
  const names = [
    ...Object.keys(words ?? {}).map((tag) => [tag, `words.${tag}`]),
    ...stand.map((tag) => [tag, 'stand']),
  ];
  for (const [tag = '', name = ''] of names)
    if (!languages.includes(tag))
      throw new Refused('language-not-working', { fields: { [name]: 'language-not-working' } });
}

/** Refuses a paragraph of more letters than one may have, that comes by a file or is pasted: `name` is the field that it came by. */
export function expectLengths(said: readonly string[], name: string): void {
  const count = said.reduce((most, words) => Math.max(most, words.length), 0);
  if (count > mostLetters)
    throw new Refused('paragraph-too-long', {
      fields: { [name]: 'paragraph-too-long' },
      params: { count, most: mostLetters },
    });
}

/** Refuses a text whose points hang in the air, or that is too long to be kept. */
export function expectOrder(paragraphs: readonly Paragraph[]): void {
  if (paragraphs.length > mostParagraphs)
    throw new Refused('text-too-long', { params: { count: paragraphs.length, most: mostParagraphs } });
  const fault = orderFault(paragraphs);
  if (fault) throw new Refused(fault.code);
}

export const level = z.coerce
  .number({ error: 'choice-missing' })
  .pipe(z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'choice-missing' }));

const edits = ['word', 'insert', 'delete', 'move', 'shape'] as const;

/**
 * Changes a paragraph of a text that was not circulated yet: its words, its kind and depth, its place; or puts one in or takes one out.
 * Of what is negotiated only the translations are edited: its own words change by proposals and by what the Chair establishes.
 */
export const editText = command({
  act: 'editText',
  input: z.object({
    id: field.id,
    expectedVersion: field.expectedVersion,
    edit: field.oneOf(edits),
    paragraphId: field.optionalId.optional().default(null),
    after: field.optionalId.optional().default(null),
    kind: field.optionalOneOf(paragraphKinds).optional().default(null),
    level: level.optional().default(1),
    words: field.askedWords(mostLetters).optional().default({}),
    stand: standing,
  }),
  subject: (tx, { id }) => lockText(tx, id),
  run: async ({ tx, input, subject: row }) => {
    expectVersion(row, input.expectedVersion);
    await expectNegotiable(tx, row);
    const { original } = row;
    if (input.edit === 'word' && input.words[original] === '')
      throw new Refused('invalid', { fields: { [`words.${original}`]: 'field-missing' } });
    const at = row.paragraphs.find(({ id }) => id === input.paragraphId);
    if (input.edit !== 'insert' && !at) throw new Refused('not-found');
    const words = Object.fromEntries(
      Object.entries(input.words).flatMap(([tag, said]) => (cleanWords(said) ? [[tag, cleanWords(said)]] : [])),
    );
    expectWorking(row, { words, stand: input.stand });
    const isTranslation =
      input.edit === 'word' && at && (words[original] === undefined || words[original] === at.words[original]);
    if (row.circulatedAt && !isTranslation) throw new Refused('text-circulated');
    const paragraphs = edited(row.paragraphs, { ...input, words }, original, at);
    expectOrder(paragraphs);
    await tx.update(text).set({ paragraphs, version: sql`version + 1` }).where(eq(text.id, row.id));
    return {
      value: {
        id: row.id,
        paragraphId: input.paragraphId ?? paragraphs.find((one) => !row.paragraphs.includes(one))?.id ?? null,
      },
      subject: { noun: 'text', id: row.id },
      before: at ? { paragraph: at } : null,
      after: {
        edit: input.edit,
        paragraph: paragraphs.find(({ id }) => id === at?.id) ?? null,
        after: input.after,
        ...(input.edit === 'insert' && { words }),
      },
    };
  },
});

type Edit = {
  edit: (typeof edits)[number];
  after: string | null;
  kind: Paragraph['kind'] | null;
  level: 1 | 2 | 3;
  words: Record<string, string>;
  stand: readonly string[];
};

function edited(
  paragraphs: readonly Paragraph[],
  { edit, after, kind, level: deep, words, stand }: Edit,
  original: string,
  at: Paragraph | undefined,
): Paragraph[] {
  if (edit === 'insert' || !at) {
    if (!words[original]) throw new Refused('invalid', { fields: { [`words.${original}`]: 'field-missing' } });
    const made: Paragraph = { id: randomUUID(), kind: kind ?? 'operative', level: deep, words: {} };
    return inserted(paragraphs, after, reworded(made, words, original));
  }
  if (edit === 'delete') {
    const gone = withPoints(paragraphs, at.id);
    return paragraphs.filter((one) => !gone.includes(one));
  }
  if (edit === 'move') {
    const result = moved(paragraphs, at.id, after);
    if (!result) throw new Refused('move-into-itself', { fields: { after: 'move-into-itself' } });
    return result;
  }
  const next = edit === 'shape' ? { ...at, kind: kind ?? at.kind, level: deep } : reworded(at, words, original, stand);
  if (!next.words[original]) throw new Refused('invalid', { fields: { [`words.${original}`]: 'field-missing' } });
  return paragraphs.map((one) =>
    one === at ? { ...next, ...(at.agreed && edit === 'word' && { agreed: true }) } : one,
  );
}

/** Takes a text off the negotiation, for a reason: it stays, with all that was said on it. */
export const withdrawText = command({
  act: 'withdrawText',
  input: z.object({ id: field.id, expectedVersion: field.expectedVersion, reason }),
  subject: (tx, { id }) => lockText(tx, id),
  run: async ({ tx, input, subject: row, now }) => {
    expectVersion(row, input.expectedVersion);
    await expectNegotiable(tx, row);
    await expectNoSilence(tx, row.id);
    await tx
      .update(text)
      .set({ withdrawnAt: now, withdrawalReason: input.reason, version: sql`version + 1` })
      .where(eq(text.id, row.id));
    return { value: { id: row.id }, subject: { noun: 'text', id: row.id }, after: { reason: input.reason } };
  },
});
