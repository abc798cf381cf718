import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { inferredParts, type Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { atMost, read, rows } from '#lib/act/read.ts';
import { fromBound, keyed, language } from '#lib/act/shape.ts';
import { sourceView, vouchedProcess, vouchedProcessJson } from '#lib/source/rows.ts';

/** How many dated lines a page has at most: the latest of a long history. */
const mostLines = 100;

const line = z.object({
  what: z.enum(['launch', 'conference', 'term']),
  /** As exactly as it is known; a term may have begun no later or no earlier. */
  date: fromBound,
  /** Of a conference: the part of its days that no source gives. */
  inferred: z.enum(inferredParts).nullable(),
  title: z.string(),
  titleLanguage: language,
  /** Its page below the language; null of the launch. */
  path: z.string().nullable(),
  /** Of a term: the office. */
  office: z.string().nullable(),
  source: sourceView.nullable(),
});

const aboutRow = z.object({
  name: z.string(),
  kind: z.string(),
  aims: z.array(z.object({ text: z.string(), language, source: sourceView.nullable() })),
  bodies: z.array(keyed),
  offices: z.array(keyed.extend({ joint: z.boolean() })),
  rotation: z.string().nullable(),
  /** What vouches for the rotation and the languages. */
  process: vouchedProcess,
  languages: z.array(z.string()),
  history: z.array(line),
});
export type AboutView = z.output<typeof aboutRow>;

/**
 * What the process is for, how it works and its history: the launch, the conferences of its first body and all that adopted something, and whoever
 * took an office of the process; the earliest first. Null when the register is empty.
 */
export async function about(locale: Locale): Promise<AboutView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      aboutRow,
      sql`select words_in(p.name, ${locale}) as name, words_in(p.kind, ${locale}) as kind, words_in(p.chair_rotation, ${locale}) as rotation, p.working_languages as languages, ${vouchedProcessJson} as process,
        (select coalesce(json_agg(json_build_object('text', words_in(a.aim -> 'words', ${locale}), 'language', language_in(a.aim -> 'words', ${locale}),
          'source', source_json(a.aim ->> 'source')) order by a.at), '[]') from jsonb_array_elements(p.aims) with ordinality a(aim, at)) as aims,
        (select coalesce(json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) order by b.rank), '[]') from body b) as bodies,
        (select coalesce(json_agg(json_build_object('key', o.key, 'name', words_in(o.name, ${locale}), 'joint', o.joint) order by o.rank), '[]') from office o where o.body is null) as offices,
        (select coalesce(json_agg(json_build_object('what', l.what, 'date', bound_json(l.at, l.at_precision, l.bound), 'inferred', l.inferred, 'title', l.title, 'titleLanguage', l.language, 'path', l.path,
            'office', l.office, 'source', source_json(l.source)) order by span_end(l.at, l.at_precision), l.what, l.title), '[]') from (
          select * from (
            select 'launch' as what, p.launched as at, p.launched_precision as at_precision, words_in(p.name, ${locale}) as title, language_in(p.name, ${locale}) as language,
              null as path, null as office, p.launch_source as source, 'at' as bound, null as inferred
            union all select 'conference', c.from_date, c.from_precision, words_in(c.title, ${locale}), language_in(c.title, ${locale}), '/conferences/' || c.slug, null, c.source, 'at', c.inferred
              from conference c where c.stage = 'closed' and not c.exercise and (c.body = (select key from body order by rank limit 1)
                or exists (select from outcome o where o.conference_id = c.id and o.withdrawn_on is null))
            union all select 'term', t.actual_from, t.actual_from_precision, participant_named(t.participant, ${locale}, t.actual_from), ${locale}, '/chairmanship',
                words_in(o.name, ${locale}), t.source, t.actual_from_bound, null
              from chair_term t join office o on o.key = t.office where o.body is null and t.actual_from is not null and t.stage in ('incumbent', 'completed')) every
          order by at desc ${atMost(mostLines)}) l) as history
        from process p`,
    ),
  );
  return row ?? null;
}

const contact = z.object({
  office: z.string(),
  language,
  press: z.boolean(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  url: z.string().nullable(),
  source: sourceView.nullable(),
});
export type Contact = z.output<typeof contact>;

/** The offices that answer questions, in the order of the process file. */
export async function contacts(locale: Locale): Promise<Contact[]> {
  return read(PUBLIC, (db) =>
    rows(
      db,
      contact,
      sql`select words_in(c.one -> 'office', ${locale}) as office, language_in(c.one -> 'office', ${locale}) as language, (c.one -> 'press')::boolean as press,
        c.one ->> 'email' as email, c.one ->> 'phone' as phone, c.one ->> 'url' as url, source_json(c.one ->> 'source') as source
        from process p, jsonb_array_elements(p.contacts) with ordinality c(one, at) order by c.at`,
    ),
  );
}
