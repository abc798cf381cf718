import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { accessLevels, distributions, documentStages, type Locale, scanStates, versionKinds } from '#db/vocabulary.ts';
import { conferenceRef, keyed, titled } from '#lib/act/shape.ts';

export const version = z.object({
  id: z.uuid(),
  lang: z.string(),
  kind: z.enum(versionKinds),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  addedAt: z.string(),
  /** What the virus scanner said, when, and which engine with which signatures; both null of an unscanned file. */
  scan: z.enum(scanStates),
  scannedAt: z.string().nullable(),
  scannedBy: z.string().nullable(),
});
export type Version = z.output<typeof version>;

/** A document by what others call it: its symbol, or its title where it has none. */
export const namedDocument = z.object({ id: z.uuid(), symbol: z.string() });
export type NamedDocument = z.output<typeof namedDocument>;

/** A document as the register holds it: what every list and every page of documents is made from, whoever reads it. */
export const documentRecord = titled.extend({
  id: z.uuid(),
  /** Null of a document that is filed by title and date. */
  symbol: z.string().nullable(),
  distribution: z.enum(distributions),
  access: z.enum(accessLevels),
  delegation: z.string().nullable(),
  /** The name of that participant today. */
  delegationName: z.string().nullable(),
  /** The body whose conference it is of. */
  body: keyed,
  stage: z.enum(documentStages),
  /** ISO day in the process's zone; null before it is issued. */
  issuedOn: z.iso.date().nullable(),
  /** Of one that was withdrawn after its issue: since which day, and why. */
  wasIssued: z.boolean(),
  withdrawnOn: z.iso.date().nullable(),
  withdrawalReason: z.string().nullable(),
  item: titled.extend({ id: z.uuid(), number: z.string() }).nullable(),
  /** Null where the reader may not see it: a document is never kept back by what it belongs to. */
  conference: conferenceRef.extend({ exercise: z.boolean() }).nullable(),
  versions: z.array(version),
  /** What stands in its place now, of those that the reader may see; null while it stands itself. */
  replacement: namedDocument.nullable(),
  /** The process's working languages. */
  working: z.array(z.string()),
});
export type DocumentRecord = z.output<typeof documentRecord>;

/** The documents of a series, `s`, that were issued and that the reader may see, beside document `d`. */
const circulated = sql`s.series = d.series and s.stage in ('issued', 'superseded')`;

/** What others call document `s` or `d`: its symbol, or its title where it has none. */
export const calledDocument = (locale: Locale, of: 's' | 'd'): SQL =>
  of === 's'
    ? sql`coalesce(s.symbol, words_in(s.title, ${locale}))`
    : sql`coalesce(d.symbol, words_in(d.title, ${locale}))`;

/** Has document `d` gone out to its readers? One that a revision has superseded is still theirs to read, and is counted with them. */
export const goneOut = sql`d.stage in ('issued', 'superseded')`;

/** The columns of a document, from `document d` and `process p`; close it with a where. */
export const documentRows = (locale: Locale): SQL => sql`
  select d.id, d.symbol, words_in(d.title, ${locale}) as title, language_in(d.title, ${locale}) as "titleLanguage",
    d.distribution, d.access, d.delegation,
    case when d.delegation is not null then participant_named(d.delegation, ${locale}, today()) end as "delegationName",
    document_body(d.conference_id, ${locale}) as body,
    d.stage, (d.issued_at at time zone p.zone)::date as "issuedOn",
    d.issued_at is not null as "wasIssued", (d.withdrawn_at at time zone p.zone)::date as "withdrawnOn", d.withdrawal_reason as "withdrawalReason",
    (select json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale}), 'titleLanguage', language_in(a.title, ${locale}))
      from agenda_item a where a.id = d.agenda_item_id) as item,
    (select json_build_object('id', k.id, 'slug', k.slug, 'title', words_in(k.title, ${locale}), 'titleLanguage', language_in(k.title, ${locale}),
      'exercise', k.exercise) from conference k where k.id = d.conference_id) as conference,
    (select coalesce(json_agg(json_build_object('id', v.id, 'lang', v.language, 'kind', v.kind, 'fileName', v.file_name,
      'mediaType', v.media_type, 'bytes', v.bytes, 'addedAt', v.added_at,
      'scan', v.scan, 'scannedAt', v.scanned_at, 'scannedBy', v.scanned_by) order by v.language, v.media_type), '[]')
      from language_version v where v.document_id = d.id) as versions,
    case when d.stage = 'superseded' then (select json_build_object('id', s.id, 'symbol', ${calledDocument(locale, 's')}) from document s
      where ${circulated} and s.revision > d.revision order by s.revision desc limit 1) end as replacement,
    p.working_languages as working
  from document d, process p`;

/** Has a delegation something of document `d`: the document itself, or the notice that what it had was withdrawn? */
export const shownToReaders: SQL = sql`(d.stage in ('issued', 'superseded') or d.stage = 'withdrawn' and d.issued_at is not null)`;

/** The document that a revision replaces, of those issued that the reader may see; from `document d`. */
export const replacedDocument = (
  locale: Locale,
): SQL => sql`case when d.revision > 0 then (select json_build_object('id', s.id, 'symbol', ${calledDocument(locale, 's')}, 'stage', s.stage)
  from document s where ${circulated} and s.revision < d.revision order by s.revision desc limit 1) end`;

/** The revision that replaces a document, or will once it is issued, unless it was withdrawn; from `document d`. */
export const replacingDocument = (
  locale: Locale,
): SQL => sql`(select json_build_object('id', s.id, 'symbol', ${calledDocument(locale, 's')}, 'stage', s.stage) from document s
  where s.series = d.series and s.revision > d.revision and s.stage <> 'withdrawn' order by s.revision limit 1)`;

/** The office's order of symbols, of the table `d`; those without one follow by their titles. */
export const inSymbolOrder: SQL = sql`d.symbol_key collate "C"`;

/**
 * Is a working language still owed of document `d`? Every one is, to a circle of readers and not to one
 * delegation, until the document is past use, or its conference is over and it is issued.
 */
export const owed = sql`d.id in (select n.id from document n where n.stage in ('draft', 'under-review', 'cleared')
    union all select n.id from conference k join document n on n.conference_id = k.id and n.stage = 'issued'
      where k.stage in ('planned', 'announced', 'postponed', 'open'))
  and d.access in ('public', 'participants', 'members', 'body')
  and exists (select from process p, jsonb_array_elements_text(p.working_languages) l
    where not exists (select from language_version v where v.document_id = d.id and (v.language = l or starts_with(v.language, l || '-'))))`;
