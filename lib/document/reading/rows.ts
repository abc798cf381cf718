import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';

/** The columns of a document for its readers (StoredDocument), from `document d` and `process p`; close it with a where. */
export const documentRows = (locale: Locale): SQL => sql`
  select d.id, d.symbol, words_in(d.title, ${locale}) as title, language_in(d.title, ${locale}) as "titleLanguage",
    d.distribution, d.access, d.delegation, d.stage, (d.issued_at at time zone p.zone)::date as "issuedOn",
    d.agenda_item_id as "itemId",
    (select json_build_object('slug', k.slug, 'title', words_in(k.title, ${locale}), 'titleLanguage', language_in(k.title, ${locale}),
      'exercise', k.exercise) from conference k where k.id = d.conference_id) as conference,
    (select coalesce(json_agg(json_build_object('id', v.id, 'lang', v.language, 'kind', v.kind, 'mediaType', v.media_type,
      'bytes', v.bytes)), '[]') from language_version v where v.document_id = d.id) as versions,
    p.working_languages as working
  from document d, process p`;
