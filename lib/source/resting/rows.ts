import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CitedNoun, claimKinds, type Locale, membershipStatuses } from '#db/vocabulary.ts';
import { fromBound, toBound } from '#lib/act/shape.ts';
import type { CitableField } from '#lib/source/citation/rules.ts';

/** What of the register may rest on a source, in the order in which its page has it. */
export const restingKinds = [
  'process',
  'membership',
  'term',
  'body',
  'body-member',
  'arrangement',
  'organization',
  'conference',
  'outcome',
  'statement',
  'news',
  'claim',
] as const;

/** One entry of the register that rests on a source: its row, or what the source says of a fact of it. */
export const restingRow = z.object({
  key: z.string(),
  kind: z.enum(restingKinds),
  title: z.string(),
  titleLanguage: z.string().nullable(),
  /** What it says in short: a status, an office, a body. Words of the register. */
  about: z.string().nullable(),
  status: z.enum(membershipStatuses).nullable(),
  from: fromBound.nullable(),
  to: toBound.nullable(),
  /** Where it has its page, below the language; of a participant its key instead. */
  path: z.string().nullable(),
  participant: z.string().nullable(),
  /** Of a claim: on which field, what is said, and whether the register holds it. */
  field: z.string().nullable(),
  value: z.string().nullable(),
  claimKind: z.enum(claimKinds).nullable(),
  accepted: z.boolean(),
  /** What other sources say otherwise of the same, the first of them. */
  others: z.array(z.object({ value: z.string(), publisher: z.string(), source: z.string() })),
});
export type RestingRow = z.output<typeof restingRow>;

/** A key as a pattern of a whole word: notes name sources by their keys. */
const wordOf = (key: string): string =>
  `(^|[^A-Za-z0-9-])${key.replaceAll(/[^A-Za-z0-9]/g, (sign) => `\\${sign}`)}($|[^A-Za-z0-9-])`;

/** Is the source named for a single fact of the subject (lib/source/citation)? */
const isCited = (key: string, noun: CitedNoun, subject: SQL, field?: CitableField): SQL =>
  sql`exists (select from citation q where q.source = ${key} and q.noun = ${noun} and q.subject = ${subject}${field ? sql` and q.field = ${field}` : sql``})`;

/** Does row `of` rest on the source: is it the row's own, or that of a fact of it, or does the note (`said`, a text) name it? */
const rests = (key: string, of: SQL, said: SQL, noun?: CitedNoun): SQL =>
  sql`(${of}.source = ${key} or ${said} ~ ${wordOf(key)} or ${noun ? isCited(key, noun, sql`${of}.id::text`) : sql`false`})`;

/**
 * Does the source itself say this field of row `of`? By the rule of `citedFor`: it is among those that are named for the field, and where none is, the
 * row is its own. What another source says of the same row is not told on its page.
 */
const says = (key: string, of: SQL, noun: CitedNoun, subject: SQL, field: CitableField): SQL =>
  sql`coalesce((select bool_or(e ->> 'key' = ${key}) from json_array_elements(citations_json(${noun}, ${subject}) -> ${field}::text) e), ${of}.source = ${key}, false)`;

/** The claims of subjects that the reader may see: `x`, and the subject's own place. */
const seen = sql`(x.noun in ('process', 'arrangement') or x.noun = 'membership' and exists (select from membership_period p where p.id = x.subject_id)
  or x.noun = 'term' and exists (select from chair_term t where t.id = x.subject_id) or x.noun = 'conference' and exists (select from conference c where c.id = x.subject_id and not c.exercise)
  or x.noun = 'outcome' and exists (select from outcome o where o.id = x.subject_id and o.withdrawn_on is null))`;

/** Does the row that a claim `x` is of rest on the same source? Then the row says it already. */
const saidByItsRow = (
  key: string,
): SQL => sql`(exists (select from membership_period p where p.id = x.subject_id and p.source = ${key})
  or exists (select from chair_term t where t.id = x.subject_id and t.source = ${key}) or exists (select from conference c where c.id = x.subject_id and c.source = ${key})
  or exists (select from outcome o where o.id = x.subject_id and o.source = ${key}))`;

