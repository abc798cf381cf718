import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, inOrderOf, listed, orderOf } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { type Listed, language } from '#lib/act/shape.ts';
import { releasedRow, releasedRows } from '#lib/document/release/rows.ts';
import { latestOutcomes, type OutcomeRow, outcomeRow, outcomeRows } from '#lib/outcome/rows.ts';
import { claimView, sourced } from '#lib/source/rows.ts';

export type { OutcomeRow } from '#lib/outcome/rows.ts';

/** A page of the outcomes, the latest first or as the address asks; only those without their text, if asked. */
export async function outcomes(
  locale: Locale,
  asked: AskedList & { notAtHand?: boolean } = {},
): Promise<Listed<OutcomeRow>> {
  const title = (of: 'o' | 'c') =>
    inOrderOf(locale, of === 'o' ? sql`words_in(o.title, ${locale})` : sql`words_in(c.title, ${locale})`);
  const order = orderOf(
    asked.sort,
    { title: title('o'), adopted: sql`o.adopted_on`, conference: title('c'), text: sql`o.released_id is null` },
    latestOutcomes,
  );
  return read(PUBLIC, (db) =>
    listed(db, outcomeRow, asked, {
      from: sql`from outcome o left join conference c on c.id = o.conference_id where ${asked.notAtHand ? sql`o.released_id is null` : sql`true`}`,
      count: sql`from outcome o where ${asked.notAtHand ? sql`o.released_id is null` : sql`true`}`,
      key: sql`o.id`,
      order,
      row: sql`${outcomeRows(locale)} where o.id = pick.key`,
    }),
  );
}

const outcomeView = outcomeRow.extend({
  summary: z.string().nullable(),
  summaryLanguage: language.nullable(),
  instrument: z.string().nullable(),
  documents: z.array(releasedRow),
  claims: z.array(claimView),
  ...sourced,
});
export type OutcomeView = z.output<typeof outcomeView>;

/** One outcome; null when there is none of that address. */
export async function outcomeBySlug(locale: Locale, slug: string): Promise<OutcomeView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      outcomeView,
      sql`
      select r.*, words_in(k.summary, ${locale}) as summary, language_in(k.summary, ${locale}) as "summaryLanguage", k.instrument, k.note,
        sources_in(k.note) as mentioned,
        (select coalesce(json_agg(d), '[]') from (${releasedRows(locale)} where d.id = k.released_id) d) as documents,
        source_json(k.source) as source, claims_json('outcome', k.id) as claims
      from (${outcomeRows(locale)} where o.slug = ${slug}) r join outcome k on k.id = r.id`,
    ),
  );
  return row ?? null;
}
