import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';

/** The columns of an outcome in a list (OutcomeRow), from `outcome o`; close it with a where or an order. */
export const outcomeRows = (locale: Locale): SQL => sql`
  select o.id, o.slug, words_in(o.title, ${locale}) as title, language_in(o.title, ${locale}) as "titleLanguage", o.kind,
    partial_json(o.adopted_on, o.adopted_on_precision) as "adoptedOn", o.released_id is not null as "textAtHand",
    (select json_build_object('slug', k.slug, 'title', words_in(k.title, ${locale}), 'titleLanguage', language_in(k.title, ${locale}))
      from conference k where k.id = o.conference_id) as conference
  from outcome o`;