/** What other sources say otherwise of the matter of claim `x`. */
const differing = sql`select y.value, y.source, y.accepted from claim y where y.noun = x.noun and y.subject_id is not distinct from x.subject_id
  and y.field = x.field and coalesce(y.kind, 'actual') = coalesce(x.kind, 'actual') and y.source <> x.source and not values_agree(y.value, x.value)`;

/**
 * The keys of all that rests on a source, `kind:id`, with what puts them in order: of what is public, nothing of an exercise and nothing withdrawn; for
 * the office whatever of the register keeps the source. `source_is_public` of the database says the same of one, and a test holds both together.
 */
export const restingKeys = (key: string, of: 'public' | 'register' = 'public'): SQL => {
  const only = (condition: SQL): SQL => (of === 'public' ? condition : sql`true`);
  return sql`
  select 'process:' || 'process' as key, 1 as place, null::date as on_date, '' as at from process p
    where p.launch_source = ${key} or ${isCited(key, 'process', sql`'process'`)}
  union all select 'membership:' || p.id, 2, p.from_date, p.participant from membership_period p where ${rests(key, sql`p`, sql`p.note`, 'membership')} and not status_inferred(p)
  union all select 'term:' || t.id, 3, coalesce(t.actual_from, t.nominal_from), t.participant from chair_term t where ${rests(key, sql`t`, sql`t.note`, 'term')}
  union all select 'body:' || b.key, 4, b.mandate_from, b.key from body b where b.source = ${key} or ${isCited(key, 'body', sql`b.key`)}
  union all select 'body-member:' || m.id, 5, m.from_date, m.participant from body_member m where ${rests(key, sql`m`, sql`m.note`)}
  union all select 'arrangement:' || a.id, 6, coalesce(a.from_date, a.on_date), '' from secretariat_arrangement a where ${rests(key, sql`a`, sql`a.note`, 'arrangement')}
  union all select 'organization:' || o.acronym, 7, o.since, o.acronym from organization o where ${rests(key, sql`o`, sql`o.note`)}
  union all select 'conference:' || c.id, 8, c.from_date, '' from conference c where ${only(sql`not c.exercise`)}
    and ${rests(key, sql`c`, sql`concat_ws(' ', c.note::text, c.organiser::text)`, 'conference')}
  union all select 'outcome:' || o.id, 9, o.adopted_on, '' from outcome o where ${only(sql`o.withdrawn_on is null`)}
    and ${rests(key, sql`o`, sql`concat_ws(' ', o.note, o.note_words::text)`, 'outcome')}
  union all select 'statement:' || d.id, 10, c.from_date, to_char(d.rank, '0000') from statement d join conference c on c.id = d.conference_id where ${only(sql`not c.exercise`)} and d.source = ${key}
  union all select 'news:' || n.id, 11, n.date, '' from news n where ${only(sql`n.withdrawn_on is null`)} and n.source = ${key}
  union all select 'claim:' || x.id, 12, null, concat(x.noun, x.subject_id, x.field) from claim x where ${rests(key, sql`x`, sql`x.note`)} and ${only(seen)}
    and not (x.accepted and ${saidByItsRow(key)} and not exists (${differing}))`;
};

/** The id that the key of a picked row has, where it is of this kind. */
const idOf = (kind: (typeof restingKinds)[number]): SQL =>
  sql`case when pick.key like ${`${kind}:%`} then substr(pick.key, ${kind.length + 2}::int)::uuid end`;
const keyOf = (kind: (typeof restingKinds)[number]): SQL =>
  sql`case when pick.key like ${`${kind}:%`} then substr(pick.key, ${kind.length + 2}::int) end`;

