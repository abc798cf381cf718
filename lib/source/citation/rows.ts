import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CitedNoun, Locale } from '#db/vocabulary.ts';
import { toBound } from '#lib/act/shape.ts';

/** What a fact says, before it is in words: a text and its language, names, a date or a span of two, a word of a vocabulary, languages, or that it is so. */
export const saidValue = z.union([
  z.object({ text: z.string(), language: z.string().nullable() }),
  z.object({ names: z.array(z.string()) }),
  z.object({ from: toBound.nullable(), to: toBound.nullable() }),
  z.object({ date: toBound, word: z.string().nullable() }),
  z.object({ word: z.string() }),
  z.object({ languages: z.array(z.string()) }),
  z.object({ is: z.literal(true) }),
]);
export type SaidValue = z.output<typeof saidValue>;

/** What a row says of each of its fields, by their names; a field of which it says nothing is null, or not there. */
export const saidValues = z.record(z.string(), saidValue.nullable());

const when = (holds: SQL, json: SQL): SQL => sql`case when ${holds} then ${json} end`;
const text = (of: SQL): SQL =>
  when(sql`nullif(${of}, '') is not null`, sql`json_build_object('text', ${of}, 'language', null)`);
const is = (of: SQL): SQL => when(of, sql`json_build_object('is', true)`);
const word = (vocabulary: string, of: SQL): SQL =>
  when(sql`${of} is not null`, sql`json_build_object('word', ${`${vocabulary}.`}::text || ${of})`);
const date = (json: SQL, beside = sql`null::text`): SQL =>
  when(sql`${json} is not null`, sql`json_build_object('date', ${json}, 'word', ${beside})`);
const span = (from: SQL, to: SQL): SQL =>
  when(sql`coalesce(${from}, ${to}) is not null`, sql`json_build_object('from', ${from}, 'to', ${to})`);
/** Those that a query names in its column `name`. */
const names = (query: SQL): SQL =>
  sql`(select case when count(*) > 0 then json_build_object('names', json_agg(n.name)) end from (${query}) n where n.name is not null)`;
const partial = (day: SQL, precision: SQL): SQL => sql`partial_json(${day}, ${precision})`;

