import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { correctionKinds, type Locale } from '#db/vocabulary.ts';
import type { Thing } from '#lib/nouns.ts';

/** What corrections_json gives of each: what was put right, when, why, what had stood and what stands now. */
export const correctionView = z.object({
  id: z.uuid(),
  kind: z.enum(correctionKinds),
  reason: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /** Was it public before it was put right? The public sees no other. */
  public: z.boolean(),
  on: z.iso.date(),
  /** The participants that it speaks of, by their keys. */
  names: z.record(z.string(), z.string()),
});
export type CorrectionView = z.output<typeof correctionView>;

/** The corrections of a noun's things that a page is about, the latest first, as far as the reader may see them: a column of JSON. */
export const correctionsOf = (locale: Locale, noun: Thing, about: SQL | string): SQL =>
  sql`corrections_json(${noun}, ${about}, ${locale})`;
