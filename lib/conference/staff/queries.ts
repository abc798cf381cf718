import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ConferenceStage, Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { keyed, words } from '#lib/act/shape.ts';
import { conferenceFacts, conferencesWhole } from '#lib/conference/rows.ts';
import { nextStages, stageBefore } from '#lib/conference/rules.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { documentRecord, documentRows, inSymbolOrder } from '#lib/document/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';
import { claimView, sourceChoice, sourceChoices } from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';

const keptConference = conferenceFacts.extend({
  version: z.int(),
  bodyKey: z.string(),
  /** Title and city in each language, as they are revised. */
  titles: words,
  cities: words.nullable(),
  inWords: z.object({
    country: words.nullable(),
    dateNote: words.nullable(),
    venue: words.nullable(),
    organiser: words.nullable(),
    financedBy: words.nullable(),
    support: words.nullable(),
    theme: words.nullable(),
    confidentiality: words.nullable(),
    note: words.nullable(),
  }),
  /** Is its first day there? */
  begun: z.boolean(),
  /** What rests on it, so that it cannot be annulled. */
  rests: z.boolean(),
  agendaCorrections: z.array(correctionView),
  claims: z.array(claimView),
  documents: z.array(documentRecord),
});

export type StaffConference = z.output<typeof keptConference> & {
  /** The stages that may follow. */
  next: readonly ConferenceStage[];
  /** The stage that it returns to when the last step is taken back. */
  before: ConferenceStage | null;
  can: {
    revise: boolean;
    move: boolean;
    takeBack: boolean;
    annul: boolean;
    addAgendaItem: boolean;
    keepStatements: boolean;
    /** One may be recorded: the conference has begun, and was not called off. */
    recordStatement: boolean;
    addDocument: boolean;
    addText: boolean;
    publish: boolean;
  };
};

/** One conference as the office keeps it, with its agenda and every document the actor may see; null when there is none. */
export async function staffConference(actor: Actor, locale: Locale, id: string): Promise<StaffConference | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      keptConference,
      conferencesWhole(
        locale,
        sql`c.id::text = ${id}`,
        sql`k.version, k.from_date <= today() as begun, k.body as "bodyKey", k.title as titles, k.city as cities, json_build_object('country', k.country, 'dateNote', k.date_note, 'venue', k.venue, 'organiser', k.organiser,
          'financedBy', k.financed_by, 'support', k.support, 'theme', k.theme, 'confidentiality', k.confidentiality, 'note', k.note) as "inWords",
          (exists (select from document d where d.conference_id = k.id) or exists (select from outcome o where o.conference_id = k.id)
            or exists (select from news n where n.conference_id = k.id) or exists (select from chair_term h where h.hand_over_conference = k.id)) as rests,
          ${correctionsOf(locale, 'agenda-item', sql`k.id::text`)} as "agendaCorrections", claims_json('conference', k.id) as claims,
          (select coalesce(json_agg(d), '[]') from (${documentRows(locale)} where d.conference_id = k.id order by ${inSymbolOrder}) d) as documents`,
      ),
    ),
  );
  if (!row) return null;
  return {
    ...row,
    claims: differing(row.claims),
    next: nextStages(row.stage),
    before: stageBefore(row),
    can: {
      revise: can(actor, 'reviseConference'),
      move: can(actor, 'announceConference'),
      takeBack: can(actor, 'takeBackStep') && stageBefore(row) !== null,
      annul: can(actor, 'annulConference') && !row.rests,
      addAgendaItem: can(actor, 'addAgendaItem') && row.stage !== 'cancelled',
      keepStatements: can(actor, 'correctStatement'),
      recordStatement: can(actor, 'recordStatement') && row.stage !== 'cancelled' && row.begun,
      addDocument: can(actor, 'addDocument'),
      addText: can(actor, 'addText') && row.stage !== 'cancelled',
      // Nothing of an exercise becomes public.
      publish: can(actor, 'publishOutcome') && row.stage !== 'planned' && !row.exercise,
    },
  };
}

const formChoices = z.object({
  /** Each body with the highest number of its series that the register knows. */
  bodies: z.array(keyed.extend({ last: z.int().nullable() })),
  /** States and organizations that may be named as host, Chair or observer, in the protocol's order. */
  participants: z.array(keyed),
  /** The process's own time zone, offered first, and those of its conferences. */
  zone: z.string(),
  zones: z.array(z.string()),
  /** What a correction may name as its source. */
  sources: z.array(sourceChoice),
});
export type ConferenceFormChoices = z.output<typeof formChoices> & { can: { add: boolean } };

/** What the forms of a conference offer to choose from; null when the register is empty. */
export async function conferenceFormChoices(actor: Actor, locale: Locale): Promise<ConferenceFormChoices | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      formChoices,
      sql`
      select p.zone,
        (select coalesce(json_agg(distinct c.zone), '[]') from conference c where c.zone is not null and not c.exercise) as zones,
        (select coalesce(json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale}),
          'last', (select max(c.ordinal) from conference c where c.body = b.key)) order by b.rank), '[]') from body b) as bodies,
        (select coalesce(json_agg(json_build_object('key', k.key, 'name', participant_named(k.key, ${locale}, today()))), '[]')
          from participant k) as participants, ${sourceChoices} as sources
      from process p`,
    ),
  );
  if (!row) return null;
  return {
    ...row,
    participants: inProtocolOrder(locale, row.participants, ({ name }) => name).toSorted(
      (a, b) => Number(a.key.startsWith('org:')) - Number(b.key.startsWith('org:')),
    ),
    can: { add: can(actor, 'addConference') },
  };
}
