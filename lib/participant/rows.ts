import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import {
  arrangementKinds,
  arrangementParts,
  arrangementStages,
  bodyParts,
  type CitedNoun,
  type Locale,
  membershipStatuses,
  termStages,
} from '#db/vocabulary.ts';
import { conferenceRef, fromBound, keyed, partialDate, toBound } from '#lib/act/shape.ts';
import { claimView, sourced, vouched, vouchedColumns } from '#lib/source/rows.ts';

/** A name of a State in one language while it held. */
export const nameRow = z.object({
  language: z.string(),
  short: z.string(),
  formal: z.string(),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});
export type NameRow = z.output<typeof nameRow>;

/** One status, for as long as the participant had it. */
export const periodRow = z.object({
  id: z.uuid(),
  status: z.enum(membershipStatuses),
  statusWord: z.string().nullable(),
  from: fromBound.nullable(),
  to: toBound.nullable(),
  founding: z.boolean(),
  /** Is it concluded from the role of the organization, which no source calls so? */
  inferred: z.boolean(),
  instrument: z.string().nullable(),
  claims: z.array(claimView),
  ...sourced,
  ...vouched,
});
export type PeriodRow = z.output<typeof periodRow>;

const bounds = z.object({ from: fromBound.nullable(), to: toBound.nullable() });

/** One term of an office. */
export const termRow = z.object({
  id: z.uuid(),
  office: keyed,
  body: keyed.nullable(),
  stage: z.enum(termStages),
  nominal: bounds,
  actual: bounds,
  instrument: z.string().nullable(),
  handOver: conferenceRef.nullable(),
  claims: z.array(claimView),
  ...sourced,
  ...vouched,
});
export type TermRow = z.output<typeof termRow>;

/** Its membership of a body. */
export const bodyMembershipRow = z.object({
  id: z.uuid(),
  body: keyed,
  part: z.enum(bodyParts),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
  instrument: z.string().nullable(),
  ...sourced,
  ...vouched,
});
export type BodyMembershipRow = z.output<typeof bodyMembershipRow>;

/** What it is in an arrangement of the secretariat. */
export const secretariatRow = z.object({
  id: z.uuid(),
  kind: z.enum(arrangementKinds),
  parts: z.array(z.enum(arrangementParts)),
  stage: z.enum(arrangementStages),
  on: partialDate.nullable(),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
  seat: z.string().nullable(),
  ...sourced,
  ...vouched,
});
export type SecretariatRow = z.output<typeof secretariatRow>;

const many = (row: SQL): SQL => sql`(select coalesce(json_agg(x), '[]') from (${row}) x)`;
/** The note of a row with all that vouches for what it says; a membership of a body has the source of the whole alone. */
const note = (locale: Locale, of: SQL, noun: CitedNoun | null): SQL =>
  sql`remark_in(${of}.note, ${locale}) as note, sources_in(${of}.note) as mentioned, source_json(${of}.source) as source,
    ${noun ? vouchedColumns(noun, sql`${of}.id::text`, sql`${of}.created_at`) : sql`'{}'::json as cited, recorded_json(${of}.created_at) as recorded`}`;

/** The names of State `k` in every language, the page's first, the latest of each first: a column of JSON. */
export const namesOf = (locale: Locale): SQL =>
  many(sql`select n.language, n.short, n.formal, n.from_date as "from", n.to_date as "to" from state_name n where n.iso3 = k.iso3
    order by n.language = ${locale} desc, n.language, n.from_date desc nulls last`);

/** The statuses of participant `k`, the latest first: a column of JSON. */
export const periodsOf = (locale: Locale): SQL =>
  many(sql`select p.id, p.status, status_word(p.status, p.word, ${locale}) as "statusWord", bound_json(p.from_date, p.from_precision, p.from_bound) as "from",
      bound_json(p.to_date, p.to_precision, p.to_bound) as "to", p.founding, status_inferred(p) as inferred, p.instrument, claims_json('membership', p.id, ${locale}) as claims, ${note(locale, sql`p`, 'membership')}
    from membership_period p where p.participant = k.key order by p.from_date desc nulls last, p.to_date desc nulls first, p.created_at desc`);

