import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale, ProcessVocabulary } from '#db/vocabulary.ts';

/** A word of the process itself: what it is called, and which value of the closed list it means. */
export const processTerm = z.object({ key: z.string(), means: z.string().nullable(), name: z.string() });
export type ProcessTerm = z.output<typeof processTerm>;

/** The words of the process itself in one of its vocabularies, in its own order: rows of `processTerm`; none where it has no words of its own. */
export const processTermRows = (locale: Locale, vocabulary: ProcessVocabulary): SQL =>
  sql`select key, means, words_in(name, ${locale}) as name from process_term where vocabulary = ${vocabulary} order by rank, key`;

/** One word of the process itself; null where it has none of its own. */
export const processWord = (locale: Locale, vocabulary: ProcessVocabulary, key: SQL): SQL =>
  sql`process_word(${vocabulary}, ${key}, ${locale})`;
