import { sql } from 'drizzle-orm';
import { cache } from 'react';
import { z } from 'zod';
import { arrangementKinds, type Locale, locales } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { fromBound, keyed, namedState, partialDate, toBound } from '#lib/act/shape.ts';
import { conferenceRow, conferenceRows, toCome } from '#lib/conference/rows.ts';
import { inProtocolOrder, offeredLocales } from '#lib/language/language.ts';
import { latestNews, newsRow, newsRows } from '#lib/news/rows.ts';
import { latestOutcomes, outcomeRow, outcomeRows } from '#lib/outcome/rows.ts';
import { claimView, sourceView, vouched, vouchedPairs, vouchedProcess, vouchedProcessJson } from '#lib/source/rows.ts';
import { differing } from '#lib/source/rules.ts';
import { isOver } from '#lib/time/period.ts';

const frameRow = z.object({
  name: z.string(),
  acronym: z.string(),
  demonstration: z.boolean(),
  zone: z.string(),
  workingLanguages: z.array(z.string()),
  interfaceLanguages: z.array(z.string()),
  /** Whether the process gives its documents symbols. */
  symbols: z.boolean(),
});

/** What every page's frame shows; null when the register is empty or cannot be reached, which no frame may fail on. */
export type FrameView =
  | (Omit<z.output<typeof frameRow>, 'interfaceLanguages'> & { languages: readonly Locale[] })
  | null;

/** The process as the frame names it; once a request. */
export const frame = cache(async (locale: Locale): Promise<FrameView> => {
  try {
    const [row] = await read(PUBLIC, (db) =>
      rows(
        db,
        frameRow,
        sql`select words_in(name, ${locale}) as name, acronym, demonstration, zone, symbols,
        working_languages as "workingLanguages", interface_languages as "interfaceLanguages" from process`,
      ),
    );
    return row ? { ...row, languages: offeredLocales(row) } : null;
  } catch {
    return null;
  }
});

/** The languages that the portal is offered in; all of ours while the register is empty or away. */
export const interfaceLanguages = async (): Promise<readonly Locale[]> => (await frame('en'))?.languages ?? locales;

const named = z.object({ acronym: z.string(), name: z.string(), source: sourceView.nullable() });

const holder = z.object({
  participant: z.string(),
  name: z.string(),
  source: sourceView.nullable(),
  ...vouched,
  since: fromBound.nullable(),
  nominal: z.object({ from: fromBound.nullable(), to: toBound.nullable() }),
});

const processRow = z.object({
  name: z.string(),
  nameNote: z.string().nullable(),
  acronym: z.string(),
  kind: z.string(),
  launched: partialDate,
  launchClaims: z.array(claimView),
  /** How many members sources say the process has. */
  memberClaims: z.array(claimView),
  launchParticipants: z.array(namedState),
  launchSource: sourceView.nullable(),
  /** What vouches for what is said of the process itself. */
  process: vouchedProcess,
  languages: z.array(z.string()),
  bodies: z.array(keyed.extend({ source: sourceView.nullable(), ...vouched })),
  /** Who serves it as its secretariat today: what is in force, and whoever hosts or runs it. */
  secretariat: z.array(
    z.object({
      kind: z.enum(arrangementKinds),
      parties: z.array(z.string()),
      seat: z.string().nullable(),
      source: sourceView.nullable(),
      ...vouched,
    }),
  ),
  supportUnit: z.array(named),
  supportUnitTasks: z.string().nullable(),
  chairRotation: z.string().nullable(),
  /** The offices of the process, each with all who hold it today, and whether another is designated. */
  offices: z.array(keyed.extend({ joint: z.boolean(), hasNext: z.boolean(), holders: z.array(holder) })),
  today: z.iso.date(),
  counts: z.object({
    member: z.int(),
    observer: z.int(),
    applicant: z.int(),
    organizations: z.int(),
    /** Those called off are none of them; `listed` are all that the list has. */
    conferences: z.int(),
    listed: z.int(),
    outcomes: z.int(),
  }),
  /** How many take part in each status that the process has a word of its own for; they are in no other count. */
  inOwnWords: z.array(z.object({ name: z.string(), count: z.int() })),
  next: conferenceRow.nullable(),
  latest: z.array(conferenceRow),
  latestOutcomes: z.array(outcomeRow),
  latestNews: z.array(newsRow),
  notFound: z.array(z.string()),
});
type Office = Omit<z.output<typeof processRow>['offices'][number], 'holders'> & {
  /** `isOverdue`: the nominal term is over, and nobody is designated to follow. */
  holders: (z.output<typeof holder> & { isOverdue: boolean })[];
};
export type ProcessView = Omit<z.output<typeof processRow>, 'offices'> & { offices: Office[] };

