import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CitedNoun, citedNouns, type Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { type SaidValue, saidOf, saidValues } from '#lib/source/citation/rows.ts';
import { type CitableField, citableFields, isHeldAtSource } from '#lib/source/citation/rules.ts';
import { type SourceView, sourceChoice, sourceChoices, sourceView } from '#lib/source/rows.ts';

export type { SaidValue } from '#lib/source/citation/rows.ts';

const kept = z.object({
  /** The State, organization, body, conference or outcome, as people name it; null where it has no name of its own. */
  name: z.string().nullable(),
  office: z.string().nullable(),
  source: sourceView.nullable(),
  cited: z.record(z.string(), z.array(sourceView)),
  own: z.array(z.object({ field: z.string(), source: z.string() })),
  choices: z.array(sourceChoice),
  said: saidValues,
});

/**
 * A fact, what it says, and all that vouches for it; `own` are the keys of those that were named for it, and may be taken back. One that says nothing
 * stands here only while a source is named for it still, or where the register need not hold it (`heldAtSource`).
 */
export type CitedFact = {
  field: CitableField;
  said: SaidValue | null;
  heldAtSource: boolean;
  cited: SourceView[];
  own: string[];
};
export type CitationsView = Omit<z.output<typeof kept>, 'cited' | 'own' | 'said'> & {
  noun: CitedNoun;
  subject: string;
  facts: CitedFact[];
};

/** In which sources each fact of a thing was read, for the office; null where there is no such thing. */
export async function citationsOf(
  actor: Actor,
  locale: Locale,
  given: { noun: string; subject: string },
): Promise<CitationsView | null> {
  const noun = citedNouns.find((known) => known === given.noun);
  const { subject } = given;
  const isKeyed = noun === 'process' || noun === 'body';
  if (!noun || (!isKeyed && !z.uuid().safeParse(subject).success)) return null;
  const found = {
    process: sql`select words_in(p.name, ${locale}) as name, null as office, p.launch_source as source from process p where ${subject} = 'process'`,
    body: sql`select words_in(b.name, ${locale}) as name, null as office, b.source from body b where b.key = ${subject}`,
    membership: sql`select participant_named(m.participant, ${locale}, coalesce(m.from_date, today())) as name, null as office, m.source
      from membership_period m where m.id = ${subject}`,
    term: sql`select participant_named(t.participant, ${locale}, coalesce(t.actual_from, t.nominal_from, today())) as name,
      (select words_in(o.name, ${locale}) from office o where o.key = t.office) as office, t.source from chair_term t where t.id = ${subject}`,
    arrangement: sql`select (select string_agg(distinct participant_named(p.participant, ${locale}, today()), ', ')
      from arrangement_party p where p.arrangement_id = a.id) as name, null as office, a.source from secretariat_arrangement a where a.id = ${subject}`,
    conference: sql`select words_in(c.title, ${locale}) as name, null as office, c.source from conference c where c.id = ${subject}`,
    outcome: sql`select words_in(o.title, ${locale}) as name, null as office, o.source from outcome o where o.id = ${subject}`,
  }[noun];
  const [row] = await read(actor, (db) =>
    rows(
      db,
      kept,
      sql`select f.name, f.office, source_json(f.source) as source, citations_json(${noun}, ${subject}) as cited,
        (select coalesce(json_agg(json_build_object('field', c.field, 'source', c.source)), '[]') from citation c
          where c.noun = ${noun} and c.subject = ${subject}) as own, ${sourceChoices} as choices, ${saidOf(noun, sql`${subject}`, locale)} as said
      from (${found}) f`,
    ),
  );
  if (!row) return null;
  const { cited, own, said, ...rest } = row;
  // The process has no source of the whole; its launch has one.
  const ofLaunch = noun === 'process' && rest.source ? [rest.source] : [];
  const isOfLaunch = (field: CitableField) => field === 'launched' || field === 'launchParticipants';
  const all = citableFields(noun).map((field) => ({
    field,
    said: said[field] ?? null,
    heldAtSource: isHeldAtSource(noun, field),
    cited: cited[field] ?? (isOfLaunch(field) ? ofLaunch : []),
    own: own.filter((one) => one.field === field).map(({ source }) => source),
  }));
  const facts = all.filter(({ said, own, heldAtSource }) => said !== null || own.length > 0 || heldAtSource);
  return { ...rest, source: noun === 'process' ? null : rest.source, noun, subject, facts };
}
