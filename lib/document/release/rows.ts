import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, versionKinds } from '#db/vocabulary.ts';
import { conferenceRef, titled } from '#lib/act/shape.ts';

/** What is public of a document: a copy, with its own files. */
export const releasedRow = titled.extend({
  id: z.uuid(),
  symbol: z.string(),
  conference: conferenceRef.nullable(),
  releasedOn: z.iso.date(),
  languages: z.array(
    z.object({ lang: z.string(), kind: z.enum(versionKinds), href: z.string(), mediaType: z.string(), bytes: z.int() }),
  ),
  /** Working languages in which there is no version. */
  missing: z.array(z.string()),
  /** The symbol of the public document that stands in its place now; null while it stands itself. */
  supersededBy: z.string().nullable(),
});
export type ReleasedRow = z.output<typeof releasedRow>;

/** The columns of a released document in a list, from `released_document d`; close it with a where or an order. */
export const releasedRows = (locale: Locale): SQL => sql`
  select d.id, d.symbol, words_in(d.title, ${locale}) as title, language_in(d.title, ${locale}) as "titleLanguage",
    d.released_on as "releasedOn", conference_ref(d.conference_id, ${locale}) as conference,
    (select coalesce(json_agg(json_build_object('lang', v.language, 'kind', v.kind, 'href', '/api/released/' || v.id,
      'mediaType', v.media_type, 'bytes', v.bytes) order by v.language, v.media_type), '[]')
      from released_version v where v.released_id = d.id) as languages,
    (select coalesce(json_agg(l), '[]') from process p, jsonb_array_elements_text(p.working_languages) l
      where not exists (select from released_version v where v.released_id = d.id and v.language = l)) as missing,
    (select s.symbol from released_document s where s.series = d.series and s.revision > d.revision
      order by s.revision desc limit 1) as "supersededBy"
  from released_document d`;
