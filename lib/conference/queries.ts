import { sql } from 'drizzle-orm';
import type { ConferenceMode, ConferenceStage, Locale } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { conferenceRows } from '#lib/conference/rows.ts';
import type { ReleasedRow } from '#lib/document/queries.ts';
import { releasedRows } from '#lib/document/release/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';
import { outcomeRows } from '#lib/outcome/rows.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import { differing } from '#lib/source/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

export type ConferenceRow = {
  id: string;
  slug: string;
  title: string;
  titleLanguage: Locale;
  body: string;
  ordinal: number | null;
  from: PartialDate;
  to: PartialDate | null;
  city: string | null;
  host: { iso3: string; name: string } | null;
  mode: ConferenceMode | null;
  stage: ConferenceStage;
  /** To try the portal out on, seen only by those signed in who take part or work here. */
  exercise: boolean;
  toCome: boolean;
};

export type ConferencesView = {
  toCome: ConferenceRow[];
  past: ConferenceRow[];
  bodies: { key: string; name: string }[];
  years: string[];
};

/** Conferences announced, held or cancelled: those to come by date, the past latest first; of one body or year if asked. */
export async function conferences(
  locale: Locale,
  { body, year }: { body?: string; year?: string } = {},
): Promise<ConferencesView> {
  const [row] = await read(PUBLIC, (db) =>
    db.execute<{ rows: (ConferenceRow & { bodyKey: string })[]; bodies: { key: string; name: string }[] }>(sql`select
      (select coalesce(json_agg(c), '[]') from (select r.*, k.body as "bodyKey" from (${conferenceRows(locale)}) r
        join conference k on k.id = r.id order by k.from_date desc) c) as rows,
      (select coalesce(json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) order by b.rank), '[]') from body b) as bodies`),
  );
  const all = row?.rows ?? [];
  const rows = all.filter((one) => (!body || one.bodyKey === body) && (!year || one.from.date.startsWith(year)));
  return {
    toCome: rows.filter(({ toCome }) => toCome).toReversed(),
    past: rows.filter(({ toCome }) => !toCome),
    bodies: row?.bodies ?? [],
    years: [...new Set(all.map(({ from }) => from.date.slice(0, 4)))],
  };
}

export type StaffConferenceRow = ConferenceRow & { version: number };

/** Every conference as the office lists them, those planned too where the actor may see them; the latest first. */
export async function staffConferences(actor: Actor, locale: Locale): Promise<StaffConferenceRow[]> {
  return read(actor, async (db) => [
    ...(await db.execute<StaffConferenceRow>(sql`select r.*, k.version from (${conferenceRows(locale)}) r
      join conference k on k.id = r.id order by k.from_date desc, k.created_at desc`)),
  ]);
}

export type ConferenceView = ConferenceRow & {
  venue: string | null;
  zone: string | null;
  organiser: string | null;
  support: string[];
  financedBy: string | null;
  theme: string | null;
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
  participants: { name: string; kind: 'state' | 'organization' }[];
  adoptedBy: string[];
  outcomes: OutcomeRow[];
  documents: ReleasedRow[];
  agenda: { number: string; title: string; titleLanguage: Locale }[];
  claims: ClaimView[];
  source: SourceView | null;
};

type Participant = { participant: string; name: string; took: boolean; adopted: boolean };

/** One conference with all that is public of it; null when there is none of that address or it is not announced. */
export async function conferenceBySlug(locale: Locale, slug: string): Promise<ConferenceView | null> {
  const [row] = await read(PUBLIC, (db) =>
    db.execute<Omit<ConferenceView, 'participants' | 'adoptedBy'> & { listed: Participant[] }>(sql`
      select r.*, k.venue, k.zone, k.organiser, k.support, k.financed_by as "financedBy", k.theme, k.note, sources_in(k.note) as mentioned,
        (select coalesce(json_agg(json_build_object('participant', p.participant, 'took', p.took_part, 'adopted', p.adopted,
          'name', participant_named(p.participant, ${locale}, k.from_date))), '[]')
          from conference_participant p where p.conference_id = k.id) as listed,
        (select coalesce(json_agg(o), '[]') from (${outcomeRows(locale)} where o.conference_id = k.id order by o.created_at) o) as outcomes,
        (select coalesce(json_agg(d), '[]') from (${releasedRows(locale)} where d.conference_id = k.id order by d.symbol) d) as documents,
        (select coalesce(json_agg(json_build_object('number', a.number, 'title', words_in(a.title, ${locale}),
          'titleLanguage', language_in(a.title, ${locale})) order by a.rank), '[]') from agenda_item a where a.conference_id = k.id) as agenda,
        claims_json('conference', k.id) as claims, source_json(k.source) as source
      from (${conferenceRows(locale)} where c.slug = ${slug}) r join conference k on k.id = r.id`),
  );
  if (!row) return null;
  const { listed, ...conference } = row;
  const inOrder = inProtocolOrder(locale, listed, ({ name }) => name).toSorted((a, b) => kindRank(a) - kindRank(b));
  return {
    ...conference,
    claims: conference.claims.filter(({ field }) => field === 'counted-as').concat(differing(conference.claims)),
    participants: inOrder
      .filter(({ took }) => took)
      .map(({ name, participant }) => ({ name, kind: kindOf(participant) })),
    adoptedBy: inOrder.filter(({ adopted }) => adopted).map(({ name }) => name),
  };
}

const kindOf = (participant: string): 'state' | 'organization' =>
  participant.startsWith('org:') ? 'organization' : 'state';
const kindRank = ({ participant }: Participant): number => (kindOf(participant) === 'state' ? 0 : 1);
