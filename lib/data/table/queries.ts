import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { claimKinds, claimNouns, type Locale, membershipStatuses } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { all } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import { fromBound, partialDate, participantKind, toBound } from '#lib/act/shape.ts';
import { type ConferenceRow, conferenceRow, conferenceRows, latestConferences } from '#lib/conference/rows.ts';
import { type ReleasedRow, releasedRow, releasedRows } from '#lib/document/release/rows.ts';
import { inSymbolOrder } from '#lib/document/rows.ts';
import { inProtocolOrder } from '#lib/language/language.ts';
import { latestNews, type NewsRow, newsRow, newsRows } from '#lib/news/rows.ts';
import { latestOutcomes, type OutcomeRow, outcomeRow, outcomeRows } from '#lib/outcome/rows.ts';
import { sourceView } from '#lib/source/rows.ts';

/** Whole tables of what is public, for spreadsheets and programs: every row, where a page of the portal shows fifty. */
const table = <S extends z.ZodType>(shape: S, query: SQL): Promise<z.output<S>[]> =>
  read(PUBLIC, (db) => rows(db, shape, query));

const membershipRow = z.object({
  participant: z.string(),
  kind: participantKind,
  iso3: z.string().nullable(),
  m49: z.string().nullable(),
  /** As it was called when the period began, or, where that is not known, today. */
  name: z.string(),
  status: z.enum(membershipStatuses),
  statusWord: z.string().nullable(),
  from: fromBound.nullable(),
  to: toBound.nullable(),
  founding: z.boolean(),
  /** Is the status concluded from the role of the organization, which no source calls so? */
  inferred: z.boolean(),
  instrument: z.string().nullable(),
  note: z.string().nullable(),
  source: sourceView.nullable(),
});
export type MembershipRow = z.output<typeof membershipRow>;

/** Every period of every participant in every status, in the protocol's order of names, each one's earliest first. */
export async function memberships(locale: Locale): Promise<MembershipRow[]> {
  const found = await table(
    membershipRow,
    sql`select p.participant, case when p.iso3 is null then 'organization' else 'state' end as kind, p.iso3, s.m49,
        participant_named(p.participant, ${locale}, coalesce(p.from_date, today())) as name, p.status, status_word(p.status, p.word, ${locale}) as "statusWord",
        bound_json(p.from_date, p.from_precision, p.from_bound) as "from", bound_json(p.to_date, p.to_precision, p.to_bound) as "to",
        p.founding, p.instrument, remark_in(p.note, ${locale}) as note, source_json(p.source) as source, status_inferred(p) as inferred
      from membership_period p left join state s on s.iso3 = p.iso3
      order by p.iso3 is null, p.participant, p.from_date nulls first, p.created_at, p.id`,
  );
  // The order of names is that of today's: a State whose name changed keeps its periods together.
  const first = new Map(found.toReversed().map((row) => [row.participant, row.name]));
  const named = inProtocolOrder(locale, [...first], ([, name]) => name).map(([key]) => key);
  const rank = new Map(named.map((key, at) => [key, at]));
  const kindRank = ({ kind }: MembershipRow) => (kind === 'state' ? 0 : 1);
  return found.toSorted(
    (a, b) => kindRank(a) - kindRank(b) || (rank.get(a.participant) ?? 0) - (rank.get(b.participant) ?? 0),
  );
}

/** Every conference that is public, of one body, year, decade or participant if asked, the latest first. */
export const allConferences = (
  locale: Locale,
  {
    body,
    year,
    participant,
  }: { body?: string | undefined; year?: string | undefined; participant?: string | undefined } = {},
): Promise<ConferenceRow[]> =>
  table(
    conferenceRow,
    sql`${conferenceRows(locale)} where ${all(
      sql`not c.exercise`,
      body && sql`c.body = ${body}`,
      participant &&
        sql`exists (select from conference_participant p where p.conference_id = c.id and p.participant = ${participant}
          and (p.took_part or p.hosts or p.chairs or p.observes or p.adopted))`,
      year && sql`to_char(c.from_date, 'YYYY') like ${year.endsWith('0s') ? `${year.slice(0, 3)}_` : year}`,
    )} order by ${latestConferences}`,
  );

/** Is there a body of this key? */
export async function isBody(key: string): Promise<boolean> {
  const found = await table(z.object({ key: z.string() }), sql`select key from body where key = ${key}`);
  return found.length > 0;
}

