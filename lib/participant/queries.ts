import { type SQL, sql } from 'drizzle-orm';
import { cache } from 'react';
import { z } from 'zod';
import { type Locale, organizationRoles, positionKinds } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { atMost, type Reader, read, rows } from '#lib/act/read.ts';
import { conferenceRef, language, partialDate, participantKind, titled, words } from '#lib/act/shape.ts';
import { type CommitmentRow, commitmentRow, commitmentRows, inPlaceOrder, isActorOf } from '#lib/commitment/rows.ts';
import { conferenceRow, conferenceRows, hadPart, latestConferences, toCome } from '#lib/conference/rows.ts';
import { statementJson, statementRow } from '#lib/conference/statement/rows.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { adoptedBy, latestOutcomes, type OutcomeRow, outcomeRow, outcomeRows } from '#lib/outcome/rows.ts';
import {
  bodiesOf,
  bodyMembershipRow,
  bodyOn,
  nameRow,
  namesOf,
  officeOn,
  onTheDay,
  periodRow,
  periodsOf,
  secretariatOf,
  secretariatRow,
  standingOn,
  type TermRow,
  termRow,
  termsOf,
} from '#lib/participant/rows.ts';
import { sourced, sourceView } from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';
import { isDay } from '#lib/time/period.ts';

export type { BodyMembershipRow, NameRow, PeriodRow, SecretariatRow, TermRow } from '#lib/participant/rows.ts';

/** How many conferences, outcomes, commitments and statements the page shows; the rest is on a page of its own. */
const most = 20;

const participantRow = z.object({
  key: z.string(),
  kind: participantKind,
  code: z.string(),
  m49: z.string().nullable(),
  /** The name of the day. */
  name: z.string(),
  formalName: z.string().nullable(),
  today: z.iso.date(),
  day: z.iso.date(),
  launched: z.iso.date(),
  names: z.array(nameRow),
  /** Of an organization: its name in each language. */
  words: words.nullable(),
  role: z.enum(organizationRoles).nullable(),
  since: partialDate.nullable(),
  ...sourced,
  /** The secretariat's entry of what it is called, and by which codes. */
  recorded: sourceView,
  /** Did it take part when the process was launched: the day, and where that was read. */
  launch: z.object({ on: partialDate, source: sourceView.nullable() }).nullable(),
  standing: standingOn.nullable(),
  offices: z.array(officeOn),
  bodiesOnDay: z.array(bodyOn),
  periods: z.array(periodRow),
  terms: z.array(termRow),
  bodies: z.array(bodyMembershipRow),
  secretariat: z.array(secretariatRow),
  nameCorrections: z.array(correctionView),
  corrections: z.array(correctionView),
});

const attendance = conferenceRow.extend({
  took: z.boolean(),
  hosted: z.boolean(),
  chaired: z.boolean(),
  observed: z.boolean(),
  adopted: z.boolean(),
  /** A statement was delivered for it. */
  spoke: z.boolean(),
});
export type Attendance = z.output<typeof attendance>;

const statement = z.object({
  outcome: titled.extend({ slug: z.string() }),
  kind: z.enum(positionKinds),
  words: z.string(),
  language,
  on: z.iso.date(),
});
export type StatementRow = z.output<typeof statement>;

const delivered = z.object({ statement: statementRow, conference: conferenceRef });
export type Delivered = z.output<typeof delivered>;

/** The first rows of a list, with how many there are in all. */
type Some<Row> = { rows: Row[]; total: number };

type Participant = z.output<typeof participantRow>;
export type ParticipantView = Omit<Participant, 'terms'> & {
  terms: TermRow[];
  conferences: Some<Attendance>;
  /** Of the conferences that are over: how many there are, and of how many the register has the list of participants. */
  held: { all: number; listed: number };
  outcomes: Some<OutcomeRow>;
  commitments: Some<CommitmentRow>;
  statements: Some<StatementRow>;
  /** What was said for it at conferences. */
  delivered: Some<Delivered>;
};

/** Which participant an address names: a State by its ISO 3166-1 alpha-3 code, an organization by its acronym, in letters of any case. */
type Named = { iso3: string } | { acronym: string };

