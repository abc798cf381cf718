import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ConferenceStage, Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { keyed, namedState, words } from '#lib/act/shape.ts';
import { conferenceFacts, conferencesWhole } from '#lib/conference/rows.ts';
import { nextStages } from '#lib/conference/rules.ts';
import { documentRecord, documentRows, inSymbolOrder } from '#lib/document/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';
import { claimView } from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';

const keptConference = conferenceFacts.extend({
  version: z.int(),
  bodyKey: z.string(),
  /** Title and city in each language, as they are revised. */
  titles: words,
  cities: words.nullable(),
  claims: z.array(claimView),
  documents: z.array(documentRecord),
});

export type StaffConference = z.output<typeof keptConference> & {
  /** The stages that may follow. */
  next: readonly ConferenceStage[];
  can: { revise: boolean; move: boolean; addAgendaItem: boolean; addDocument: boolean; publish: boolean };
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
        sql`k.version, k.body as "bodyKey", k.title as titles, k.city as cities, claims_json('conference', k.id) as claims,
          (select coalesce(json_agg(d), '[]') from (${documentRows(locale)} where d.conference_id = k.id order by ${inSymbolOrder}) d) as documents`,
      ),
    ),
  );
  if (!row) return null;
  const over = row.stage === 'closed' || row.stage === 'cancelled';
  return {
    ...row,
    claims: differing(row.claims),
    next: nextStages(row.stage),
    can: {
      revise: can(actor, 'reviseConference'),
      move: can(actor, 'announceConference'),
      addAgendaItem: can(actor, 'addAgendaItem') && !over,
      addDocument: can(actor, 'addDocument'),
      // Nothing of an exercise becomes public.
      publish: can(actor, 'publishOutcome') && row.stage !== 'planned' && !row.exercise,
    },
  };
}

const formChoices = z.object({
  /** Each body with the highest number of its series that the register knows. */
  bodies: z.array(keyed.extend({ last: z.int().nullable() })),
  /** States that may be named as host, in the protocol's order. */
  states: z.array(namedState),
  /** The process's own time zone, offered first, and those of its conferences. */
  zone: z.string(),
  zones: z.array(z.string()),
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
        (select coalesce(json_agg(json_build_object('iso3', s.iso3,
          'name', state_named(s.iso3, ${locale}, today()))), '[]') from state s) as states
      from process p`,
    ),
  );
  if (!row) return null;
  return {
    ...row,
    states: inProtocolOrder(locale, row.states, ({ name }) => name),
    can: { add: can(actor, 'addConference') },
  };
}
