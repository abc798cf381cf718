import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { conferenceModes, conferenceStages, inferredParts, type Locale } from '#db/vocabulary.ts';
import { conferenceRef, keyed, partialDate, titled, words } from '#lib/act/shape.ts';
import { statementRow, statementsOf } from '#lib/conference/statement/rows.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { sourced, vouched, vouchedColumns } from '#lib/source/rows.ts';

/** A conference in a list. */
export const conferenceRow = titled.extend({
  id: z.uuid(),
  slug: z.string(),
  body: z.string(),
  ordinal: z.int().nullable(),
  from: partialDate,
  to: partialDate.nullable(),
  /** Where: the city and, where it is said beside it, the country. */
  city: z.string().nullable(),
  hosts: z.array(keyed),
  mode: z.enum(conferenceModes).nullable(),
  stage: z.enum(conferenceStages),
  /** Postponed, and no new date set: `from` and `to` are those that no longer hold. */
  dateOpen: z.boolean(),
  dateNote: z.string().nullable(),
  /** The part of its days that no source gives, and that was inferred. */
  inferred: z.enum(inferredParts).nullable(),
  source: sourced.source,
  ...vouched,
  /** To try the portal out on, seen only by those signed in who take part or work here. */
  exercise: z.boolean(),
  toCome: z.boolean(),
});
export type ConferenceRow = z.output<typeof conferenceRow>;

/** Whoever has a part in the conference of that id, `p`, named as on a day: a column of JSON. */
const partiesOf = (
  locale: Locale,
  id: SQL,
  day: SQL,
  has: SQL,
): SQL => sql`(select coalesce(json_agg(json_build_object('key', p.participant,
      'name', participant_named(p.participant, ${locale}, ${day})) order by p.participant like 'org:%', participant_named(p.participant, ${locale}, ${day})), '[]')
      from conference_participant p where p.conference_id = ${id} and ${has})`;

/** The columns of a conference in a list, from `conference c`; close it with a where or an order. */
export const conferenceRows = (locale: Locale): SQL => sql`
  select c.id, c.slug, words_in(c.title, ${locale}) as title, language_in(c.title, ${locale}) as "titleLanguage",
    (select words_in(b.name, ${locale}) from body b where b.key = c.body) as body, c.ordinal,
    partial_json(c.from_date, c.from_precision) as "from", partial_json(c.to_date, c.to_precision) as "to",
    nullif(concat_ws(', ', words_in(c.city, ${locale}), words_in(c.country, ${locale})), '') as city,
    ${partiesOf(locale, sql`c.id`, sql`c.from_date`, sql`p.hosts`)} as hosts,
    c.mode, c.stage, c.date_open as "dateOpen", words_in(c.date_note, ${locale}) as "dateNote", c.inferred, c.exercise, ${toCome} as "toCome",
    source_json(c.source) as source, ${vouchedColumns('conference', sql`c.id::text`, sql`c.created_at`)}
  from conference c`;

/** Is a conference, `c`, to come: its last day not past or not set, and it neither closed nor called off? */
export const toCome: SQL = sql`(c.stage not in ('closed', 'cancelled') and (c.date_open or last_day(coalesce(c.to_date, c.from_date), coalesce(c.to_precision, c.from_precision)) >= today()))`;

/** The latest first; those of one day in the order in which they were recorded. */
export const latestConferences: SQL = sql`c.from_date desc, c.created_at, c.id`;

/** Had a participant a part in conference `c`: was it there, or host, or in the chair, or was a statement delivered for it? */
export const hadPart = (
  participant: string,
): SQL => sql`(exists (select from conference_participant p where p.conference_id = c.id and p.participant = ${participant}
    and (p.took_part or p.hosts or p.chairs or p.observes or p.adopted))
  or exists (select from statement s where s.conference_id = c.id and s.participant = ${participant}))`;

/** A conference beside another in the series of its body: what it is called, and its days. */
export const neighbour = conferenceRef.extend({
  from: partialDate,
  to: partialDate.nullable(),
  inferred: z.enum(inferredParts).nullable(),
});
export type Neighbour = z.output<typeof neighbour>;

/**
 * The numbers of its body's series that no conference of the register has, between the number of conference `of` and the one before it that
 * the register has: as many as a page can name. A column of JSON.
 */
export const numbersBefore = (of: SQL): SQL => sql`(select coalesce(json_agg(g order by g), '[]') from generate_series(
    greatest(${of}.ordinal - ${mostMissing}::int, (select coalesce(max(n.ordinal), 0) from conference n where n.body = ${of}.body and n.ordinal < ${of}.ordinal) + 1),
    ${of}.ordinal - 1) g where not exists (select from (${counting(of)}) q where q.number = g))`;
const mostMissing = 100;

/** A conference that a source counts in the series of a body whose conference it is not, by its number there. */
export const countedOn = conferenceRef.extend({ number: z.int(), publisher: z.string() });
export type CountedOn = z.output<typeof countedOn>;

