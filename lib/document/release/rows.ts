import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, versionKinds } from '#db/vocabulary.ts';
import { conferenceRef, titled } from '#lib/act/shape.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';

/** What is public of a document: a copy, with its own files. */
export const releasedRow = titled.extend({
  id: z.uuid(),
  /** Null of a document that is filed by title and date. */
  symbol: z.string().nullable(),
  conference: conferenceRef.nullable(),
  releasedOn: z.iso.date(),
  languages: z.array(
    z.object({
      lang: z.string(),
      kind: z.enum(versionKinds),
      href: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      /** The day on which it followed, where it was not released with the document. */
      addedOn: z.iso.date().nullable(),
    }),
  ),
  /** Working languages in which there is no version. */
  missing: z.array(z.string()),
  /** Since which day it is withdrawn from the public, and why; then it has no languages. Null while it is public. */
  withdrawnOn: z.iso.date().nullable(),
  withdrawalReason: z.string().nullable(),
  /** The day of its last correction, with what was said before; null where there was none. */
  correctedOn: z.iso.date().nullable(),
  /** What its corrections said and say, as long as it is public. */
  corrections: z.array(correctionView),
  /** The symbol, or title, of the public document that stands in its place now; null while it stands itself. */
  supersededBy: z.string().nullable(),
});
export type ReleasedRow = z.output<typeof releasedRow>;

/** The symbol, or title, of the public document that stands in place of `released_document d` now. A column, null while it stands itself. */
export const successorOf = (locale: Locale): SQL => sql`
  (select coalesce(s.symbol, words_in(s.title, ${locale})) from released_document s
    where s.series = d.series and s.revision > d.revision and s.withdrawn_on is null order by s.revision desc limit 1)`;

/** The columns of a released document in a list, from `released_document d`; close it with a where or an order. */
export const releasedRows = (locale: Locale): SQL => sql`
  select d.id, d.symbol, words_in(d.title, ${locale}) as title, language_in(d.title, ${locale}) as "titleLanguage",
    d.released_on as "releasedOn", conference_ref(d.conference_id, ${locale}) as conference,
    (select coalesce(json_agg(json_build_object('lang', v.language, 'kind', v.kind, 'href', '/api/released/' || v.id,
      'mediaType', v.media_type, 'bytes', v.bytes, 'addedOn', v.added_on) order by v.language, v.media_type), '[]')
      from released_version v where v.released_id = d.id and d.withdrawn_on is null) as languages,
    (select coalesce(json_agg(l), '[]') from process p, jsonb_array_elements_text(p.working_languages) l
      where d.withdrawn_on is null and not exists (select from released_version v where v.released_id = d.id and v.language = l)) as missing,
    d.withdrawn_on as "withdrawnOn", d.withdrawal_reason as "withdrawalReason",
    (select max(c.created_at at time zone p.zone)::date from correction c, process p
      where c.noun = 'document' and c.subject_id = d.document_id::text and c.kind = 'corrected' and c.was_public) as "correctedOn",
    case when d.withdrawn_on is null then ${correctionsOf(locale, 'document', sql`d.document_id::text`)} else '[]' end as corrections,
    ${successorOf(locale)} as "supersededBy"
  from released_document d`;
