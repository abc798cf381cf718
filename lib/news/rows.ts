import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { conferenceRef, language } from '#lib/act/shape.ts';
import { sourceView } from '#lib/source/rows.ts';

/** A press release in a list, as its reader may see it: one to come is the secretariat's alone. */
export const newsRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  headline: z.string(),
  headlineLanguage: language,
  /** In the language of the headline, as it was typed. */
  lead: z.string().nullable(),
  source: sourceView.nullable(),
  date: z.iso.date(),
  number: z.string().nullable(),
  conference: conferenceRef.nullable(),
  /** Where it stands at this reading: stateOfNews of lib/news/rules.ts says the same. */
  state: z.enum(['scheduled', 'called-off', 'public', 'withdrawn']),
  /** The instant from which it is public, where that was not at once, and the zone in which the office reads it. */
  publicFrom: z.iso.datetime().nullable(),
  zone: z.string(),
  calledOffOn: z.iso.date().nullable(),
  withdrawnOn: z.iso.date().nullable(),
  correctedOn: z.iso.date().nullable(),
  /** The languages in which it is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()),
  /** The languages in which it is whole. */
  languages: z.array(z.string()),
});
export type NewsRow = z.output<typeof newsRow>;

/** What release `n` says in words of a kind, in the language of its headline on a page in `locale`. */
export const saidInNews = (locale: Locale, words: SQL): SQL => sql`(${words} ->> language_in(n.headline, ${locale}))`;

/** The columns of a press release in a list, from `news n`; close it with a where or an order. */
export const newsRows = (locale: Locale): SQL => sql`
  select n.id, n.slug, words_in(n.headline, ${locale}) as headline, language_in(n.headline, ${locale}) as "headlineLanguage",
    case when n.withdrawn_on is null then ${saidInNews(locale, sql`n.lead`)} end as lead, source_json(n.source) as source, n.date, n.number,
    conference_ref(n.conference_id, ${locale}) as conference,
    case when n.called_off_on is not null then 'called-off' when n.withdrawn_on is not null then 'withdrawn'
      when n.public_from > now() then 'scheduled' else 'public' end as state,
    to_char(n.public_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publicFrom", coalesce((select p.zone from process p), 'UTC') as zone,
    n.called_off_on as "calledOffOn", n.withdrawn_on as "withdrawnOn", n.corrected_on as "correctedOn", n.own_translation as "ownTranslation",
    (select json_agg(l order by l) from jsonb_object_keys(n.body) l) as languages
  from news n`;

/** The latest first; of one day the one that was recorded last. */
export const latestNews: SQL = sql`n.date desc, n.created_at desc, n.id`;