/** The same numbers, of those that a source gives another conference: which, and who counts so. A column of JSON. */
export const countedBefore = (
  locale: Locale,
  of: SQL,
): SQL => sql`(select coalesce(json_agg(json_build_object('id', q.id, 'slug', q.slug,
    'title', words_in(q.title, ${locale}), 'titleLanguage', language_in(q.title, ${locale}), 'number', q.number, 'publisher', q.publisher) order by q.number, q.publisher), '[]')
  from (${counting(of)}) q where q.number < ${of}.ordinal
    and q.number > (select coalesce(max(n.ordinal), 0) from conference n where n.body = ${of}.body and n.ordinal < ${of}.ordinal))`;

/** Who counts which conference as which number of the series of conference `of`: the claims “counted as” that name its body in any language. */
function counting(of: SQL): SQL {
  return sql`select distinct n.id, n.slug, n.title, s.publisher, substring(x.value from '\\d+$')::int as number
    from claim x join conference n on n.id = x.subject_id and not n.exercise join source s on s.key = x.source
      join body b on b.key = ${of}.body join lateral jsonb_each_text(b.name) w on x.value ~ ' \\d{1,3}$' and lower(regexp_replace(x.value, ' \\d+$', '')) = lower(w.value)
    where x.noun = 'conference' and x.field = 'counted-as'`;
}

/** The conference of the same body that stands before or after conference `k` by its days; what was called off and exercises are none of a series. A column of JSON. */
export const neighbourOf = (locale: Locale, which: 'previous' | 'next'): SQL => {
  const [before, order] = which === 'previous' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  return sql`(select json_build_object('id', n.id, 'slug', n.slug, 'title', words_in(n.title, ${locale}), 'titleLanguage', language_in(n.title, ${locale}),
      'from', partial_json(n.from_date, n.from_precision), 'to', partial_json(n.to_date, n.to_precision), 'inferred', n.inferred)
    from conference n where n.body = k.body and not n.exercise and not k.exercise and n.stage <> 'cancelled' and (n.from_date, n.id) ${before} (k.from_date, k.id)
    order by n.from_date ${order}, n.id ${order} limit 1)`;
};

/** The order of an agenda, of the table `a`: the office's own, and where two have one place, that of their numbers, 2 before 10. */
export const inAgendaOrder: SQL = sql`a.rank, substring(a.number from '^[0-9]{1,9}')::int nulls last, a.number collate "C"`;

/** A conference whole, as every page of one conference shows it, whoever reads it: what is of one audience alone is added there. */
export const conferenceFacts = conferenceRow.extend({
  venue: z.string().nullable(),
  zone: z.string().nullable(),
  organiser: z.string().nullable(),
  /** Those who support it, one a line. */
  support: z.string().nullable(),
  opensAt: z.string().nullable(),
  confidentiality: z.string().nullable(),
  chairs: z.array(keyed),
  observers: z.array(keyed),
  formerDays: z.array(z.object({ from: partialDate, to: partialDate.nullable(), reason: z.string().nullable() })),
  corrections: z.array(correctionView),
  financedBy: z.string().nullable(),
  theme: z.string().nullable(),
  /** The languages in which the title is a translation of the secretariat's own. */
  ownTranslation: z.array(z.string()),
  /** The statements delivered at it, in their order, and what was put right of them. */
  statements: z.array(statementRow),
  statementCorrections: z.array(correctionView),
  agenda: z.array(titled.extend({ id: z.uuid(), number: z.string(), version: z.int(), titles: words })),
  ...sourced,
});
export type ConferenceFacts = z.output<typeof conferenceFacts>;
export type AgendaItem = ConferenceFacts['agenda'][number];

/** The conferences, `c`, for which `where` holds, each whole, as `r` and its row as `k`; `more` are further columns. */
export const conferencesWhole = (locale: Locale, where: SQL, more: SQL): SQL => sql`
  select r.*, words_in(k.venue, ${locale}) as venue, k.zone, k.opens_at as "opensAt", words_in(k.organiser, ${locale}) as organiser,
    words_in(k.support, ${locale}) as support, words_in(k.financed_by, ${locale}) as "financedBy", words_in(k.theme, ${locale}) as theme,
    words_in(k.confidentiality, ${locale}) as confidentiality, words_in(k.note, ${locale}) as note,
    sources_in(words_in(k.note, ${locale})) as mentioned,
    ${partiesOf(locale, sql`k.id`, sql`k.from_date`, sql`p.chairs`)} as chairs,
    ${partiesOf(locale, sql`k.id`, sql`k.from_date`, sql`p.observes`)} as observers,
    (select coalesce(json_agg(json_build_object('from', partial_json((f ->> 'from')::date, f ->> 'fromPrecision'),
      'to', partial_json((f ->> 'to')::date, f ->> 'toPrecision'), 'reason', f ->> 'reason') order by at), '[]')
      from jsonb_array_elements(k.former_days) with ordinality d(f, at)) as "formerDays",
    ${correctionsOf(locale, 'conference', sql`k.id::text`)} as corrections, k.own_translation as "ownTranslation",
    ${statementsOf(locale)} as statements, ${correctionsOf(locale, 'statement', sql`k.id::text`)} as "statementCorrections",
    (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale}),
      'titleLanguage', language_in(a.title, ${locale}), 'version', a.version, 'titles', a.title) order by ${inAgendaOrder}), '[]')
      from agenda_item a where a.conference_id = k.id) as agenda,
    ${more}
  from (${conferenceRows(locale)} where ${where}) r join conference k on k.id = r.id`;
