import { sql } from 'drizzle-orm';
import type { Locale, OutcomeKind } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import type { ReleasedRow } from '#lib/document/queries.ts';
import { releasedRows } from '#lib/document/release/rows.ts';
import { outcomeRows } from '#lib/outcome/rows.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import type { PartialDate } from '#lib/time/period.ts';

export type OutcomeRow = {
  id: string;
  slug: string;
  title: string;
  titleLanguage: Locale;
  kind: OutcomeKind;
  adoptedOn: PartialDate | null;
  conference: { slug: string; title: string; titleLanguage: Locale } | null;
  /** False: the register knows of it, and its text is not at hand. */
  textAtHand: boolean;
};

export type OutcomeView = OutcomeRow & {
  summary: string | null;
  summaryLanguage: Locale | null;
  instrument: string | null;
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
  documents: ReleasedRow[];
  source: SourceView | null;
  claims: ClaimView[];
};

/** Every outcome, the latest first. */
export async function outcomes(locale: Locale): Promise<OutcomeRow[]> {
  return read(PUBLIC, async (db) => [
    ...(await db.execute<OutcomeRow>(sql`${outcomeRows(locale)} order by o.adopted_on desc nulls last, o.created_at`)),
  ]);
}

/** One outcome; null when there is none of that address. */
export async function outcomeBySlug(locale: Locale, slug: string): Promise<OutcomeView | null> {
  const [row] = await read(PUBLIC, (db) =>
    db.execute<OutcomeView>(sql`
      select r.*, words_in(k.summary, ${locale}) as summary, language_in(k.summary, ${locale}) as "summaryLanguage", k.instrument, k.note,
        sources_in(k.note) as mentioned,
        (select coalesce(json_agg(d), '[]') from (${releasedRows(locale)} where d.id = k.released_id) d) as documents,
        source_json(k.source) as source, claims_json('outcome', k.id) as claims
      from (${outcomeRows(locale)} where o.slug = ${slug}) r join outcome k on k.id = r.id`),
  );
  return row ?? null;
}
