import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { agendaItem, conference } from '#db/schema/conference.ts';
import { text } from '#db/schema/text.ts';
import { paragraphKinds, textAccessLevels } from '#db/vocabulary.ts';
import { preparedCommand } from '#lib/act/command.ts';
import * as field from '#lib/act/field.ts';
import { outcomeKindsOf, procedure } from '#lib/act/procedure.ts';
import { exists } from '#lib/act/read.ts';
import { Refused } from '#lib/act/result.ts';
import { turnsText } from '#lib/language/turning-mark.ts';
import { fileSaid, textOfFile } from '#lib/text/addition/file/rules.ts';
import { corrected, orphanIn, type Read, readingOf, shapes } from '#lib/text/addition/rules.ts';
import { expectLengths, expectOrder, level, mostLetters, mostParagraphs } from '#lib/text/commands.ts';
import { reworded } from '#lib/text/decision/rules.ts';
import { readPlain } from '#lib/text/plain/rules.ts';
import { readDraft, turnedOut } from '#lib/text/returned/commands.ts';
import { isWritten } from '#lib/text/returned/language/rules.ts';
import { cleanWords, type Paragraph } from '#lib/text/rules.ts';
import { languageNamed } from '#lib/text/said/rules.ts';

const words = z
  .string()
  .max(mostLetters, 'field-too-long')
  .refine((text) => !turnsText(text), 'text-turned');

/** A paragraph that is read from a file or typed one by one. */
const given = z.object({
  kind: field.oneOf(paragraphKinds),
  level,
  words,
  /** The same in other working languages. */
  translations: z.record(z.string(), words).optional().default({}),
});

/**
 * Adds a draft text to a conference, in its original language, from what was pasted or from paragraphs that were read from a file.
 * Until its first revision only the secretariat sees it. Refuses a language that the process does not work in,
 * and a text without a word: nothing could be put behind anything in it.
 */
export const addText = preparedCommand({
  act: 'addText',
  input: z.object({
    conferenceId: field.id,
    agendaItemId: field.optionalId.optional().default(null),
    title: field.someWords(400),
    kind: field.line(60),
    original: field.line(35),
    access: field.oneOf(textAccessLevels),
    office: field.line(80),
    body: field.optionalText(2_000_000).optional().default(null),
    /** A DOCX that is read in place of what was pasted. */
    file: z
      .object({ name: z.string(), bytes: z.custom<Uint8Array>((one) => one instanceof Uint8Array, 'file-missing') })
      .nullable()
      .optional()
      .default(null),
    /** What was chosen for what was read, by its place, where it was understood wrongly. */
    shape: z
      .record(z.string().regex(/^\d{1,4}$/, 'field-invalid'), field.oneOf(shapes))
      .optional()
      .default({}),
    paragraphs: z.array(given).max(mostParagraphs, 'field-invalid').optional().default([]),
  }),
  subject: async (tx, { conferenceId }) =>
    (await tx.select().from(conference).where(eq(conference.id, conferenceId)).for('share'))[0] ?? null,
  prepare: ({ file }) => (file && file.name !== '' ? readDraft(file) : Promise.resolve(null)),
  run: async ({ tx, input, prepared }) => {
    const { body, paragraphs: typed, file: _, shape, ...values } = input;
    const { workingLanguages } = await procedure(tx);
    const refuse = (code: string, name: string): never => {
      throw new Refused(code, { fields: { [name]: code } });
    };
    if (!workingLanguages.includes(values.original)) refuse('language-not-working', 'original');
    if (!(await outcomeKindsOf(tx)).includes(values.kind)) refuse('choice-missing', 'kind');
    if (!(await exists(tx, sql`select from office where key = ${values.office}`))) refuse('choice-missing', 'office');
    if (
      values.access === 'body' &&
      !(await exists(
        tx,
        sql`select from conference c join body b on b.key = c.body
      where c.id = ${values.conferenceId} and b.restricted`,
      ))
    )
      refuse('body-open', 'access');
    await expectItem(tx, values);
    const found = prepared && textOfFile(prepared, values.original, workingLanguages);
    const read: readonly Read[] | null = typed.length > 0 ? null : (found?.paragraphs ?? readPlain(body ?? ''));
    const count = read?.filter(({ isHead }) => isHead !== true).length ?? 0;
    const unsure = read?.filter(({ isSure }) => !isSure).length ?? 0;
    if (count > mostParagraphs)
      throw new Refused('text-too-many', {
        fields: { body: 'text-too-many' },
        params: { count, most: mostParagraphs },
      });
    const reading = read && readingOf(read, shape, values.original);
    const kept = read && corrected(read, shape);
    const orphan = kept && Object.keys(shape).length > 0 ? orphanIn(kept) : null;
    if (orphan && reading) throw new Refused('invalid', { fields: { [`shape.${orphan.from}`]: orphan.code }, reading });
    const paragraphs = (kept ?? typed).flatMap((one) => paragraphOf(one, values.original, workingLanguages));
    if (paragraphs.length === 0) refuse('text-words-missing', 'body');
    expectLengths(
      paragraphs.flatMap((one) => Object.values(one.words)),
      prepared ? 'file' : 'body',
    );
    expectOrder(paragraphs);
    const languages = [values.original, ...workingLanguages.filter((tag) => tag !== values.original)];
    const [made] = await tx
      .insert(text)
      .values({ ...values, languages, paragraphs })
      .returning({ id: text.id });
    if (!made) throw new Error('a text was not written');
    return {
      value: { id: made.id },
      subject: { noun: 'text', id: made.id },
      after: { ...values, languages, paragraphs: paragraphs.length },
      cautions:
        read && reading
          ? [
              ...(isWritten(read.map((one) => one.words).join(' '), values.original)
                ? []
                : [{ code: 'text-other-language', params: languageNamed('language', values.original) }]),
              ...(unsure > 0 ? [{ code: 'text-unsure', params: { count: unsure } }] : []),
              ...(prepared && found ? [...turnedOut(prepared), ...fileSaid(prepared, found, values.original)] : []),
              { code: 'text-read', params: { count }, reading },
            ]
          : [],
    };
  },
});

/** A paragraph as it was read, with an identity; none where it has no words. */
function paragraphOf(
  one: { kind: Paragraph['kind']; level: 1 | 2 | 3; words: string; translations?: Record<string, string> },
  original: string,
  workingLanguages: readonly string[],
): Paragraph[] {
  const words = cleanWords(one.words);
  if (!words) return [];
  const others = Object.entries(one.translations ?? {}).flatMap(([tag, said]) =>
    tag !== original && workingLanguages.includes(tag) && cleanWords(said) ? [[tag, cleanWords(said)]] : [],
  );
  const made: Paragraph = { id: randomUUID(), kind: one.kind, level: one.level, words: {} };
  return [reworded(made, { [original]: words, ...Object.fromEntries(others) }, original)];
}

async function expectItem(
  tx: Tx,
  { agendaItemId, conferenceId }: { agendaItemId: string | null; conferenceId: string },
) {
  if (agendaItemId === null) return;
  const [item] = await tx.select().from(agendaItem).where(eq(agendaItem.id, agendaItemId));
  if (item?.conferenceId !== conferenceId) throw new Refused('invalid', { fields: { agendaItemId: 'choice-missing' } });
}
