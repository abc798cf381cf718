import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, membershipStatuses, organizationRoles, precisions } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, inOrderOf, listed, orderOf, rankIn } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { fromBound, type Listed, partialDate, participantKind, toBound, words } from '#lib/act/shape.ts';
import { type CorrectionView, correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { type Assurance, assuranceOf } from '#lib/membership/rules.ts';
import { processTerm, processTermRows } from '#lib/process/rows.ts';
import {
  type ClaimView,
  claimView,
  sourceChoice,
  sourceChoices,
  sourced,
  sourceView,
  vouched,
  vouchedColumns,
} from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';
import { isDay, type PartialDate } from '#lib/time/period.ts';

/** The orders that the list of members has. */
export const memberOrders = ['name', 'status', 'from', 'to'] as const;

/** The process's own words for statuses in one language, in their order: the key of each, and the status it means. */
const statusWords = z.array(processTerm);
export type StatusWords = z.output<typeof statusWords>;
const wordsIn = (locale: Locale) =>
  sql`(select coalesce(json_agg(w), '[]') from (${processTermRows(locale, 'status')}) w)`;

/** One status of a participant, for as long as it had it. */
const period = z.object({
  id: z.uuid(),
  version: z.int(),
  status: z.enum(membershipStatuses),
  word: z.string().nullable(),
  /** The status in the process's own word; null where it has none. */
  statusWord: z.string().nullable(),
  from: fromBound.nullable(),
  to: toBound.nullable(),
  founding: z.boolean(),
  instrument: z.string().nullable(),
  ...sourced,
});
export type PeriodView = z.output<typeof period>;

const participantRow = period.extend({
  participant: z.string(),
  kind: participantKind,
  iso3: z.string().nullable(),
  m49: z.string().nullable(),
  name: z.string(),
  formalName: z.string(),
  /** `possible`: the day lies inside an imprecise bound, or when the status began is not known. */
  certainty: z.enum(['certain', 'possible']),
  /** Is it concluded from the role of the organization, which no source calls so? */
  inferred: z.boolean(),
  /** Of an organization: what it is to the process, and where that was read. */
  role: z.object({ name: z.enum(organizationRoles), source: sourceView.nullable() }).nullable(),
  /** Does it hold an office of the process on that day? */
  chairs: z.boolean(),
  claims: z.array(claimView),
  ...vouched,
});
/** `assurance`: the mark of how sure that is, the same wherever the row is shown. */
export type ParticipantRow = z.output<typeof participantRow> & { assurance: Assurance };

export type MembersView = {
  date: string;
  today: string;
  /** The days the register speaks of: from the launch to today, or to the last change recorded ahead. */
  reach: { from: string; to: string } | null;
  within: boolean;
  rows: ParticipantRow[];
  /** What was put right of any participant, the latest first. */
  corrections: CorrectionView[];
  words: StatusWords;
  /** Organizations that the register knows in a role on the day, and that have no status on it. */
  others: z.output<typeof otherOrganization>[];
  memberClaims: ClaimView[];
  /** When the register changes, as precisely as it is known, from the launch on. */
  changes: PartialDate[];
};

const otherOrganization = z.object({
  acronym: z.string(),
  name: z.string(),
  role: z.enum(organizationRoles),
  source: sourceView.nullable(),
});

const membersRow = z.object({
  others: z.array(otherOrganization),
  memberClaims: z.array(claimView),
  today: z.iso.date(),
  day: z.iso.date(),
  launched: z.iso.date(),
  last: z.iso.date(),
  changes: z.array(partialDate),
  rows: z.array(participantRow),
  corrections: z.array(correctionView),
  words: statusWords,
});

/** Who took which status on a day (today when null), from the held periods; null for a day that is none of the calendar. */
export async function membersOn(locale: Locale, date: string | null): Promise<MembersView | null> {
  if (date !== null && !isDay(date)) return null;
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      membersRow,
      sql`
      with clock as (select today() as today, launched from process),
        chosen as (select coalesce(${date}::date, today) as day, today, launched from clock),
        bound as (select from_date as day, from_precision as precision from membership_period where from_date is not null
          union select to_date, to_precision from membership_period where to_date is not null),
        change as (select distinct on (c.day) c.day, c.precision
          from (select launched as day, launched_precision as precision from process union all select b.day, b.precision from bound b, clock where b.day > launched) c
          order by c.day, ${rankIn(precisions, sql`c.precision`)})
      select today, day, launched, greatest(today, (select max(b.day) from bound b)) as last,
        (select coalesce(json_agg(partial_json(c.day, c.precision) order by c.day), '[]') from change c) as changes,
        (select coalesce(json_agg(m), '[]') from (
          select p.id, p.participant, p.iso3, case when p.iso3 is null then 'organization' else 'state' end as kind, s.m49, participant_named(p.participant, ${locale}, day) as name,
            case when p.iso3 is null then participant_named(p.participant, ${locale}, day) else state_named(p.iso3, ${locale}, day, true) end as "formalName",
            p.version, p.status, p.word, status_word(p.status, p.word, ${locale}) as "statusWord", case when o.is_certain then 'certain' else 'possible' end as certainty, bound_json(p.from_date, p.from_precision, p.from_bound) as "from", bound_json(p.to_date, p.to_precision, p.to_bound) as "to",
            exists (select from incumbent_on(day) i join office f on f.key = i.office and f.body is null
              where i.participant = p.participant) as chairs,
            p.founding, p.instrument, source_json(p.source) as source, remark_in(p.note, ${locale}) as note, status_inferred(p) as inferred,
              (select json_build_object('name', o.role, 'source', source_json(o.source)) from organization o where o.acronym = p.acronym) as role,
              sources_in(p.note) as mentioned, claims_json('membership', p.id, ${locale}) as claims, ${vouchedColumns('membership', sql`p.id::text`, sql`p.created_at`)}
          from membership_on(day) o join membership_period p on p.id = o.id left join state s on s.iso3 = p.iso3
          where o.status <> 'withdrawn' and day >= launched) m) as rows,
        (select coalesce(json_agg(c), '[]') from participant k, json_array_elements(${correctionsOf(locale, 'membership', sql`k.key`)}) c) as corrections, ${wordsIn(locale)} as words,
        (select coalesce(json_agg(json_build_object('acronym', o.acronym, 'name', words_in(o.name, ${locale}), 'role', o.role, 'source', source_json(o.source)) order by o.acronym), '[]')
          from organization o where coalesce(o.since <= day, true) and not exists (select from membership_on(day) m where m.participant = 'org:' || o.acronym)) as others,
        (select coalesce(json_agg(c), '[]') from json_array_elements(claims_json('process', null, ${locale})) c where c ->> 'field' = 'members') as "memberClaims"
      from chosen`,
    ),
  );
  if (!row) return null;
  const { today, day, launched, last, changes } = row;
  const within = day >= launched && day <= last;
  const found = within
    ? row.rows.map((one) => {
        const shown = { ...one, claims: differing(one.claims) };
        return { ...shown, assurance: assuranceOf(shown) };
      })
    : [];
  const named = inProtocolOrder(locale, found, ({ name }) => name);
  return {
    date: day,
    today,
    reach: { from: launched, to: last },
    within,
    rows: [...named.filter(({ kind }) => kind === 'state'), ...named.filter(({ kind }) => kind === 'organization')],
    words: row.words,
    others: within ? row.others : [],
    memberClaims: row.memberClaims,
    corrections: row.corrections.toSorted((a, b) => b.on.localeCompare(a.on)),
    changes,
  };
}

