import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';

export type NewsRow = {
  id: string;
  slug: string;
  headline: string;
  headlineLanguage: Locale;
  date: string;
  conference: { slug: string; title: string; titleLanguage: Locale } | null;
};
/** `otherLanguageOnly`: the release does not exist in the page's language. */
export type NewsView = NewsRow & { body: string[]; otherLanguageOnly: boolean };

const columns = (locale: Locale): SQL => sql`n.id, n.slug, words_in(n.headline, ${locale}) as headline,
  language_in(n.headline, ${locale}) as "headlineLanguage", n.date,
  (select json_build_object('slug', k.slug, 'title', words_in(k.title, ${locale}), 'titleLanguage', language_in(k.title, ${locale}))
    from conference k where k.id = n.conference_id) as conference`;

/** Press releases, the latest first. */
export async function news(locale: Locale): Promise<NewsRow[]> {
  return read(PUBLIC, async (db) => [
    ...(await db.execute<NewsRow>(sql`select ${columns(locale)} from news n order by n.date desc, n.created_at desc`)),
  ]);
}

/** One press release; null when there is none of that address. */
export async function newsBySlug(locale: Locale, slug: string): Promise<NewsView | null> {
  const [row] = await read(PUBLIC, (db) =>
    db.execute<NewsRow & { text: string | null }>(
      sql`select ${columns(locale)}, words_in(n.body, ${locale}) as text from news n where n.slug = ${slug}`,
    ),
  );
  if (!row) return null;
  const { text, ...view } = row;
  const body = (text ?? '').split(/\r?\n\s*\r?\n/).filter((paragraph) => paragraph.trim() !== '');
  return { ...view, body, otherLanguageOnly: view.headlineLanguage !== locale };
}

export type StaffNewsRow = NewsRow & { languages: string[] };

/** Press releases as the office lists them, the latest first, with the languages in which each is whole. */
export async function staffNews(actor: Actor, locale: Locale): Promise<StaffNewsRow[]> {
  return read(actor, async (db) => [
    ...(await db.execute<StaffNewsRow>(sql`select ${columns(locale)},
      (select json_agg(l order by l) from jsonb_object_keys(n.body) l) as languages
      from news n order by n.date desc, n.created_at desc`)),
  ]);
}
