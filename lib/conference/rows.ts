import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';

/** The columns of a conference in a list (ConferenceRow), from `conference c`; close it with a where or an order. */
export const conferenceRows = (locale: Locale): SQL => sql`
  select c.id, c.slug, words_in(c.title, ${locale}) as title, language_in(c.title, ${locale}) as "titleLanguage",
    (select words_in(b.name, ${locale}) from body b where b.key = c.body) as body, c.ordinal,
    partial_json(c.from_date, c.from_precision) as "from", partial_json(c.to_date, c.to_precision) as "to",
    words_in(c.city, ${locale}) as city,
    case when c.host is null then null else json_build_object('iso3', c.host, 'name', state_named(c.host, ${locale}, c.from_date)) end as host,
    c.mode, c.stage, c.exercise,
    c.stage not in ('closed', 'cancelled') and coalesce(c.to_date, c.from_date) >= today() as "toCome"
  from conference c`;
