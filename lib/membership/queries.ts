import { sql } from 'drizzle-orm';
import type { Locale, MembershipStatus } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import { differing } from '#lib/source/rules.ts';
import { isDay, type PartialDate } from '#lib/time/period.ts';

export type ParticipantRow = {
  id: string;
  participant: string;
  kind: 'state' | 'organization';
  iso3: string | null;
  m49: string | null;
  name: string;
  formalName: string;
  status: MembershipStatus;
  /** `possible`: the day lies inside an imprecise bound, or when the status began is not known. */
  certainty: 'certain' | 'possible';
  from: PartialDate | null;
  to: PartialDate | null;
  founding: boolean;
  instrument: string | null;
  source: SourceView | null;
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
  claims: ClaimView[];
};

export type MembersView = {
  date: string;
  today: string;
  /** The days the register speaks of: from the launch to today, or to the last change recorded ahead. */
  reach: { from: string; to: string } | null;
  within: boolean;
  rows: ParticipantRow[];
  changes: string[];
};

type Row = {
  today: string;
  day: string;
  launched: string;
  last: string;
  changes: string[];
  rows: Omit<ParticipantRow, 'kind'>[];
};

/** Who took which status on a day (today when null), from the held periods; null for a day that is none of the calendar. */
export async function membersOn(locale: Locale, date: string | null): Promise<MembersView | null> {
  if (date !== null && !isDay(date)) return null;
  const [row] = await read(PUBLIC, (db) =>
    db.execute<Row>(sql`
      with clock as (select today() as today, launched from process),
        chosen as (select coalesce(${date}::date, today) as day, today, launched from clock),
        bound as (select from_date as day, from_precision from membership_period where from_date is not null
          union select to_date, to_precision from membership_period where to_date is not null)
      select today, day, launched, greatest(today, (select max(b.day) from bound b)) as last,
        (select coalesce(json_agg(distinct greatest(b.day, launched)), '[]') from bound b) as changes,
        (select coalesce(json_agg(m), '[]') from (
          select p.id, p.participant, p.iso3, s.m49, participant_named(p.participant, ${locale}, day) as name,
            case when p.iso3 is null then participant_named(p.participant, ${locale}, day) else state_named(p.iso3, ${locale}, day, true) end as "formalName",
            p.status, case when o.is_certain then 'certain' else 'possible' end as certainty, partial_json(p.from_date, p.from_precision) as "from", partial_json(p.to_date, p.to_precision) as "to",
            p.founding, p.instrument, source_json(p.source) as source, p.note,
              sources_in(p.note) as mentioned, claims_json('membership', p.id) as claims
          from membership_on(day) o join membership_period p on p.id = o.id left join state s on s.iso3 = p.iso3
          where o.status <> 'withdrawn' and day >= launched) m) as rows
      from chosen`),
  );
  if (!row) return null;
  const { today, day, launched, last, changes } = row;
  const within = day >= launched && day <= last;
  const rows = within ? row.rows.map(rowOf) : [];
  const named = inProtocolOrder(locale, rows, ({ name }) => name);
  return {
    date: day,
    today,
    reach: { from: launched, to: last },
    within,
    rows: [...named.filter(({ kind }) => kind === 'state'), ...named.filter(({ kind }) => kind === 'organization')],
    changes: [...new Set([launched, ...changes])].sort(),
  };
}

const rowOf = (row: Row['rows'][number]): ParticipantRow => ({
  ...row,
  kind: row.iso3 ? 'state' : 'organization',
  claims: differing(row.claims),
});

export type PeriodView = {
  id: string;
  status: MembershipStatus;
  from: PartialDate | null;
  to: PartialDate | null;
  founding: boolean;
  instrument: string | null;
  source: SourceView | null;
  note: string | null;
  /** The sources that the note names. */
  mentioned: SourceView[];
};
export type StaffParticipant = {
  participant: string;
  name: string;
  kind: 'state' | 'organization';
  /** What the register says today. */
  status: MembershipStatus | null;
  periods: PeriodView[];
  claims: ClaimView[];
  /** What a form gives back, so that a change meanwhile is seen. */
  expectedVersion: string;
};

/** Every State and organization of the register with all its periods, the latest first; of one participant if asked. */
export async function staffParticipants(
  actor: Actor,
  locale: Locale,
  only: string | null = null,
): Promise<StaffParticipant[]> {
  const rows = await read(actor, (db) =>
    db.execute<
      Omit<StaffParticipant, 'kind' | 'expectedVersion'> & {
        latest: { id: string; version: number } | null;
      }
    >(sql`
      with day as (select today() as today),
        known as (select key as participant from participant)
      select k.participant, participant_named(k.participant, ${locale}, day.today) as name,
        (select m.status from membership_on(day.today) m where m.participant = k.participant) as status,
        (select json_build_object('id', p.id, 'version', p.version) from membership_period p where p.participant = k.participant
          order by coalesce(p.from_date, '0001-01-01'::date) desc limit 1) as latest,
        (select coalesce(json_agg(json_build_object('id', p.id, 'status', p.status, 'from', partial_json(p.from_date, p.from_precision),
            'to', partial_json(p.to_date, p.to_precision), 'founding', p.founding, 'instrument', p.instrument,
            'source', source_json(p.source), 'note', p.note, 'mentioned', sources_in(p.note)) order by coalesce(p.from_date, '0001-01-01'::date) desc), '[]')
          from membership_period p where p.participant = k.participant) as periods,
        (select coalesce(json_agg(c), '[]') from membership_period p, json_array_elements(claims_json('membership', p.id)) c
          where p.participant = k.participant) as claims
      from known k, day where ${only}::text is null or k.participant = ${only}`),
  );
  const participants = rows.map(({ latest, ...row }): StaffParticipant => {
    return {
      ...row,
      claims: differing(row.claims),
      kind: row.participant.startsWith('org:') ? 'organization' : 'state',
      expectedVersion: latest ? `${latest.id}:${latest.version}` : '',
    };
  });
  const named = inProtocolOrder(locale, participants, ({ name }) => name);
  return [...named.filter(({ kind }) => kind === 'state'), ...named.filter(({ kind }) => kind === 'organization')];
}