const staffParticipant = z.object({
  participant: z.string(),
  name: z.string(),
  kind: participantKind,
  /** What the register says today. */
  status: z.enum(membershipStatuses).nullable(),
  /** Of an organization: as what the register knows it. */
  role: z.enum(organizationRoles).nullable(),
  periods: z.array(period),
  claims: z.array(claimView),
  corrections: z.array(correctionView),
  words: statusWords,
  /** What a correction may name as its source. */
  sources: z.array(sourceChoice),
  /** What a form gives back, so that a change meanwhile is seen. */
  expectedVersion: z.string(),
});
export type StaffParticipant = z.output<typeof staffParticipant>;

/** The participants, `k`, with all their periods, the latest first; close it with a where. */
const participantRows = (locale: Locale) => sql`
  select k.key as participant, participant_named(k.key, ${locale}, today()) as name,
    case when k.iso3 is null then 'organization' else 'state' end as kind,
    (select m.status from membership_on(today()) m where m.participant = k.key) as status,
    (select o.role from organization o where o.acronym = k.acronym) as role,
    coalesce((select p.id || ':' || p.version from membership_period p where p.participant = k.key
      order by coalesce(p.from_date, '0001-01-01'::date) desc limit 1), '') as "expectedVersion",
    (select coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'status', p.status, 'word', p.word, 'statusWord', status_word(p.status, p.word, ${locale}), 'from', bound_json(p.from_date, p.from_precision, p.from_bound),
        'to', bound_json(p.to_date, p.to_precision, p.to_bound), 'founding', p.founding, 'instrument', p.instrument,
        'source', source_json(p.source), 'note', p.note, 'mentioned', sources_in(p.note)) order by coalesce(p.from_date, '0001-01-01'::date) desc), '[]')
      from membership_period p where p.participant = k.key) as periods,
    (select coalesce(json_agg(c), '[]') from membership_period p, json_array_elements(claims_json('membership', p.id, ${locale})) c
      where p.participant = k.key) as claims, ${correctionsOf(locale, 'membership', sql`k.key`)} as corrections, ${wordsIn(locale)} as words,
    ${sourceChoices} as sources
  from participant k`;

