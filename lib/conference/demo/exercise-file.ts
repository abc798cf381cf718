import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { accessLevels, conferenceModes, distributions } from '#db/vocabulary.ts';
import type { Block } from '#lib/typeset/text.ts';

/** The languages that the exercise is written in. */
export const exerciseLanguages = ['en', 'ru'] as const;

const words = z.strictObject({ en: z.string(), ru: z.string() });
const partly = z.strictObject({ en: z.string(), ru: z.string().nullable() });
const table = z.strictObject({ caption: z.string(), rows: z.array(z.array(z.string())).min(2) });

const block = z.union([
  z.strictObject({ heading: z.string() }).transform(({ heading: text }): Block => ({ kind: 'heading', text })),
  z.strictObject({ paragraph: z.string() }).transform(({ paragraph: text }): Block => ({ kind: 'paragraph', text })),
  z.strictObject({ point: z.string() }).transform(({ point: text }): Block => ({ kind: 'point', text })),
  z.strictObject({ note: z.string() }).transform(({ note: text }): Block => ({ kind: 'note', text })),
  z.strictObject({ table }).transform((one): Block => ({ kind: 'table', ...one.table })),
]);

const documentForm = z.strictObject({
  /** What follows the symbol of the meeting: L.1/Rev.1. */
  symbol: z.string(),
  /** The number of its agenda item. */
  item: z.string().nullable(),
  title: words,
  subtitle: partly.nullable(),
  distribution: z.enum(distributions),
  access: z.enum(accessLevels),
  stage: z.enum(['draft', 'cleared', 'issued']),
  formats: z.array(z.enum(['pdf', 'docx'])).min(1),
  /** A language without a text has no version. */
  body: z.strictObject({ en: z.array(block), ru: z.array(block).nullable() }),
});

const pageWords = z.strictObject({ secretariat: z.string(), original: z.string(), item: z.string(), page: z.string() });

const form = z.strictObject({
  /** Stands on every page of every document, in both languages. */
  running: z.string(),
  words: z.strictObject({ en: pageWords, ru: pageWords }),
  conference: z.strictObject({
    title: words,
    city: words,
    venue: words,
    theme: words,
    note: words,
    mode: z.enum(conferenceModes),
    opensInDays: z.int().positive(),
    lastsDays: z.int().positive(),
  }),
  agenda: z.array(z.strictObject({ number: z.string(), title: words })),
  documents: z.array(documentForm),
});

export type Exercise = z.output<typeof form>;
export type ExerciseDocument = Exercise['documents'][number];

/** The exercise that a demonstration is given: what is written in db/seed/exercise.json, its form checked. */
export async function readExercise(): Promise<Exercise> {
  const path = join(import.meta.dirname, '../../../db/seed/exercise.json');
  return form.parse(JSON.parse(await readFile(path, 'utf8')));
}
