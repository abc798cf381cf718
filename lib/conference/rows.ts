import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { conferenceModes, conferenceStages, type Locale } from '#db/vocabulary.ts';
import { namedState, partialDate, titled } from '#lib/act/shape.ts';
import { sourced } from '#lib/source/rows.ts';

/** A conference in a list. */
export const conferenceRow = titled.extend({
  id: z.uuid(),
  slug: z.string(),
  body: z.string(),
  ordinal: z.int().nullable(),
  from: partialDate,
  to: partialDate.nullable(),
  city: z.string().nullable(),
  host: namedState.nullable(),
  mode: z.enum(conferenceModes).nullable(),
  stage: z.enum(conferenceStages),
  /** To try the portal out on, seen only by those signed in who take part or work here. */
  exercise: z.boolean(),
  toCome: z.boolean(),
});
export type ConferenceRow = z.output<typeof conferenceRow>;

/** The columns of a conference in a list, from `conference c`; close it with a where or an order. */
export const conferenceRows = (locale: Locale): SQL => sql`
  select c.id, c.slug, words_in(c.title, ${locale}) as title, language_in(c.title, ${locale}) as "titleLanguage",
    (select words_in(b.name, ${locale}) from body b where b.key = c.body) as body, c.ordinal,
    partial_json(c.from_date, c.from_precision) as "from", partial_json(c.to_date, c.to_precision) as "to",
    words_in(c.city, ${locale}) as city,
    case when c.host is null then null else json_build_object('iso3', c.host, 'name', state_named(c.host, ${locale}, c.from_date)) end as host,
    c.mode, c.stage, c.exercise, ${toCome} as "toCome"
  from conference c`;

/** Is a conference, `c`, to come: its last day not past, and it neither closed nor called off? */
export const toCome: SQL = sql`(c.stage not in ('closed', 'cancelled') and coalesce(c.to_date, c.from_date) >= today())`;

/** A conference whole, as every page of one conference shows it, whoever reads it: what is of one audience alone is added there. */
export const conferenceFacts = conferenceRow.extend({
  venue: z.string().nullable(),
  zone: z.string().nullable(),
  organiser: z.string().nullable(),
  support: z.array(z.string()),
  financedBy: z.string().nullable(),
  theme: z.string().nullable(),
  /** The languages in which the title is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()),
  agenda: z.array(titled.extend({ id: z.uuid(), number: z.string() })),
  ...sourced,
});
export type ConferenceFacts = z.output<typeof conferenceFacts>;
export type AgendaItem = ConferenceFacts['agenda'][number];

/** The conferences, `c`, for which `where` holds, each whole, as `r` and its row as `k`; `more` are further columns. */
export const conferencesWhole = (locale: Locale, where: SQL, more: SQL): SQL => sql`
  select r.*, k.venue, k.zone, k.organiser, k.support, k.financed_by as "financedBy", k.theme, coalesce(k.note_words ->> ${locale}, k.note) as note,
    sources_in(coalesce(k.note_words ->> ${locale}, k.note)) as mentioned, k.own_translation as "ownTranslation",
    source_json(k.source) as source,
    (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale}),
      'titleLanguage', language_in(a.title, ${locale})) order by a.rank, a.number), '[]')
      from agenda_item a where a.conference_id = k.id) as agenda,
    ${more}
  from (${conferenceRows(locale)} where ${where}) r join conference k on k.id = r.id`;