const withDiffering = (row: StaffParticipant): StaffParticipant => ({ ...row, claims: differing(row.claims) });

/** A page of the States and organizations of the register, States first, each in the protocol's order unless the address asks for another. */
export async function staffParticipants(
  actor: Actor,
  locale: Locale,
  asked: AskedList = {},
): Promise<Listed<StaffParticipant>> {
  const name = inOrderOf(locale, sql`participant_named(k.key, ${locale}, today())`);
  const order = orderOf(
    asked.sort,
    {
      name,
      status: rankIn(membershipStatuses, sql`m.status`),
      since: sql`p.from_date`,
      differ: sql`(select count(distinct (c.field, c.value)) from membership_period q join claim c on c.subject_id = q.id and c.noun = 'membership' where q.participant = k.key)`,
    },
    name,
  );
  const list = await read(actor, (db) =>
    listed(db, staffParticipant, asked, {
      from: sql`from participant k left join membership_on(today()) m on m.participant = k.key left join membership_period p on p.id = m.id`,
      count: sql`from participant k`,
      key: sql`k.key`,
      order: sql`k.iso3 is null, ${order}, k.key`,
      row: sql`${participantRows(locale)} where k.key = pick.key`,
    }),
  );
  return { ...list, rows: list.rows.map(withDiffering) };
}

/** One participant with all its periods; null when there is none of that key. */
export async function staffParticipantOf(actor: Actor, locale: Locale, key: string): Promise<StaffParticipant | null> {
  const [row] = await read(actor, (db) =>
    rows(db, staffParticipant, sql`${participantRows(locale)} where k.key = ${key}`),
  );
  return row ? withDiffering(row) : null;
}

const namesView = z.object({
  participant: z.string(),
  kind: participantKind,
  name: z.string(),
  short: words,
  formal: words,
  corrections: z.array(correctionView),
});
export type NamesView = z.output<typeof namesView>;

/** The names of a State or an organization in every language, as they stand now; null when there is none of that key. */
export async function namesOf(actor: Actor, locale: Locale, key: string): Promise<NamesView | null> {
  const now = sql`from state_name n where n.iso3 = k.iso3 and n.to_date is null`;
  const [row] = await read(actor, (db) =>
    rows(
      db,
      namesView,
      sql`select k.key as participant, case when k.iso3 is null then 'organization' else 'state' end as kind, participant_named(k.key, ${locale}, today()) as name,
        coalesce((select o.name from organization o where o.acronym = k.acronym), (select jsonb_object_agg(n.language, n.short) ${now}), '{}') as short,
        coalesce((select jsonb_object_agg(n.language, n.formal) ${now}), '{}') as formal, ${correctionsOf(locale, 'participant', sql`k.key`)} as corrections
        from participant k where k.key = ${key}`,
    ),
  );
  return row ?? null;
}
