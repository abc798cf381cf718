import { sql } from 'drizzle-orm';
import type { Words } from '#db/schema/columns.ts';
import type { ConferenceStage, DocumentStage, Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { conferenceRows } from '#lib/conference/rows.ts';
import { nextStages } from '#lib/conference/rules.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { can } from '#lib/policy.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import { differing } from '#lib/source/rules.ts';

export type StaffDocumentRow = {
  id: string;
  symbol: string;
  title: string;
  titleLanguage: Locale;
  agendaNumber: string | null;
  stage: DocumentStage;
  languages: string[];
};

export type StaffConference = ConferenceRow & {
  version: number;
  bodyKey: string;
  /** Title and city in each language, as they are revised. */
  titles: Words;
  cities: Words | null;
  venue: string | null;
  zone: string | null;
  organiser: string | null;
  support: string[];
  financedBy: string | null;
  theme: string | null;
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
  source: SourceView | null;
  claims: ClaimView[];
  agenda: { id: string; number: string; title: string; titleLanguage: Locale }[];
  documents: StaffDocumentRow[];
  /** The stages that may follow. */
  next: readonly ConferenceStage[];
  can: { revise: boolean; move: boolean; addAgendaItem: boolean; addDocument: boolean };
};

type Row = Omit<StaffConference, 'next' | 'can'>;

/** One conference as the office keeps it, with its agenda and every document the actor may see; null when there is none. */
export async function staffConference(actor: Actor, locale: Locale, id: string): Promise<StaffConference | null> {
  const [row] = await read(actor, (db) =>
    db.execute<Row>(sql`
      select r.*, k.version, k.body as "bodyKey", k.title as titles, k.city as cities, k.venue, k.zone, k.organiser, k.support,
        k.financed_by as "financedBy", k.theme, k.note, sources_in(k.note) as mentioned, source_json(k.source) as source, claims_json('conference', k.id) as claims,
        (select coalesce(json_agg(json_build_object('id', a.id, 'number', a.number, 'title', words_in(a.title, ${locale}),
          'titleLanguage', language_in(a.title, ${locale})) order by a.rank, a.number), '[]')
          from agenda_item a where a.conference_id = k.id) as agenda,
        (select coalesce(json_agg(json_build_object('id', d.id, 'symbol', d.symbol, 'title', words_in(d.title, ${locale}),
          'titleLanguage', language_in(d.title, ${locale}), 'stage', d.stage,
          'agendaNumber', (select a.number from agenda_item a where a.id = d.agenda_item_id),
          'languages', (select coalesce(json_agg(distinct v.language), '[]') from language_version v where v.document_id = d.id))
          order by d.symbol), '[]') from document d where d.conference_id = k.id) as documents
      from (${conferenceRows(locale)} where c.id::text = ${id}) r join conference k on k.id = r.id`),
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
    },
  };
}

export type ConferenceChoices = {
  /** Each body with the highest number of its series that the register knows. */
  bodies: { key: string; name: string; last: number | null }[];
  /** States that may be named as host, in the protocol's order. */
  states: { iso3: string; name: string }[];
  /** The process's own time zone, offered first. */
  zone: string;
  can: { add: boolean };
};

/** What the forms of a conference offer to choose from; null when the register is empty. */
export async function conferenceChoices(actor: Actor, locale: Locale): Promise<ConferenceChoices | null> {
  const [row] = await read(actor, (db) =>
    db.execute<Omit<ConferenceChoices, 'can'>>(sql`
      select p.zone,
        (select coalesce(json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale}),
          'last', (select max(c.ordinal) from conference c where c.body = b.key)) order by b.rank), '[]') from body b) as bodies,
        (select coalesce(json_agg(json_build_object('iso3', s.iso3,
          'name', state_named(s.iso3, ${locale}, today()))), '[]') from state s) as states
      from process p`),
  );
  if (!row) return null;
  return {
    ...row,
    states: inProtocolOrder(locale, row.states, ({ name }) => name),
    can: { add: can(actor, 'addConference') },
  };
}