/** Reads the rows of a statement, at most so many, with how many it has in all. */
async function some<S extends z.ZodType>(db: Reader, schema: S, keys: SQL, row: SQL): Promise<Some<z.output<S>>> {
  const [found] = await rows(
    db,
    z.object({ total: z.int(), rows: z.array(schema) }),
    sql`with keys as materialized (${keys}), picked as materialized (select * from keys order by place ${atMost(most)})
      select (select count(*)::int from keys) as total,
        (select coalesce(json_agg(r order by pick.place), '[]') from picked pick cross join lateral (${row}) r) as rows`,
  );
  return found ?? { rows: [], total: 0 };
}

/** One State or organization as of a day. */
async function factsOf(locale: Locale, named: Named, date: string | null): Promise<Participant | null> {
  const which =
    'iso3' in named
      ? sql`k.iso3 = ${named.iso3.toUpperCase()}`
      : sql`lower(k.acronym) = ${named.acronym.toLowerCase()}`;
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      participantRow,
      sql`with day as (select today() as today, coalesce(${date}::date, today()) as day, launched from process)
      select k.key, case when k.iso3 is null then 'organization' else 'state' end as kind, participant_code(k.key) as code,
        (select s.m49 from state s where s.iso3 = k.iso3) as m49, participant_named(k.key, ${locale}, day.day) as name,
        case when k.iso3 is not null then state_named(k.iso3, ${locale}, day.day, true) end as "formalName",
        day.today, day.day, day.launched, ${namesOf(locale)} as names, o.name as words,
        -- Who applied and has had a status since is no applicant any more: the statuses say it.
        case when o.role <> 'applicant-observer' or not exists (select from membership_period p where p.acronym = o.acronym and p.status <> 'applicant') then o.role end as role,
        partial_json(o.since, o.since_precision) as since, remark_in(coalesce(o.note, s.note), ${locale}) as note, sources_in(coalesce(o.note, s.note)) as mentioned,
        source_json(o.source) as source, (select recorded_json(p.loaded_at) from process p) as recorded,
        (select json_build_object('on', partial_json(p.launched, p.launched_precision), 'source', source_json(p.launch_source))
          from process p where p.launch_participants ? k.iso3) as launch,
        ${onTheDay(locale)}, ${periodsOf(locale)} as periods, ${termsOf(locale)} as terms, ${bodiesOf(locale)} as bodies, ${secretariatOf(locale)} as secretariat,
        ${correctionsOf(locale, 'participant', sql`k.key`)} as "nameCorrections", ${correctionsOf(locale, 'membership', sql`k.key`)} as corrections
      from participant k cross join day left join state s on s.iso3 = k.iso3 left join organization o on o.acronym = k.acronym
      where ${which} order by k.acronym = ${'acronym' in named ? named.acronym : ''} desc limit 1`,
    ),
  );
  return row ?? null;
}

/** The conferences in which a participant had a part, the latest first. */
const conferencesOf = (db: Reader, locale: Locale, key: string): Promise<Some<Attendance>> =>
  some(
    db,
    attendance,
    sql`select c.id, row_number() over (order by ${latestConferences}) as place from conference c where not c.exercise and ${hadPart(key)}`,
    sql`select f.*, coalesce(p.took_part, false) as took, coalesce(p.hosts, false) as hosted, coalesce(p.chairs, false) as chaired, coalesce(p.observes, false) as observed,
        coalesce(p.adopted, false) as adopted, exists (select from statement s where s.conference_id = f.id and s.participant = ${key}) as spoke
      from (${conferenceRows(locale)} where c.id = pick.id) f left join conference_participant p on p.conference_id = f.id and p.participant = ${key}`,
  );

/** What a participant adopted, where a source or the register's own text says who did: the latest first. */
const outcomesOf = (db: Reader, locale: Locale, key: string): Promise<Some<OutcomeRow>> =>
  some(
    db,
    outcomeRow,
    sql`select o.id, row_number() over (order by ${latestOutcomes}) as place from outcome o where o.withdrawn_on is null and ${adoptedBy(key)}`,
    sql`${outcomeRows(locale)} where o.id = pick.id`,
  );

