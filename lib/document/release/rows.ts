import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';

/** The columns of a released document in a list (ReleasedRow), from `released_document d`; close it with a where or an order. */
export const releasedRows = (locale: Locale): SQL => sql`
  select d.id, d.symbol, words_in(d.title, ${locale}) as title, language_in(d.title, ${locale}) as "titleLanguage",
    d.released_on as "releasedOn",
    (select json_build_object('slug', k.slug, 'title', words_in(k.title, ${locale}), 'titleLanguage', language_in(k.title, ${locale}))
      from conference k where k.id = d.conference_id) as conference,
    (select coalesce(json_agg(json_build_object('lang', v.language, 'kind', v.kind, 'href', '/api/released/' || v.id,
      'mediaType', v.media_type, 'bytes', v.bytes) order by v.language, v.media_type), '[]')
      from released_version v where v.released_id = d.id) as languages,
    (select coalesce(json_agg(l), '[]') from process p, jsonb_array_elements_text(p.working_languages) l
      where not exists (select from released_version v where v.released_id = d.id and v.language = l)) as missing
  from released_document d`;
