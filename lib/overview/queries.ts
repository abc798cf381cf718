import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { claimNouns, conferenceStages, documentStages, inferredParts, type Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { atMost, read, rows } from '#lib/act/read.ts';
import { partialDate, titled } from '#lib/act/shape.ts';
import { lapsed } from '#lib/chairmanship/rows.ts';
import { type DueRow, dueRow, overdueJson, submittedJson } from '#lib/commitment/rows.ts';
import { toCome } from '#lib/conference/rows.ts';
import { inSymbolOrder, owed } from '#lib/document/rows.ts';
import { handOverDays, mostDue, successionDays } from '#lib/overview/rules.ts';
import { can } from '#lib/policy.ts';
import { disputedMatters } from '#lib/source/rows.ts';

const documentDue = titled.extend({
  id: z.uuid(),
  symbol: z.string().nullable(),
  stage: z.enum(documentStages),
  conference: titled.extend({ id: z.uuid(), exercise: z.boolean() }),
  since: z.iso.date(),
  missing: z.array(z.string()),
});
const conferenceDue = titled.extend({
  id: z.uuid(),
  stage: z.enum(conferenceStages),
  exercise: z.boolean(),
  from: partialDate,
  to: partialDate.nullable(),
  dateOpen: z.boolean(),
  dateNote: z.string().nullable(),
  inferred: z.enum(inferredParts).nullable(),
  city: z.string().nullable(),
  /** Documents issued, and those on the way. */
  documents: z.object({ issued: z.int(), open: z.int() }),
});
const termDue = z.object({
  id: z.uuid(),
  state: z.string(),
  office: z.string(),
  on: partialDate.nullable(),
  over: z.boolean(),
});
/** An account that was opened, and that nobody has signed in with yet. */
const accountDue = z.object({ id: z.uuid(), name: z.string(), email: z.string(), since: z.iso.date() });
const claimDue = z.object({
  id: z.uuid(),
  noun: z.enum(claimNouns),
  about: z.string().nullable(),
  field: z.string(),
  values: z.array(z.string()),
});
/** The first of what is due, and how much is due in all. */
const due = <S extends z.ZodType>(of: S) => z.object({ rows: z.array(of), total: z.int() });

export type DocumentDue = z.output<typeof documentDue>;
export type ConferenceDue = z.output<typeof conferenceDue>;
export type TermDue = z.output<typeof termDue>;
export type AccountDue = z.output<typeof accountDue>;
export type ClaimDue = z.output<typeof claimDue>;
export type CommitmentDue = DueRow['rows'][number];

const overviewRow = z.object({
  today: z.iso.date(),
  draft: due(documentDue),
  cleared: due(documentDue),
  missing: due(documentDue),
  planned: due(conferenceDue),
  toCome: due(conferenceDue),
  /** Terms that end soon, and no successor is designated; and terms designated that are to begin soon. */
  succession: z.array(termDue),
  handOver: z.array(termDue),
  /** Those who hold an office today with a status in which nobody may. */
  lapsed: z.array(termDue),
  claims: due(claimDue),
  /** Progress reports that wait for the secretariat; commitments whose day is past. */
  reports: dueRow,
  overdue: dueRow,
  /** Messages that could not be sent, and work of the portal that failed, as numbers. */
  failed: z.object({ mails: z.int(), jobs: z.int() }),
  /** For whoever keeps accounts. */
  unused: due(accountDue),
});
export type Overview = z.output<typeof overviewRow> & { can: { keepRegister: boolean; keepAccounts: boolean } };

/** The first of what is due with how much there is, from `c` and `d` as `where` says. */
const documents = (locale: Locale, where: SQL): SQL => sql`(
  with due as materialized (select d.id from document d join conference c on c.id = d.conference_id where ${where})
  select json_build_object('total', (select count(*) from due), 'rows', (select coalesce(json_agg(r), '[]') from (
    select d.id, d.symbol, words_in(d.title, ${locale}) as title, language_in(d.title, ${locale}) as "titleLanguage", d.stage,
      json_build_object('id', c.id, 'title', words_in(c.title, ${locale}), 'titleLanguage', language_in(c.title, ${locale}), 'exercise', c.exercise) as conference,
      (coalesce(d.cleared_at, d.created_at) at time zone p.zone)::date as since,
      (select coalesce(json_agg(l), '[]') from jsonb_array_elements_text(p.working_languages) l
        where not exists (select from language_version v where v.document_id = d.id and (v.language = l or starts_with(v.language, l || '-')))) as missing
    from due join document d on d.id = due.id join conference c on c.id = d.conference_id, process p
    order by ${inSymbolOrder} ${atMost(mostDue)}) r)))`;

const conferences = (locale: Locale, where: SQL): SQL => sql`(
  select json_build_object('total', (select count(*) from conference c where ${where}), 'rows', (select coalesce(json_agg(r), '[]') from (
    select c.id, words_in(c.title, ${locale}) as title, language_in(c.title, ${locale}) as "titleLanguage", c.stage, c.exercise,
      partial_json(c.from_date, c.from_precision) as "from", partial_json(c.to_date, c.to_precision) as "to", c.date_open as "dateOpen",
      words_in(c.date_note, ${locale}) as "dateNote", c.inferred, words_in(c.city, ${locale}) as city,
      (select json_build_object('issued', count(*) filter (where d.stage = 'issued'),
        'open', count(*) filter (where d.stage in ('draft', 'under-review', 'cleared'))) from document d where d.conference_id = c.id) as documents
    from conference c where ${where} order by c.from_date, c.id ${atMost(mostDue)}) r)))`;

const terms = (locale: Locale, bound: SQL, precision: SQL, where: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', t.id, 'state', participant_named(t.participant, ${locale}, today()), 'office', words_in(o.name, ${locale}),
    'on', partial_json(${bound}, ${precision}), 'over', ${bound} < today())), '[]')
  from chair_term t join office o on o.key = t.office where ${where})`;

/** What needs the office today, as far as the actor may see it: one statement, of each kind the first few and how many there are. */
export async function overview(actor: Actor, locale: Locale): Promise<Overview | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      overviewRow,
      sql`select today() as today,
        ${documents(locale, sql`d.stage in ('draft', 'under-review')`)} as draft,
        ${documents(locale, sql`d.stage = 'cleared'`)} as cleared,
        ${documents(
          locale,
          // Of a draft the line that it is not cleared says which language it has not.
          sql`${owed} and d.stage not in ('draft', 'under-review')`,
        )} as missing,
        ${conferences(locale, sql`c.stage = 'planned'`)} as planned,
        ${conferences(locale, sql`c.stage in ('announced', 'postponed', 'open') and ${toCome}`)} as "toCome",
        (select coalesce(json_agg(json_build_object('id', t.id, 'state', participant_named(t.participant, ${locale}, today()),
            'office', words_in(o.name, ${locale}), 'on', null, 'over', false) order by o.rank), '[]')
          from incumbent_on(today()) i join chair_term t on t.id = i.id join office o on o.key = i.office where ${lapsed}) as lapsed,
        ${terms(
          locale,
          // An extension has moved the actual end.
          sql`coalesce(t.actual_to, t.nominal_to)`,
          sql`case when t.actual_to is null then t.nominal_to_precision else t.actual_to_precision end`,
          sql`t.stage = 'incumbent' and coalesce(t.actual_to, t.nominal_to) <= today() + ${successionDays}::int
            and not exists (select from chair_term n where n.office = t.office and n.stage = 'designated')`,
        )} as succession,
        ${terms(
          locale,
          sql`t.nominal_from`,
          sql`t.nominal_from_precision`,
          sql`t.stage = 'designated' and t.nominal_from <= today() + ${handOverDays}::int`,
        )} as "handOver",
        (with open as materialized (select m.* from ${disputedMatters} m where not m.accepted)
          select json_build_object('total', (select count(*) from open), 'rows', (select coalesce(json_agg(r), '[]') from (
            select m.id, m.noun, m.field, m."values", coalesce(
              (select participant_named(p.participant, ${locale}, today()) from membership_period p where p.id = m.subject_id),
              (select participant_named(t.participant, ${locale}, today()) from chair_term t where t.id = m.subject_id),
              (select words_in(c.title, ${locale}) from conference c where c.id = m.subject_id),
              (select words_in(u.title, ${locale}) from outcome u where u.id = m.subject_id)) as about
            from open m order by m.noun, m.subject_id, m.field ${atMost(mostDue)}) r))) as claims,
        json_build_object('mails', (select count(*) from mail where state = 'failed'), 'jobs', (select count(*) from failed_jobs())) as failed,
        (select json_build_object('total', (select count(*) from account a where a.active and a.signed_in_at is null), 'rows', (select coalesce(json_agg(r), '[]') from (
          select a.id, a.name, a.email, (a.created_at at time zone p.zone)::date as since from account a, process p
          where a.active and a.signed_in_at is null order by a.name, a.id ${atMost(mostDue)}) r))) as unused,
        ${submittedJson(locale, atMost(mostDue))} as reports, ${overdueJson(locale, atMost(mostDue))} as overdue
      from process`,
    ),
  );
  if (!row) return null;
  const keeps = can(actor, 'recordMembership');
  const nothing = { rows: [], total: 0 };
  return {
    ...row,
    succession: keeps ? row.succession : [],
    handOver: keeps ? row.handOver : [],
    lapsed: keeps ? row.lapsed : [],
    claims: keeps ? row.claims : nothing,
    reports: keeps ? row.reports : nothing,
    overdue: keeps ? row.overdue : nothing,
    can: { keepRegister: keeps, keepAccounts: can(actor, 'keepAccounts') },
  };
}