/** The terms of participant `k` in offices of the process and of bodies, the latest first: a column of JSON. */
export const termsOf = (locale: Locale): SQL =>
  many(sql`select t.id, json_build_object('key', o.key, 'name', words_in(o.name, ${locale})) as office,
      case when b.key is not null then json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) end as body, t.stage,
      json_build_object('from', bound_json(t.nominal_from, t.nominal_from_precision, t.nominal_from_bound), 'to', bound_json(t.nominal_to, t.nominal_to_precision, t.nominal_to_bound)) as nominal,
      json_build_object('from', bound_json(t.actual_from, t.actual_from_precision, t.actual_from_bound), 'to', bound_json(t.actual_to, t.actual_to_precision, t.actual_to_bound)) as actual,
      t.instrument, conference_ref(t.hand_over_conference, ${locale}) as "handOver", claims_json('term', t.id, ${locale}) as claims, ${note(locale, sql`t`, 'term')}
    from chair_term t join office o on o.key = t.office left join body b on b.key = o.body where t.participant = k.key
    order by coalesce(t.actual_from, t.nominal_from, t.actual_to, t.nominal_to) desc nulls last, t.created_at desc`);

/** The bodies that participant `k` belongs or belonged to, the latest first: a column of JSON. */
export const bodiesOf = (locale: Locale): SQL =>
  many(sql`select m.id, json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) as body, m.part, m.instrument,
      partial_json(m.from_date, m.from_precision) as "from", partial_json(m.to_date, m.to_precision) as "to", ${note(locale, sql`m`, null)}
    from body_member m join body b on b.key = m.body where m.participant = k.key order by m.from_date desc nulls last, b.rank, m.created_at desc`);

/** What participant `k` is or was in the secretariat, the latest first: a column of JSON. */
export const secretariatOf = (locale: Locale): SQL =>
  many(sql`select a.id, a.kind, a.stage, words_in(a.seat, ${locale}) as seat, partial_json(a.on_date, a.on_precision) as on,
      partial_json(a.from_date, a.from_precision) as "from", partial_json(a.to_date, a.to_precision) as "to",
      (select json_agg(p.part order by p.part) from arrangement_party p where p.arrangement_id = a.id and p.participant = k.key) as parts, ${note(locale, sql`a`, 'arrangement')}
    from secretariat_arrangement a where exists (select from arrangement_party p where p.arrangement_id = a.id and p.participant = k.key)
    order by coalesce(a.from_date, a.on_date) desc nulls last, a.created_at desc`);

/** What is true of participant `k` on `day.day`: its status, the offices it holds, the bodies it belongs to: columns. */
export const onTheDay = (locale: Locale): SQL => sql`
  (select json_build_object('id', p.id, 'status', p.status, 'statusWord', status_word(p.status, p.word, ${locale}), 'certain', o.is_certain)
    from membership_on(day.day) o join membership_period p on p.id = o.id where o.participant = k.key and day.day >= day.launched) as standing,
  ${many(sql`select f.key, words_in(f.name, ${locale}) as name, case when b.key is not null then json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) end as body, i.is_certain as certain
    from incumbent_on(day.day) i join office f on f.key = i.office left join body b on b.key = f.body where i.participant = k.key order by b.rank nulls first, f.rank`)} as offices,
  ${many(sql`select b.key, words_in(b.name, ${locale}) as name, m.part, m.is_certain as certain
    from body_members_on(day.day) m join body b on b.key = m.body where m.participant = k.key order by b.rank`)} as "bodiesOnDay"`;

export const standingOn = z.object({
  id: z.uuid(),
  status: z.enum(membershipStatuses),
  statusWord: z.string().nullable(),
  /** Is it certain on the day, or does the day lie inside a bound that is not exact? */
  certain: z.boolean(),
});
export const officeOn = keyed.extend({ body: keyed.nullable(), certain: z.boolean() });
export const bodyOn = keyed.extend({ part: z.enum(bodyParts), certain: z.boolean() });
