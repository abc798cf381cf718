import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';
import type { Thing } from '#lib/nouns.ts';

type Named = { locale: Locale; id: SQL; code: SQL; today: SQL };

/**
 * Where the register has a thing's name: each selects the name, and what a page of the thing goes by, for one id or code.
 * A thing that lib/nouns.ts names and that has no line here does not compile.
 */
const named: Record<Thing, (asked: Named) => SQL> = {
  participant: ({ locale, code, today }) =>
    sql`select participant_named(${code}, ${locale}, ${today}), ${code} where ${code} ~ '^([A-Z]{3}$|org:)'`,
  membership: ({ locale, id, today }) =>
    sql`select participant_named(participant, ${locale}, ${today}), participant from membership_period where id = ${id}`,
  process: ({ code }) => sql`select acronym, acronym from process where acronym = ${code}`,
  body: ({ locale, code }) => sql`select words_in(name, ${locale}), key from body where key = ${code}`,
  'body-member': ({ locale, id, today }) =>
    sql`select participant_named(participant, ${locale}, ${today}), body from body_member where id = ${id}`,
  office: ({ locale, code }) => sql`select words_in(name, ${locale}), key from office where key = ${code}`,
  source: ({ code }) => sql`select publisher || ', ' || title, key from source where key = ${code}`,
  correction: ({ id }) => sql`select reason, id::text from correction where id = ${id}`,
  claim: ({ id }) => sql`select value, id::text from claim where id = ${id}`,
  conference: ({ locale, id }) => sql`select words_in(title, ${locale}), id::text from conference where id = ${id}`,
  'agenda-item': ({ locale, id }) =>
    sql`select number || '. ' || words_in(title, ${locale}), conference_id::text from agenda_item where id = ${id}`,
  statement: ({ locale, id }) =>
    sql`select words_in(speaker, ${locale}), conference_id::text from statement where id = ${id}`,
  term: ({ locale, id, today }) =>
    sql`select participant_named(participant, ${locale}, ${today}), id::text from chair_term where id = ${id}`,
  arrangement: ({ locale, id, today }) =>
    sql`select coalesce((select string_agg(distinct participant_named(p.participant, ${locale}, ${today}), ', ')
      from arrangement_party p where p.arrangement_id = s.id), kind), id::text from secretariat_arrangement s where id = ${id}`,
  document: ({ locale, id }) =>
    sql`select concat_ws(' ', symbol, words_in(title, ${locale})), id::text from document where id = ${id}`,
  released: ({ locale, id }) =>
    sql`select coalesce(symbol, words_in(title, ${locale})), id::text from released_document where id = ${id}`,
  text: ({ locale, id }) => sql`select words_in(title, ${locale}), id::text from text where id = ${id}`,
  revision: ({ id }) =>
    sql`select d.symbol, r.text_id::text from text_revision r join document d on d.id = r.document_id where r.id = ${id}`,
  round: ({ locale, id }) =>
    sql`select words_in(t.title, ${locale}), t.id::text from review_round r join text t on t.id = r.text_id where r.id = ${id}`,
  proposal: ({ locale, id, today }) =>
    sql`select participant_named(participant, ${locale}, ${today}), text_id::text from proposal where id = ${id}`,
  // What a delegation keeps for itself is named to nobody.
  note: () => sql`select null, null where false`,
  silence: ({ locale, id }) =>
    sql`select words_in(t.title, ${locale}), t.id::text from silence_procedure s join text t on t.id = s.text_id where s.id = ${id}`,
  adoption: ({ locale, id }) =>
    sql`select words_in(t.title, ${locale}), t.id::text from adoption k join text t on t.id = k.text_id where k.id = ${id}`,
  position: ({ locale, id, today }) =>
    sql`select participant_named(participant, ${locale}, ${today}), text_id::text from position_statement where id = ${id}`,
  commitment: ({ locale, id }) => sql`select words_in(words, ${locale}), id::text from commitment where id = ${id}`,
  report: ({ locale, id, today }) =>
    sql`select coalesce(participant_named(participant, ${locale}, ${today}), status), commitment_id::text from progress_report where id = ${id}`,
  outcome: ({ locale, id }) => sql`select words_in(title, ${locale}), id::text from outcome where id = ${id}`,
  news: ({ locale, id }) => sql`select words_in(headline, ${locale}), id::text from news where id = ${id}`,
  mail: ({ id }) => sql`select subject, id::text from mail where id = ${id}`,
  retention: () => sql`select null, null where false`,
  // An account's holder is named to whoever may read accounts; the record itself has kept the name since it was opened.
  account: ({ id, code }) => sql`select name, id::text from account where id = ${id}
    union all select entry::jsonb #>> '{after,name}', subject_id from audit_record where act = 'openAccount' and subject_id = ${code}`,
};

/** The names of ids, keys, States and organizations: a row for each code that the register has a name for, and whether it is of an exercise. */
export function namesOf(locale: Locale, codes: readonly string[]): SQL {
  // No arm may call a table `a`: it would be asked about its own rows.
  const asked = { locale, id: sql`a.id`, code: sql`a.code`, today: sql`day.today` };
  const arms = Object.entries(named).map(
    ([thing, select]) => sql`select ${thing}::text as noun, n.* from (${select(asked)}) n (name, ref)`,
  );
  return sql`with day as (select today() as today),
      asked as (select code, case when code ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' then code::uuid end as id
        from json_array_elements_text(${JSON.stringify(codes)}::json) code)
    select a.code, n.name, n.noun, n.ref, exists (select from conference c where c.exercise and (c.id = a.id
      or c.id in (select d.conference_id from document d where d.id = a.id
        union all select i.conference_id from agenda_item i where i.id = a.id))) as exercise
    from asked a cross join day, lateral (
      ${sql.join(arms, sql` union all `)}) n where n.name is not null`;
}