type Columns = {
  kind: (typeof restingKinds)[number];
  title: SQL;
  language?: SQL;
  about?: SQL;
  status?: SQL;
  from?: SQL;
  to?: SQL;
  path?: SQL;
  participant?: SQL;
  claim?: SQL;
};
const columns = ({ kind, title, language, about, status, from, to, path, participant, claim }: Columns): SQL => sql`
  select pick.key, ${kind}::text as kind, ${title} as title, ${language ?? sql`null::text`} as "titleLanguage", ${about ?? sql`null::text`} as about,
    ${status ?? sql`null::text`} as status, ${from ?? sql`null::json`} as "from", ${to ?? sql`null::json`} as "to", ${path ?? sql`null::text`} as path,
    ${participant ?? sql`null::text`} as participant, ${claim ?? sql`null::text as field, null::text as value, null::text as "claimKind", false as accepted, '[]'::json as others`}`;

/** What others say of the matter of claim `x` that does not agree with it. */
const others = sql`(select coalesce(json_agg(json_build_object('value', y.value, 'publisher', s.publisher, 'source', s.key) order by y.accepted desc, s.rank), '[]')
  from (${differing} limit 10) y
  join source s on s.key = y.source) as others`;

/** The row of the register whose key is `pick.key`, with what the source says of it and no more: a date that others give is on the row's own page. */
export const restingRows = (locale: Locale, key: string): SQL => {
  const named = (of: SQL, day: SQL) => sql`participant_named(${of}, ${locale}, ${day})`;
  const titled = (of: SQL) => ({
    title: sql`words_in(${of}.title, ${locale})`,
    language: sql`language_in(${of}.title, ${locale})`,
  });
  const when = (isSaid: SQL, value: SQL) => sql`case when ${isSaid} then ${value} end`;
  const period = (field: CitableField) => says(key, sql`p`, 'membership', sql`p.id::text`, field);
  const term = (field: CitableField) => says(key, sql`t`, 'term', sql`t.id::text`, field);
  const arrangement = (field: CitableField) => says(key, sql`a`, 'arrangement', sql`a.id::text`, field);
  const conference = (field: CitableField) => says(key, sql`c`, 'conference', sql`c.id::text`, field);
  const outcome = says(key, sql`o`, 'outcome', sql`o.id::text`, 'adoptedOn');
  return sql`
  ${columns({ kind: 'process', title: sql`words_in(p.name, ${locale})`, from: when(sql`p.launch_source = ${key} or ${isCited(key, 'process', sql`'process'`, 'launched')}`, sql`partial_json(p.launched, p.launched_precision)`), path: sql`''` })}
    from process p where pick.key = 'process:process'
  union all ${columns({ kind: 'membership', title: named(sql`p.participant`, sql`coalesce(p.from_date, today())`), about: when(period('status'), sql`status_word(p.status, p.word, ${locale})`), status: when(period('status'), sql`p.status`), from: when(period('from'), sql`bound_json(p.from_date, p.from_precision, p.from_bound)`), to: when(period('to'), sql`bound_json(p.to_date, p.to_precision, p.to_bound)`), participant: sql`p.participant` })}
    from membership_period p where p.id = ${idOf('membership')}
  union all ${columns({ kind: 'term', title: named(sql`t.participant`, sql`coalesce(t.actual_from, t.nominal_from, today())`), about: sql`words_in(f.name, ${locale})`, from: when(term('actualFrom'), sql`bound_json(t.actual_from, t.actual_from_precision, t.actual_from_bound)`), to: when(term('actualTo'), sql`bound_json(t.actual_to, t.actual_to_precision, t.actual_to_bound)`), participant: sql`t.participant` })}
    from chair_term t join office f on f.key = t.office where t.id = ${idOf('term')}
  union all ${columns({ kind: 'body', title: sql`words_in(b.name, ${locale})`, about: when(says(key, sql`b`, 'body', sql`b.key`, 'termsOfReference'), sql`b.terms_of_reference`), path: sql`'/bodies/' || b.key` })}
    from body b where b.key = ${keyOf('body')}
  union all ${columns({ kind: 'body-member', title: named(sql`m.participant`, sql`coalesce(m.from_date, today())`), about: sql`(select words_in(b.name, ${locale}) from body b where b.key = m.body)`, from: when(sql`m.source = ${key}`, sql`partial_json(m.from_date, m.from_precision)`), to: when(sql`m.source = ${key}`, sql`partial_json(m.to_date, m.to_precision)`), participant: sql`m.participant` })}
    from body_member m where m.id = ${idOf('body-member')}
  union all ${columns({ kind: 'arrangement', title: sql`(select coalesce(string_agg(distinct ${named(sql`q.participant`, sql`today()`)}, ', '), '') from arrangement_party q where q.arrangement_id = a.id)`, about: when(arrangement('kind'), sql`a.kind`), from: sql`case when a.from_date is null then ${when(arrangement('stage'), sql`partial_json(a.on_date, a.on_precision)`)} else ${when(arrangement('from'), sql`partial_json(a.from_date, a.from_precision)`)} end`, path: sql`'/secretariat'` })}
    from secretariat_arrangement a where a.id = ${idOf('arrangement')}
  union all ${columns({ kind: 'organization', title: sql`words_in(o.name, ${locale})`, about: when(sql`o.source = ${key}`, sql`o.role`), from: when(sql`o.source = ${key}`, sql`partial_json(o.since, o.since_precision)`), participant: sql`'org:' || o.acronym` })}
    from organization o where o.acronym = ${keyOf('organization')}
  union all ${columns({ kind: 'conference', ...titled(sql`c`), from: when(sql`c.inferred is null and ${conference('from')}`, sql`partial_json(c.from_date, c.from_precision)`), to: when(sql`c.inferred is null and ${conference('to')}`, sql`partial_json(c.to_date, c.to_precision)`), path: sql`'/conferences/' || c.slug` })}
    from conference c where c.id = ${idOf('conference')}
  union all ${columns({ kind: 'outcome', ...titled(sql`o`), from: when(outcome, sql`partial_json(o.adopted_on, o.adopted_on_precision)`), path: sql`'/outcomes/' || o.slug` })}
    from outcome o where o.id = ${idOf('outcome')}
  union all ${columns({ kind: 'statement', title: sql`words_in(d.speaker, ${locale})`, language: sql`language_in(d.speaker, ${locale})`, about: sql`words_in(d.office, ${locale})`, path: sql`'/conferences/' || c.slug` })}
    from statement d join conference c on c.id = d.conference_id where d.id = ${idOf('statement')}
  union all ${columns({ kind: 'news', title: sql`words_in(n.headline, ${locale})`, language: sql`language_in(n.headline, ${locale})`, from: when(sql`exists (select from source s where s.key = ${key} and s.date = n.date)`, sql`partial_json(n.date, 'day')`), path: sql`'/news/' || n.slug` })}
    from news n where n.id = ${idOf('news')}
  union all ${columns({
    kind: 'claim',
    title: sql`coalesce(${named(sql`m.participant`, sql`coalesce(m.from_date, today())`)}, ${named(sql`t.participant`, sql`coalesce(t.actual_from, t.nominal_from, today())`)},
      words_in(c.title, ${locale}), words_in(o.title, ${locale}), (select words_in(p.name, ${locale}) from process p where x.noun = 'process'), '')`,
    language: sql`coalesce(language_in(c.title, ${locale}), language_in(o.title, ${locale}))`,
    about: sql`x.noun`,
    path: sql`coalesce('/conferences/' || c.slug, '/outcomes/' || o.slug, case x.noun when 'term' then '/chairmanship' when 'arrangement' then '/secretariat' when 'process' then '' end)`,
    participant: sql`coalesce(m.participant, t.participant)`,
    claim: sql`x.field, x.value, x.kind as "claimKind", x.accepted, ${others}`,
  })}
    from claim x left join membership_period m on x.noun = 'membership' and m.id = x.subject_id left join chair_term t on x.noun = 'term' and t.id = x.subject_id
      left join conference c on x.noun = 'conference' and c.id = x.subject_id left join outcome o on x.noun = 'outcome' and o.id = x.subject_id
    where x.id = ${idOf('claim')}`;
};
