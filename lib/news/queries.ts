import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, listed } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { type Listed, words } from '#lib/act/shape.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { withoutText } from '#lib/correction/rules.ts';
import { releasedRow, releasedRows } from '#lib/document/release/rows.ts';
import { latestNews, type NewsRow, newsRow, newsRows, saidInNews } from '#lib/news/rows.ts';
import { sourceChoice, sourceChoices } from '#lib/source/rows.ts';

export type { NewsRow } from '#lib/news/rows.ts';

/** A page of the press releases, the latest first; those to come and those called off where the actor may see them. */
export async function news(locale: Locale, asked: AskedList = {}, actor: Actor = PUBLIC): Promise<Listed<NewsRow>> {
  return read(actor, (db) =>
    listed(db, newsRow, asked, {
      from: sql`from news n`,
      key: sql`n.id`,
      order: latestNews,
      row: sql`${newsRows(locale)} where n.id = pick.key`,
    }),
  );
}

const attached = (locale: Locale) => sql`(select coalesce(json_agg(d order by place), '[]')
    from jsonb_array_elements_text(n.attachments) with ordinality a(id, place)
    cross join lateral (${releasedRows(locale)} where d.id = a.id::uuid and d.withdrawn_on is null) d)`;

const newsView = newsRow.extend({
  /** As they were typed, in the language of the headline; nothing of one that is withdrawn. */
  body: z.string(),
  contacts: z.string().nullable(),
  attachments: z.array(releasedRow),
  /** How many statements delivered at its conference the register has. */
  statements: z.int(),
  corrections: z.array(correctionView),
});
/** `otherLanguageOnly`: the release does not exist in the page's language. */
export type NewsView = z.output<typeof newsView> & { otherLanguageOnly: boolean };

/** One press release; null when there is none of that address, or none yet. */
export async function newsBySlug(locale: Locale, slug: string): Promise<NewsView | null> {
  const [view] = await read(PUBLIC, (db) =>
    rows(
      db,
      newsView,
      sql`select r.*, case when r.state = 'public' then ${saidInNews(locale, sql`n.body`)} else '' end as body,
        case when r.state = 'public' then ${saidInNews(locale, sql`n.contacts`)} end as contacts,
        case when r.state = 'public' then ${attached(locale)} else '[]' end as attachments,
        (select count(*)::int from statement s where s.conference_id = n.conference_id) as statements,
        ${correctionsOf(locale, 'news', sql`n.slug`)} as corrections
        from (${newsRows(locale)} where n.slug = ${slug}) r join news n on n.id = r.id`,
    ),
  );
  if (!view) return null;
  const corrections = view.withdrawnOn ? withoutText(view.corrections) : view.corrections;
  return { ...view, corrections, otherLanguageOnly: view.headlineLanguage !== locale };
}

const keptNews = newsRow.extend({
  version: z.int(),
  /** The instant from which it is public as the seat's clock shows it: what its form begins with. */
  publicFromAtSeat: z.string().nullable(),
  headlines: words,
  leads: words.nullable(),
  bodies: words,
  contacts: words.nullable(),
  sourceKey: z.string().nullable(),
  /** The ids of the released documents that go with it. */
  attachments: z.array(z.uuid()),
  corrections: z.array(correctionView),
});
export type StaffNews = z.output<typeof keptNews>;

/** One press release with all that the office wrote of it; null when there is none. */
export async function staffNews(actor: Actor, locale: Locale, id: string): Promise<StaffNews | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      keptNews,
      sql`select r.*, n.version, to_char(n.public_from at time zone r.zone, 'YYYY-MM-DD HH24:MI') as "publicFromAtSeat", n.headline as headlines, n.lead as leads, n.body as bodies, n.contacts, n.source as "sourceKey", n.attachments,
        ${correctionsOf(locale, 'news', sql`n.slug`)} as corrections
        from (${newsRows(locale)} where n.id::text = ${id}) r join news n on n.id = r.id`,
    ),
  );
  return row ?? null;
}

const formChoices = z.object({
  zone: z.string(),
  sources: z.array(sourceChoice),
  released: z.array(z.object({ id: z.uuid(), label: z.string() })),
});
export type NewsChoices = z.output<typeof formChoices>;

/** How many released documents a form offers beside those that go with the release already. */
const mostOffered = 100;

/** What the form of a press release offers: sources, and released documents, the latest first and those that go with it already. */
export async function newsChoices(
  actor: Actor,
  locale: Locale,
  attachments: readonly string[] = [],
): Promise<NewsChoices> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      formChoices,
      sql`select coalesce((select p.zone from process p), 'UTC') as zone, ${sourceChoices} as sources,
        (select coalesce(json_agg(json_build_object('id', d.id, 'label', concat_ws(' ', d.symbol, words_in(d.title, ${locale})))
          order by d.released_on desc, d.symbol_key), '[]') from released_document d
          where d.id in (select id from released_document where withdrawn_on is null order by released_on desc, id limit ${mostOffered})
            or ${JSON.stringify(attachments)}::jsonb ? d.id::text) as released`,
    ),
  );
  return row ?? { zone: 'UTC', sources: [], released: [] };
}
