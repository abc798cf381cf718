import { sql } from 'drizzle-orm';
import { cache } from 'react';
import { type Locale, locales } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read } from '#lib/act/read.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { conferenceRows } from '#lib/conference/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';
import { outcomeRows } from '#lib/outcome/rows.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import { differing } from '#lib/source/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

/** What every page's frame shows; null when the register is empty or cannot be reached, which no frame may fail on. */
export type FrameView = {
  name: string;
  acronym: string;
  demonstration: boolean;
  languages: Locale[];
  zone: string;
} | null;

/** The process as the frame names it; once a request. */
export const frame = cache(async (locale: Locale): Promise<FrameView> => {
  try {
    const rows = await read(PUBLIC, (db) =>
      db.execute<{ name: string; acronym: string; demonstration: boolean; zone: string }>(
        sql`select words_in(name, ${locale}) as name, acronym, demonstration, zone from process`,
      ),
    );
    return rows[0] ? { ...rows[0], languages: [...locales] } : null;
  } catch {
    return null;
  }
});

type Named = { iso3: string; name: string };

export type ProcessView = {
  name: string;
  nameNote: string | null;
  acronym: string;
  kind: string;
  launched: PartialDate;
  launchClaims: ClaimView[];
  launchParticipants: Named[];
  launchSource: SourceView | null;
  languages: string[];
  bodies: { key: string; name: string }[];
  supportUnit: { acronym: string; name: string }[];
  supportUnitTasks: string | null;
  chairRotation: string | null;
  chair: (Named & { since: PartialDate | null }) | null;
  counts: { member: number; observer: number; applicant: number; conferences: number; outcomes: number };
  next: ConferenceRow | null;
  latest: ConferenceRow[];
  latestOutcomes: OutcomeRow[];
  notFound: string[];
};

type Row = Omit<ProcessView, 'next' | 'latest' | 'latestOutcomes'> & {
  conferences: ConferenceRow[];
  outcomes: OutcomeRow[];
};

/** The front page: what the process is, who chairs, what is next. One statement; null when the register is empty. */
export async function processPage(locale: Locale): Promise<ProcessView | null> {
  const [row] = await read(PUBLIC, (db) =>
    db.execute<Row>(sql`
      with day as (select today() as today)
      select words_in(p.name, ${locale}) as name, words_in(p.name_note, ${locale}) as "nameNote", p.acronym, words_in(p.kind, ${locale}) as kind,
        partial_json(p.launched, p.launched_precision) as launched,
        (select coalesce(json_agg(c), '[]') from json_array_elements(claims_json('process', null)) c) as "launchClaims",
        (select coalesce(json_agg(json_build_object('iso3', s.iso3, 'name', state_named(s.iso3, ${locale}, p.launched))), '[]')
          from state s where p.launch_participants ? s.iso3) as "launchParticipants",
        source_json(p.launch_source) as "launchSource", p.working_languages as languages,
        (select json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale})) order by b.rank) from body b) as bodies,
        (select coalesce(json_agg(json_build_object('acronym', o.acronym, 'name', words_in(o.name, ${locale}))), '[]')
          from organization o where o.role = 'support-unit') as "supportUnit",
        words_in(p.support_unit_tasks, ${locale}) as "supportUnitTasks", words_in(p.chair_rotation, ${locale}) as "chairRotation",
        (select json_build_object('iso3', t.iso3, 'name', state_named(t.iso3, ${locale}, day.today), 'since', partial_json(t.actual_from, t.actual_from_precision))
          from incumbent_on(day.today) i join chair_term t on t.id = i.id join office o on o.key = i.office order by o.rank limit 1) as chair,
        json_build_object(
          'member', (select count(*) from membership_on(day.today) m where m.status = 'member'),
          'observer', (select count(*) from membership_on(day.today) m where m.status = 'observer'),
          'applicant', (select count(*) from membership_on(day.today) m where m.status = 'applicant'),
          'conferences', (select count(*) from conference), 'outcomes', (select count(*) from outcome)) as counts,
        (select coalesce(json_agg(c), '[]') from (${conferenceRows(locale)} order by c.from_date desc) c) as conferences,
        (select coalesce(json_agg(o), '[]') from (${outcomeRows(locale)} order by o.adopted_on desc nulls last limit 5) o) as outcomes,
        (select coalesce(json_agg(words_in(n, ${locale}) order by at), '[]') from jsonb_array_elements(p.not_found) with ordinality f(n, at)) as "notFound"
      from process p, day`),
  );
  if (!row) return null;
  const { conferences, outcomes, ...process } = row;
  return {
    ...process,
    launchClaims: differing(process.launchClaims),
    launchParticipants: inProtocolOrder(locale, process.launchParticipants, ({ name }) => name),
    next: conferences.findLast(({ toCome }) => toCome) ?? null,
    latest: conferences.filter(({ toCome }) => !toCome).slice(0, 3),
    latestOutcomes: outcomes,
  };
}