/** What each thing of a noun says of each field that may name sources, as one object of JSON: of the subject with that id or key, in words of the language. */
export function saidOf(noun: CitedNoun, subject: SQL, locale: Locale): SQL {
  const words = (of: SQL): SQL =>
    when(
      sql`words_in(${of}, ${locale}) is not null`,
      sql`json_build_object('text', words_in(${of}, ${locale}), 'language', language_in(${of}, ${locale}))`,
    );
  const named = (of: SQL, day = sql`today()`) => sql`participant_named(${of}, ${locale}, ${day})`;
  const id = sql`${subject}::text`;
  const at = (part: SQL): SQL =>
    names(
      sql`select ${named(sql`p.participant`, sql`c.from_date`)} as name from conference_participant p where p.conference_id = c.id and ${part}`,
    );
  const does = (part: string): SQL =>
    names(
      sql`select ${named(sql`p.participant`)} as name from arrangement_party p where p.arrangement_id = a.id and p.part = ${part}`,
    );
  return {
    process: sql`(select json_build_object('name', ${words(sql`p.name`)}, 'kind', ${words(sql`p.kind`)},
      'launched', ${date(partial(sql`p.launched`, sql`p.launched_precision`))},
      'launchParticipants', ${names(sql`select ${named(sql`k.key`, sql`p.launched`)} as name from jsonb_array_elements_text(p.launch_participants) k(key)`)},
      'workingLanguages', json_build_object('languages', p.working_languages), 'chairRotation', ${words(sql`p.chair_rotation`)},
      'supportUnit', ${names(sql`select words_in(o.name, ${locale}) as name from organization o where o.role = 'support-unit'`)},
      'supportUnitTasks', ${words(sql`p.support_unit_tasks`)}) from process p where ${subject}::text = 'process')`,
    membership: sql`(select json_build_object('status', ${when(
      sql`true`,
      sql`case when status_word(m.status, m.word, ${locale}) is not null
        then json_build_object('text', status_word(m.status, m.word, ${locale}), 'language', null) else json_build_object('word', 'membershipStatus.' || m.status) end`,
    )},
      'from', ${date(sql`bound_json(m.from_date, m.from_precision, m.from_bound)`)}, 'to', ${date(sql`bound_json(m.to_date, m.to_precision, m.to_bound)`)},
      'founding', ${is(sql`m.founding`)}, 'note', ${text(sql`m.note`)}) from membership_period m where m.id::text = ${id})`,
    term: sql`(select json_build_object('actualFrom', ${date(sql`bound_json(t.actual_from, t.actual_from_precision, t.actual_from_bound)`)}, 'actualTo', ${date(sql`bound_json(t.actual_to, t.actual_to_precision, t.actual_to_bound)`)},
      'nominalFrom', ${date(sql`bound_json(t.nominal_from, t.nominal_from_precision, t.nominal_from_bound)`)}, 'nominalTo', ${date(sql`bound_json(t.nominal_to, t.nominal_to_precision, t.nominal_to_bound)`)},
      'handOver', (select ${words(sql`c.title`)} from conference c where c.id = t.hand_over_conference), 'note', ${text(sql`t.note`)})
      from chair_term t where t.id::text = ${id})`,
    arrangement: sql`(select json_build_object('kind', ${word('arrangementKind', sql`a.kind`)}, 'host', ${does('hosts')}, 'runBy', ${does('runs')},
      'seat', ${words(sql`a.seat`)}, 'from', ${date(partial(sql`a.from_date`, sql`a.from_precision`))}, 'to', ${date(partial(sql`a.to_date`, sql`a.to_precision`))},
      'funding', ${words(sql`a.funding`)}, 'stage', case when a.on_date is null then json_build_object('word', 'arrangementStage.' || a.stage)
        else json_build_object('date', partial_json(a.on_date, a.on_precision), 'word', 'arrangementStage.' || a.stage) end, 'note', ${text(sql`a.note`)})
      from secretariat_arrangement a where a.id::text = ${id})`,
    conference: sql`(select json_build_object('title', ${words(sql`c.title`)}, 'from', ${date(partial(sql`c.from_date`, sql`c.from_precision`))},
      'to', ${date(partial(sql`c.to_date`, sql`c.to_precision`))}, 'opensAt', ${text(sql`c.opens_at`)},
      'place', ${text(sql`concat_ws(', ', words_in(c.city, ${locale}), words_in(c.country, ${locale}))`)}, 'venue', ${words(sql`c.venue`)},
      'mode', ${word('conferenceMode', sql`c.mode`)}, 'ordinal', ${text(sql`c.ordinal::text`)}, 'host', ${at(sql`p.hosts`)}, 'chairs', ${at(sql`p.chairs`)},
      'observers', ${at(sql`p.observes`)}, 'confidentiality', ${words(sql`c.confidentiality`)}, 'theme', ${words(sql`c.theme`)},
      'organiser', ${words(sql`c.organiser`)}, 'support', ${words(sql`c.support`)}, 'financedBy', ${words(sql`c.financed_by`)},
      'participants', ${at(sql`p.took_part`)}, 'adoptedBy', ${at(sql`p.adopted`)},
      'agenda', ${text(sql`(select string_agg(i.number || '. ' || words_in(i.title, ${locale}), '; ' order by i.rank) from agenda_item i where i.conference_id = c.id)`)},
      'note', ${words(sql`c.note`)}) from conference c where c.id::text = ${id})`,
    outcome: sql`(select json_build_object('title', ${words(sql`o.title`)},
      'kind', coalesce((select ${words(sql`w.name`)} from process_term w where w.vocabulary = 'outcome-kind' and w.key = o.kind), json_build_object('word', 'outcomeKind.' || o.kind)),
      'adoptedOn', ${date(partial(sql`o.adopted_on`, sql`o.adopted_on_precision`))}, 'summary', ${words(sql`o.summary`)},
      'valid', ${span(partial(sql`o.valid_from`, sql`o.valid_from_precision`), partial(sql`o.valid_to`, sql`o.valid_to_precision`))},
      'replaces', (select ${words(sql`x.title`)} from outcome x where x.id = o.replaces), 'alsoOf', ${text(sql`coalesce(o.also_of, o.also_of_url)`)},
      'text', ${text(sql`coalesce((select concat_ws(' ', r.symbol, words_in(r.title, ${locale})) from released_document r where r.id = o.released_id), o.text_url)`)},
      'note', coalesce(${words(sql`o.note_words`)}, ${text(sql`o.note`)})) from outcome o where o.id::text = ${id})`,
    body: sql`(select json_build_object('name', ${words(sql`b.name`)}, 'parent', (select ${words(sql`x.name`)} from body x where x.key = b.parent),
      'termsOfReference', ${text(sql`b.terms_of_reference`)},
      'mandate', ${span(partial(sql`b.mandate_from`, sql`b.mandate_from_precision`), partial(sql`b.mandate_to`, sql`b.mandate_to_precision`))},
      'restricted', ${is(sql`b.restricted`)}) from body b where b.key = ${id})`,
  }[noun];
}
