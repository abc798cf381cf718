import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { conferenceStages, type Locale } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, all, inOrderOf, listed, orderOf, rankIn } from '#lib/act/list.ts';
import { atMost, type Reader, read, rows } from '#lib/act/read.ts';
import { keyed, type Listed } from '#lib/act/shape.ts';
import {
  type ConferenceFacts,
  type ConferenceRow,
  type CountedOn,
  conferenceFacts,
  conferenceRow,
  conferenceRows,
  conferencesWhole,
  countedBefore,
  countedOn,
  hadPart,
  latestConferences,
  type Neighbour,
  neighbour,
  neighbourOf,
  numbersBefore,
  toCome,
} from '#lib/conference/rows.ts';
import { type CorrectionView, correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { type ReleasedRow, releasedRow, releasedRows } from '#lib/document/release/rows.ts';
import { inSymbolOrder } from '#lib/document/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { latestNews, type NewsRow, newsRow, newsRows } from '#lib/news/rows.ts';
import { latestOutcomes, type OutcomeRow, outcomeRow, outcomeRows } from '#lib/outcome/rows.ts';
import { type ClaimView, claimView } from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';

export type { AgendaItem, ConferenceFacts, ConferenceRow, CountedOn } from '#lib/conference/rows.ts';
export type { StatementRow as Statement } from '#lib/conference/statement/rows.ts';

/** The orders that a list of conferences has. */
export const conferenceOrders = ['title', 'date', 'place', 'host', 'stage'] as const;

/** `year`: a year, 2019, or the ten of a decade, 2010s. `participant`: whoever had a part in them, by its key. */
export type ConferenceFilter = AskedList & {
  body?: string | undefined;
  year?: string | undefined;
  participant?: string | undefined;
};

/** The days that `2019` or `2010s` names, half-open; null where it names none. */
function daysOf(year: string): SQL | null {
  const [, of] = /^([12]\d{3})$/.exec(year) ?? [];
  if (of) return sql`daterange(${`${of}-01-01`}::date, (${`${of}-01-01`}::date + interval '1 year')::date)`;
  const [, decade] = /^([12]\d{2}0)s$/.exec(year) ?? [];
  return decade
    ? sql`daterange(${`${decade}-01-01`}::date, (${`${decade}-01-01`}::date + interval '10 years')::date)`
    : null;
}

/** A page of conferences: those to come stand before those past, and those called off, whenever they were to be, after both, whatever the order within each. */
export type ConferenceList = Listed<ConferenceRow> & {
  toCome: ConferenceRow[];
  past: ConferenceRow[];
  cancelled: ConferenceRow[];
};

/** A page of the conferences that the reader may see, of one body, year, decade or participant if asked: those to come, the nearest first, then the past, the latest first, then those called off. */
export async function conferenceList(db: Reader, locale: Locale, asked: ConferenceFilter): Promise<ConferenceList> {
  const days = daysOf(asked.year ?? '');
  const name = (text: ReturnType<typeof sql>) => inOrderOf(locale, text);
  const place = sql`coalesce(words_in(c.city, ${locale}), nullif(c.mode, 'in-person'))`;
  const order = orderOf(
    asked.sort,
    {
      title: name(sql`words_in(c.title, ${locale})`),
      date: sql`c.from_date`,
      place: name(place),
      host: name(
        sql`(select min(participant_named(p.participant, ${locale}, c.from_date)) from conference_participant p where p.conference_id = c.id and p.hosts)`,
      ),
      stage: rankIn(conferenceStages, sql`c.stage`),
    },
    sql`case when ${toCome} and not c.date_open then c.from_date end, ${latestConferences}`,
  );
  const list = await listed(db, conferenceRow, asked, {
    from: sql`from conference c where ${all(
      asked.body && sql`c.body = ${asked.body}`,
      asked.year && (days ? sql`c.from_date >= lower(${days}) and c.from_date < upper(${days})` : sql`false`),
      asked.participant && hadPart(asked.participant),
    )}`,
    key: sql`c.id`,
    order: sql`${toCome} desc, c.stage = 'cancelled', ${order}`,
    row: sql`${conferenceRows(locale)} where c.id = pick.key`,
  });
  const isCancelled = ({ stage }: ConferenceRow): boolean => stage === 'cancelled';
  return {
    ...list,
    toCome: list.rows.filter((row) => row.toCome),
    past: list.rows.filter((row) => !row.toCome && !isCancelled(row)),
    cancelled: list.rows.filter(isCancelled),
  };
}

export type ConferencesView = ConferenceList & {
  bodies: { key: string; name: string }[];
  years: string[];
  /** Whose conferences alone they are, where the address names a participant of the register. */
  participant: { key: string; name: string } | null;
};

/** Conferences announced, held or cancelled, with what they may be filtered by. */
export async function conferences(locale: Locale, asked: ConferenceFilter = {}): Promise<ConferencesView> {
  const shape = z.object({ bodies: z.array(keyed), years: z.array(z.string()), participant: keyed.nullable() });
  const [list, [choices]] = await read(PUBLIC, (db) =>
    Promise.all([
      conferenceList(db, locale, asked),
      rows(
        db,
        shape,
        sql`select (select coalesce(json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) order by b.rank), '[]') from body b) as bodies,
          (select coalesce(json_agg(y.year::text order by y.year desc), '[]') from (select distinct extract(year from c.from_date)::int as year from conference c) y) as years,
          (select json_build_object('key', k.key, 'name', participant_named(k.key, ${locale}, today())) from participant k where k.key = ${asked.participant ?? ''}) as participant`,
      ),
    ]),
  );
  return {
    ...list,
    bodies: choices?.bodies ?? [],
    years: choices?.years ?? [],
    participant: choices?.participant ?? null,
  };
}

/** A page of the conferences as the office lists them, those planned too where the actor may see them. */
export async function staffConferences(actor: Actor, locale: Locale, asked: AskedList = {}): Promise<ConferenceList> {
  return read(actor, (db) => conferenceList(db, locale, asked));
}

const conferenceChoice = conferenceRow.pick({
  id: true,
  title: true,
  stage: true,
  exercise: true,
  from: true,
  to: true,
  dateOpen: true,
  dateNote: true,
  inferred: true,
  city: true,
});
export type ConferenceChoice = z.output<typeof conferenceChoice>;

/** How many conferences a form offers: an older one is reached from its own page, which names it in the form's address. */
const mostChoices = 100;

/** The conferences that a form offers, the latest first, and the one that its address names. */
export async function conferenceChoices(actor: Actor, locale: Locale, named?: string): Promise<ConferenceChoice[]> {
  return read(actor, (db) =>
    rows(
      db,
      conferenceChoice,
      sql`select c.id, words_in(c.title, ${locale}) as title, c.stage, c.exercise, c.date_open as "dateOpen", words_in(c.date_note, ${locale}) as "dateNote", c.inferred,
          nullif(concat_ws(', ', words_in(c.city, ${locale}), words_in(c.country, ${locale})), '') as city, partial_json(c.from_date, c.from_precision) as "from",
          partial_json(c.to_date, c.to_precision) as "to"
        from conference c
        where c.id in (select id from conference order by from_date desc, id desc ${atMost(mostChoices)}) or c.id::text = ${named ?? ''}
        order by ${latestConferences}`,
    ),
  );
}

export type ConferenceView = ConferenceFacts & {
  participants: { key: string; name: string; kind: 'state' | 'organization' }[];
  adoptedBy: { key: string; name: string }[];
  /** What stands before and after it in the series of its body, and the numbers just before its own that the register has no conference of. */
  previous: Neighbour | null;
  next: Neighbour | null;
  missing: number[];
  /** Of those numbers the ones that a source gives a conference of another body. */
  counted: CountedOn[];
  outcomes: OutcomeRow[];
  documents: ReleasedRow[];
  claims: ClaimView[];
  /** What was put right on its agenda. */
  agendaCorrections: CorrectionView[];
  /** The press releases on it, the latest first. */
  news: NewsRow[];
};

const participant = z.object({
  participant: z.string(),
  name: z.string(),
  took: z.boolean(),
  adopted: z.boolean(),
});
type Participant = z.output<typeof participant>;

const publicConference = conferenceFacts.extend({
  listed: z.array(participant),
  outcomes: z.array(outcomeRow),
  documents: z.array(releasedRow),
  claims: z.array(claimView),
  agendaCorrections: z.array(correctionView),
  news: z.array(newsRow),
  previous: neighbour.nullable(),
  next: neighbour.nullable(),
  missing: z.array(z.int()),
  counted: z.array(countedOn),
});

/** One conference with all that is public of it; null when there is none of that address or it is not announced. */
export async function conferenceBySlug(locale: Locale, slug: string): Promise<ConferenceView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      publicConference,
      conferencesWhole(
        locale,
        sql`c.slug = ${slug}`,
        sql`(select coalesce(json_agg(json_build_object('participant', p.participant, 'took', p.took_part, 'adopted', p.adopted,
          'name', participant_named(p.participant, ${locale}, k.from_date))), '[]')
          from conference_participant p where p.conference_id = k.id) as listed,
        (select coalesce(json_agg(o), '[]') from (${outcomeRows(locale)} where o.conference_id = k.id order by ${latestOutcomes}) o) as outcomes,
        (select coalesce(json_agg(d), '[]') from (${releasedRows(locale)} where d.conference_id = k.id order by ${inSymbolOrder}) d) as documents,
        ${correctionsOf(locale, 'agenda-item', sql`k.id::text`)} as "agendaCorrections",
        (select coalesce(json_agg(n), '[]') from (${newsRows(locale)} where n.conference_id = k.id and n.withdrawn_on is null order by ${latestNews}) n) as news,
        ${neighbourOf(locale, 'previous')} as previous, ${neighbourOf(locale, 'next')} as next, ${numbersBefore(sql`k`)} as missing, ${countedBefore(locale, sql`k`)} as counted,
        claims_json('conference', k.id, ${locale}) as claims`,
      ),
    ),
  );
  if (!row) return null;
  const { listed: listedParticipants, ...conference } = row;
  const inOrder = inProtocolOrder(locale, listedParticipants, ({ name }) => name).toSorted(
    (a, b) => kindRank(a) - kindRank(b),
  );
  return {
    ...conference,
    claims: conference.claims.filter(({ field }) => field === 'counted-as').concat(differing(conference.claims)),
    participants: inOrder
      .filter(({ took }) => took)
      .map(({ name, participant: key }) => ({ key, name, kind: kindOf(key) })),
    adoptedBy: inOrder.filter(({ adopted }) => adopted).map(({ name, participant: key }) => ({ key, name })),
  };
}

const annulledConference = z.object({ title: z.string(), corrections: z.array(correctionView) });
export type AnnulledConference = z.output<typeof annulledConference>;

/** What had been public at this address and was annulled; null where nothing was. */
export async function annulledConferenceOf(locale: Locale, slug: string): Promise<AnnulledConference | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      annulledConference,
      sql`select words_in(r.before -> 'title', ${locale}) as title, ${correctionsOf(locale, 'conference', sql`r.about`)} as corrections
        from correction r where r.noun = 'conference' and r.kind = 'annulled' and r.before ->> 'slug' = ${slug}
        order by r.created_at desc limit 1`,
    ),
  );
  return row ?? null;
}

const kindOf = (participant: string): 'state' | 'organization' =>
  participant.startsWith('org:') ? 'organization' : 'state';
const kindRank = ({ participant }: Participant): number => (kindOf(participant) === 'state' ? 0 : 1);