/** The front page: what the process is, who chairs, what is next. One statement; null when the register is empty. */
export async function processPage(locale: Locale): Promise<ProcessView | null> {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      processRow,
      sql`
      with day as (select today() as today),
        standing as (select m.participant, m.status, status_word(p.status, p.word, ${locale}) as word
          from day, membership_on(day.today) m join membership_period p on p.id = m.id)
      select day.today, words_in(p.name, ${locale}) as name, words_in(p.name_note, ${locale}) as "nameNote", p.acronym, words_in(p.kind, ${locale}) as kind,
        partial_json(p.launched, p.launched_precision) as launched,
        (select coalesce(json_agg(c), '[]') from json_array_elements(claims_json('process', null, ${locale})) c where c ->> 'field' = 'launched') as "launchClaims",
        (select coalesce(json_agg(c), '[]') from json_array_elements(claims_json('process', null, ${locale})) c where c ->> 'field' = 'members') as "memberClaims",
        (select coalesce(json_agg(json_build_object('iso3', s.iso3, 'name', state_named(s.iso3, ${locale}, p.launched))), '[]')
          from state s where p.launch_participants ? s.iso3) as "launchParticipants",
        source_json(p.launch_source) as "launchSource", ${vouchedProcessJson} as process, p.working_languages as languages,
        (select json_agg(json_build_object('key', b.key, 'name', words_in(b.name, ${locale}), 'source', source_json(b.source), ${vouchedPairs('body', sql`b.key`, sql`b.created_at`)}) order by b.rank) from body b) as bodies,
        (select coalesce(json_agg(json_build_object('kind', a.kind, 'seat', words_in(a.seat, ${locale}), 'source', source_json(a.source), ${vouchedPairs('arrangement', sql`a.id::text`, sql`a.created_at`)},
            'parties', (select coalesce(json_agg(q.name), '[]') from (select distinct participant_named(p.participant, ${locale}, day.today) as name
              from arrangement_party p where p.arrangement_id = a.id order by name) q)) order by a.from_date, a.created_at), '[]')
          from secretariat_arrangement a where a.stage = 'in-force') as secretariat,
        (select coalesce(json_agg(json_build_object('acronym', o.acronym, 'name', words_in(o.name, ${locale}), 'source', source_json(o.source)) order by o.acronym), '[]')
          from organization o where o.role = 'support-unit') as "supportUnit",
        words_in(p.support_unit_tasks, ${locale}) as "supportUnitTasks", words_in(p.chair_rotation, ${locale}) as "chairRotation",
        (select coalesce(json_agg(json_build_object('key', o.key, 'name', words_in(o.name, ${locale}), 'joint', o.joint,
            'hasNext', exists (select from chair_term d where d.office = o.key and d.stage = 'designated'),
            'holders', (select coalesce(json_agg(json_build_object('participant', t.participant,
                'name', participant_named(t.participant, ${locale}, day.today), 'source', source_json(t.source), ${vouchedPairs('term', sql`t.id::text`, sql`t.created_at`)}, 'since', bound_json(t.actual_from, t.actual_from_precision, t.actual_from_bound),
                'nominal', json_build_object('from', bound_json(t.nominal_from, t.nominal_from_precision, t.nominal_from_bound), 'to', bound_json(t.nominal_to, t.nominal_to_precision, t.nominal_to_bound)))), '[]')
              from incumbent_on(day.today) i join chair_term t on t.id = i.id where i.office = o.key)) order by o.rank), '[]')
          from office o where o.body is null) as offices,
        json_build_object(
          'member', (select count(*) from standing m where m.status = 'member' and m.word is null and m.participant not like 'org:%'),
          'observer', (select count(*) from standing m where m.status = 'observer' and m.word is null and m.participant not like 'org:%'),
          'applicant', (select count(*) from standing m where m.status = 'applicant' and m.word is null and m.participant not like 'org:%'),
          'organizations', (select count(*) from standing m where m.status <> 'withdrawn' and m.word is null and m.participant like 'org:%'),
          'conferences', (select count(*) from conference where stage <> 'cancelled'), 'listed', (select count(*) from conference),
          'outcomes', (select count(*) from outcome where withdrawn_on is null)) as counts,
        (select coalesce(json_agg(json_build_object('name', w.word, 'count', w.n) order by w.rank, w.word), '[]')
          from (select word, count(*) as n, (select min(t.rank) from process_term t where t.vocabulary = 'status' and words_in(t.name, ${locale}) = word) as rank
            from standing where word is not null and status <> 'withdrawn' group by word) w) as "inOwnWords",
        (select row_to_json(c) from (${conferenceRows(locale)} where ${toCome} order by c.date_open, c.from_date, c.id limit 1) c) as next,
        (select coalesce(json_agg(c), '[]') from (${conferenceRows(locale)} where not ${toCome} and c.stage <> 'cancelled' order by c.from_date desc, c.id limit 3) c) as latest,
        (select coalesce(json_agg(o), '[]') from (${outcomeRows(locale)} where o.withdrawn_on is null order by ${latestOutcomes} limit 5) o) as "latestOutcomes",
        (select coalesce(json_agg(n), '[]') from (${newsRows(locale)} where n.withdrawn_on is null order by ${latestNews} limit 3) n) as "latestNews",
        (select coalesce(json_agg(words_in(n, ${locale}) order by at), '[]') from jsonb_array_elements(p.not_found) with ordinality f(n, at)) as "notFound"
      from process p, day`,
    ),
  );
  if (!row) return null;
  return {
    ...row,
    launchClaims: differing(row.launchClaims),
    offices: row.offices.map((office) => ({
      ...office,
      holders: inProtocolOrder(locale, office.holders, ({ name }) => name).map((one) => ({
        ...one,
        isOverdue: !office.hasNext && isOver(one.nominal, row.today),
      })),
    })),
    launchParticipants: inProtocolOrder(locale, row.launchParticipants, ({ name }) => name),
  };
}