/** Is there a participant of this key? */
export async function isParticipant(key: string): Promise<boolean> {
  const found = await table(z.object({ key: z.string() }), sql`select key from participant where key = ${key}`);
  return found.length > 0;
}

/** Is there an outcome of this address, withdrawn or not? */
export async function isOutcome(slug: string): Promise<boolean> {
  const found = await table(z.object({ slug: z.string() }), sql`select slug from outcome where slug = ${slug}`);
  return found.length > 0;
}

/** Every outcome, the latest first; one that was withdrawn says so. */
export const allOutcomes = (locale: Locale): Promise<OutcomeRow[]> =>
  table(outcomeRow, sql`${outcomeRows(locale)} order by ${latestOutcomes}`);

/** Every released document in the order of the symbols; one that was withdrawn says so. */
export const allReleased = (locale: Locale): Promise<ReleasedRow[]> =>
  table(releasedRow, sql`${releasedRows(locale)} order by ${inSymbolOrder}`);

/** Every press release that is public, the latest first; one that was withdrawn says so. */
export const allNews = (locale: Locale): Promise<NewsRow[]> =>
  table(newsRow, sql`${newsRows(locale)} order by ${latestNews}`);

const claimRow = z.object({
  noun: z.enum(claimNouns),
  /** A participant's key, an office's, a slug; null of the process as a whole. */
  subject: z.string().nullable(),
  name: z.string().nullable(),
  field: z.string(),
  kind: z.enum(claimKinds).nullable(),
  value: z.string(),
  accepted: z.boolean(),
  /** Do sources say different things of this matter? */
  differs: z.boolean(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  source: sourceView,
});
export type ClaimRow = z.output<typeof claimRow>;

/** Everything that sources say of a fact of the register, whether they agree or not. */
export const allClaims = (locale: Locale): Promise<ClaimRow[]> =>
  table(
    claimRow,
    sql`with matter as (select c.noun, c.subject_id, c.field, coalesce(c.kind, 'actual') as kind, array_agg(distinct c.value) as said from claim c group by 1, 2, 3, 4),
        differing as (select m.* from matter m where cardinality(m.said) > 1 and exists (
          select from unnest(m.said) a, unnest(m.said) b where not values_agree(a, b)))
      select k.noun,
        case k.noun when 'membership' then m.participant when 'term' then t.office || '/' || t.participant when 'conference' then c.slug when 'outcome' then o.slug end as subject,
        case k.noun when 'membership' then participant_named(m.participant, ${locale}, today()) when 'term' then participant_named(t.participant, ${locale}, today())
          when 'conference' then words_in(c.title, ${locale}) when 'outcome' then words_in(o.title, ${locale})
          when 'process' then (select words_in(p.name, ${locale}) from process p) end as name,
        k.field, k.kind, k.value, k.accepted,
        exists (select from differing d where d.noun = k.noun and d.subject_id is not distinct from k.subject_id and d.field = k.field and d.kind = coalesce(k.kind, 'actual')) as differs,
        k.reason, remark_in(k.note, ${locale}) as note, source_json(k.source) as source
      from claim k left join membership_period m on k.noun = 'membership' and m.id = k.subject_id left join chair_term t on k.noun = 'term' and t.id = k.subject_id
        left join conference c on k.noun = 'conference' and c.id = k.subject_id left join outcome o on k.noun = 'outcome' and o.id = k.subject_id
      where (k.noun <> 'conference' or (c.id is not null and not c.exercise)) and (k.noun <> 'outcome' or o.withdrawn_on is null)
      order by array_position(array['process', 'membership', 'term', 'arrangement', 'conference', 'outcome'], k.noun), name, subject, k.field, k.kind nulls first, k.accepted desc, k.value, k.source`,
  );

const sourceRow = z.object({
  key: z.string(),
  publisher: z.string(),
  title: z.string(),
  date: partialDate.nullable(),
  url: z.string().nullable(),
  /** How many claims rest on it. */
  claims: z.int(),
});
export type SourceRow = z.output<typeof sourceRow>;

/** Every source on which something public rests, in their own order. */
export const allSources = (): Promise<SourceRow[]> =>
  table(
    sourceRow,
    sql`select s.key, s.publisher, s.title, partial_json(s.date, s.date_precision) as date, s.url,
        (select count(*)::int from claim k where k.source = s.key and (k.noun <> 'conference' or exists (select from conference c where c.id = k.subject_id))) as claims
      from source s where source_is_public(s.key) order by s.rank, s.key`,
  );