/** What a participant is to keep, those of the latest outcome first. */
const commitmentsOf = (db: Reader, locale: Locale, key: string): Promise<Some<CommitmentRow>> =>
  some(
    db,
    commitmentRow,
    sql`select c.id, row_number() over (order by ${inPlaceOrder}) as place from commitment c left join outcome o on o.id = c.outcome_id
      where c.withdrawn_on is null and o.withdrawn_on is null and ${isActorOf(key)}`,
    sql`${commitmentRows(locale)} where c.id = pick.id`,
  );

/** What a participant attached to public texts: the latest first. */
const statementsOf = (db: Reader, locale: Locale, key: string): Promise<Some<StatementRow>> =>
  some(
    db,
    statement,
    sql`select o.id, e.one, row_number() over (order by e.one ->> 'madeAt' desc, o.id) as place
      from outcome_text x join outcome o on o.id = x.outcome_id cross join lateral jsonb_array_elements(x.statements) e(one)
      where o.withdrawn_on is null and e.one ->> 'participant' = ${key}`,
    sql`select json_build_object('slug', o.slug, 'title', words_in(o.title, ${locale}), 'titleLanguage', language_in(o.title, ${locale})) as outcome,
        pick.one ->> 'kind' as kind, words_in(pick.one -> 'words', ${locale}) as words, language_in(pick.one -> 'words', ${locale}) as language,
        ((pick.one ->> 'madeAt')::timestamptz at time zone coalesce((select p.zone from process p), 'UTC'))::date as on
      from outcome o where o.id = pick.id`,
  );

/** What was said for a participant at conferences: the latest conference first, of each in the order in which it was said. */
const deliveredBy = (db: Reader, locale: Locale, key: string): Promise<Some<Delivered>> =>
  some(
    db,
    delivered,
    sql`select s.id, row_number() over (order by c.from_date desc, c.id, s.rank) as place from statement s join conference c on c.id = s.conference_id
      where s.participant = ${key} and not c.exercise`,
    sql`select ${statementJson(locale)} as statement, conference_ref(k.id, ${locale}) as conference
      from statement s join conference k on k.id = s.conference_id where s.id = pick.id`,
  );

/** Of how many of the conferences that are over the register says who took part. */
async function heldOf(db: Reader): Promise<ParticipantView['held']> {
  const [row] = await rows(
    db,
    z.object({ all: z.int(), listed: z.int() }),
    sql`select count(*)::int as all, count(*) filter (where exists (select from conference_participant p where p.conference_id = c.id and p.took_part))::int as listed
      from conference c where not c.exercise and c.stage <> 'cancelled' and not ${toCome}`,
  );
  return row ?? { all: 0, listed: 0 };
}

/**
 * The whole story of one State or organization as the public may read it, with what is true on a day (YYYY-MM-DD, today when null). Null when the
 * register has none of that code, and for a day that is none of the calendar.
 */
async function participantStory(locale: Locale, named: Named, date: string | null): Promise<ParticipantView | null> {
  if (date !== null && !isDay(date)) return null;
  const facts = await factsOf(locale, named, date);
  if (!facts) return null;
  const { key } = facts;
  const [conferences, held, outcomes, commitments, statements, said] = await read(PUBLIC, (db) =>
    Promise.all([
      conferencesOf(db, locale, key),
      heldOf(db),
      outcomesOf(db, locale, key),
      commitmentsOf(db, locale, key),
      statementsOf(db, locale, key),
      deliveredBy(db, locale, key),
    ]),
  );
  return {
    ...facts,
    periods: facts.periods.map((one) => ({ ...one, claims: differing(one.claims) })),
    terms: facts.terms.map((one) => ({ ...one, claims: differing(one.claims) })),
    conferences,
    held,
    outcomes,
    commitments,
    statements,
    delivered: said,
  };
}

/** One State by its ISO 3166-1 alpha-3 code in letters of any case, once a request: for the head and the page. */
export const stateStory = cache((locale: Locale, iso3: string, date?: string) =>
  participantStory(locale, { iso3 }, date ?? null),
);

/** One organization by its acronym in letters of any case, as an address has it, once a request. */
export const organizationStory = cache((locale: Locale, acronym: string, date?: string) =>
  participantStory(locale, { acronym: decodeURIComponent(acronym) }, date ?? null),
);
