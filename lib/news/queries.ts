import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, listed } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { conferenceRef, type Listed, language, words } from '#lib/act/shape.ts';
import { type CorrectionView, correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { withoutText } from '#lib/correction/rules.ts';

/** A press release in a list. */
const newsRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  headline: z.string(),
  headlineLanguage: language,
  date: z.iso.date(),
  conference: conferenceRef.nullable(),
  withdrawnOn: z.iso.date().nullable(),
  correctedOn: z.iso.date().nullable(),
  /** The languages in which it is whole. */
  languages: z.array(z.string()),
});
export type NewsRow = z.output<typeof newsRow>;
/** `otherLanguageOnly`: the release does not exist in the page's language. */
export type NewsView = NewsRow & {
  body: string[];
  otherLanguageOnly: boolean;
  corrections: CorrectionView[];
};

const columns = (locale: Locale): SQL => sql`n.id, n.slug, words_in(n.headline, ${locale}) as headline,
  language_in(n.headline, ${locale}) as "headlineLanguage", n.date, conference_ref(n.conference_id, ${locale}) as conference,
  n.withdrawn_on as "withdrawnOn", n.corrected_on as "correctedOn",
  (select json_agg(l order by l) from jsonb_object_keys(n.body) l) as languages`;

/** A page of the press releases, the latest first. */
export async function news(locale: Locale, asked: AskedList = {}, actor: Actor = PUBLIC): Promise<Listed<NewsRow>> {
  return read(actor, (db) =>
    listed(db, newsRow, asked, {
      from: sql`from news n`,
      key: sql`n.id`,
      order: sql`n.date desc, n.created_at desc`,
      row: sql`select ${columns(locale)} from news n where n.id = pick.key`,
    }),
  );
}

/** One press release; null when there is none of that address. */
export async function newsBySlug(locale: Locale, slug: string): Promise<NewsView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      newsRow.extend({
        text: z.string().nullable(),
        corrections: z.array(correctionView),
      }),
      sql`select ${columns(locale)}, case when n.withdrawn_on is null then words_in(n.body, ${locale}) end as text,
        ${correctionsOf(locale, 'news', sql`n.slug`)} as corrections from news n where n.slug = ${slug}`,
    ),
  );
  if (!row) return null;
  const { text, ...view } = row;
  const body = (text ?? '').split(/\r?\n\s*\r?\n/).filter((paragraph) => paragraph.trim() !== '');
  const corrections = view.withdrawnOn ? withoutText(view.corrections) : view.corrections;
  return { ...view, corrections, body, otherLanguageOnly: view.headlineLanguage !== locale };
}

const keptNews = newsRow.extend({
  version: z.int(),
  headlines: words,
  bodies: words,
  corrections: z.array(correctionView),
});
export type StaffNews = z.output<typeof keptNews>;

/** One press release with all that the office wrote of it; null when there is none. */
export async function staffNews(actor: Actor, locale: Locale, id: string): Promise<StaffNews | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      keptNews,
      sql`select ${columns(locale)}, n.version, n.headline as headlines, n.body as bodies,
        ${correctionsOf(locale, 'news', sql`n.slug`)} as corrections from news n where n.id::text = ${id}`,
    ),
  );
  return row ?? null;
}
