import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { atMost, read, rows } from '#lib/act/read.ts';
import { language } from '#lib/act/shape.ts';
import { dayAt } from '#lib/data/rows.ts';
import { inSymbolOrder } from '#lib/document/rows.ts';
import { descriptionOf } from '#lib/news/notation/rules.ts';
import { latestNews } from '#lib/news/rows.ts';
import { latestOutcomes } from '#lib/outcome/rows.ts';
import { processWord } from '#lib/process/rows.ts';

/** What can be followed. */
export const feeds = ['news', 'outcomes', 'documents'] as const;
export type FeedName = (typeof feeds)[number];

const feedEntry = z.object({
  id: z.uuid(),
  title: z.string(),
  titleLanguage: language,
  /** Its page, below the language. */
  path: z.string(),
  /** In ISO 8601, UTC: when it became public, and when it last changed. */
  published: z.string(),
  updated: z.string(),
  summary: z.string().nullable(),
  /** What a press release begins with. */
  lead: z.string().nullable(),
  withdrawnOn: z.iso.date().nullable(),
});
export type FeedEntry = z.output<typeof feedEntry>;

const feedView = z.object({
  acronym: z.string(),
  name: z.string(),
  launched: z.iso.date(),
  loaded: z.string(),
  entries: z.array(feedEntry),
});
export type FeedView = z.output<typeof feedView>;

/** An instant as Atom has it; a day is its first moment at the seat. */
const instant = (at: SQL): SQL => sql`to_char((${at}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const dayBegins = (day: SQL): SQL => sql`((${day})::timestamp at time zone (select p.zone from process p))`;

const entries = (locale: Locale, feed: FeedName): SQL => {
  if (feed === 'news')
    return sql`select n.id, words_in(n.headline, ${locale}) as title, language_in(n.headline, ${locale}) as "titleLanguage", '/news/' || n.slug as path,
        ${instant(sql`greatest(${dayBegins(sql`n.date`)}, n.public_from)`)} as published, ${instant(sql`greatest(${dayBegins(sql`n.date`)}, n.created_at, n.public_from, changed_at('news', n.id::text), ${dayBegins(sql`n.withdrawn_on`)})`)} as updated,
        case when n.withdrawn_on is null then words_in(n.body, ${locale}) end as summary, case when n.withdrawn_on is null then words_in(n.lead, ${locale}) end as lead, n.withdrawn_on as "withdrawnOn"
      from news n order by ${latestNews} ${atMost(50)}`;
  if (feed === 'outcomes')
    return sql`select o.id, words_in(o.title, ${locale}) as title, language_in(o.title, ${locale}) as "titleLanguage", '/outcomes/' || o.slug as path,
        ${instant(sql`o.created_at`)} as published, ${instant(sql`greatest(o.created_at, changed_at('outcome', o.id::text))`)} as updated,
        case when o.withdrawn_on is null then coalesce(words_in(o.summary, ${locale}), concat_ws(', ', nullif(${processWord(locale, 'outcome-kind', sql`o.kind`)}, ''), (conference_ref(o.conference_id, ${locale}) ->> 'title'))) end as summary, null as lead,
        o.withdrawn_on as "withdrawnOn"
      from outcome o order by ${dayAt(sql`o.created_at`)} desc, ${latestOutcomes} ${atMost(50)}`;
  return sql`select d.id, concat_ws(' ', d.symbol, words_in(d.title, ${locale})) as title, language_in(d.title, ${locale}) as "titleLanguage",
      '/conferences/' || (select c.slug from conference c where c.id = d.conference_id) as path,
      ${instant(dayBegins(sql`d.released_on`))} as published,
      ${instant(sql`greatest(${dayBegins(sql`d.released_on`)}, ${dayBegins(sql`(select max(v.added_on) from released_version v where v.released_id = d.id)`)}, ${dayBegins(sql`d.withdrawn_on`)},
        (select max(c.created_at) from correction c where c.noun = 'document' and c.subject_id = d.document_id::text and c.was_public))`)} as updated,
      case when d.withdrawn_on is null then (select string_agg(distinct upper(v.language), ', ') from released_version v where v.released_id = d.id) end as summary, null as lead,
      d.withdrawn_on as "withdrawnOn"
    from released_document d where exists (select from conference c where c.id = d.conference_id) order by d.released_on desc, ${inSymbolOrder} ${atMost(50)}`;
};

/** The latest fifty entries of a feed; null when the register is empty. What was withdrawn stays, and says so without its words. */
export async function feedOf(locale: Locale, feed: FeedName): Promise<FeedView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      feedView,
      sql`select p.acronym, words_in(p.name, ${locale}) as name, to_char(p.launched, 'YYYY-MM-DD') as launched, ${instant(sql`p.loaded_at`)} as loaded,
          (select coalesce(json_agg(e), '[]') from (${entries(locale, feed)}) e) as entries
        from process p`,
    ),
  );
  if (!row || feed !== 'news') return row ?? null;
  // What a press release says is kept in a notation: read, and told in short.
  const inShort = ({ summary, lead }: FeedEntry) => (summary === null ? null : descriptionOf(lead ?? '', summary));
  return { ...row, entries: row.entries.map((entry) => ({ ...entry, summary: inShort(entry) })) };
}
