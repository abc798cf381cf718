import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type CitedNoun, claimKinds } from '#db/vocabulary.ts';
import { partialDate } from '#lib/act/shape.ts';

/** A source as pages cite it: what source_json gives. */
export const sourceView = z.object({
  key: z.string(),
  publisher: z.string(),
  title: z.string(),
  date: partialDate.nullable(),
  url: z.string().nullable(),
});
export type SourceView = z.output<typeof sourceView>;

/** What vouches for each fact of a thing: the sources of each field that has its own, and the secretariat's entry, where nothing else does. */
export const vouched = { cited: z.record(z.string(), z.array(sourceView)), recorded: sourceView };

/** The same as columns of SQL: of the subject with that id or key, recorded at that instant. */
export const vouchedColumns = (noun: CitedNoun, subject: SQL, at: SQL): SQL =>
  sql`citations_json(${noun}, ${subject}) as cited, recorded_json(${at}) as recorded`;

/** The same as two keys of a JSON object. */
export const vouchedPairs = (noun: CitedNoun, subject: SQL, at: SQL): SQL =>
  sql`'cited', citations_json(${noun}, ${subject}), 'recorded', recorded_json(${at})`;

/** What vouches for what is said of the process itself: it has no source of the whole. */
export const vouchedProcess = z.object({ source: sourceView.nullable(), ...vouched });

/** The same, of `process p`: a column of JSON. */
export const vouchedProcessJson: SQL = sql`json_build_object('source', null, ${vouchedPairs('process', sql`'process'`, sql`p.loaded_at`)})`;

/** A source as a form offers it. */
export const sourceChoice = z.object({ key: z.string(), publisher: z.string(), title: z.string() });
export type SourceChoice = z.output<typeof sourceChoice>;

/** Every source of the register, the latest first: a column of JSON. */
export const sourceChoices = sql`(select coalesce(json_agg(json_build_object('key', s.key, 'publisher', s.publisher, 'title', s.title)
  order by s.date desc nulls last, s.rank), '[]') from source s)`;

/** The orders that a list of sources `s` has, and the one that it has by itself: the latest first. */
export const sourcesBy = {
  title: sql`s.title collate "und-x-icu"`,
  publisher: sql`s.publisher collate "und-x-icu"`,
  date: sql`s.date`,
};
export const latestSources = sql`s.date desc nulls last, s.rank, s.key`;

/** What of anything says where it is from: a note, the sources that the note names (sources_in), and its own. */
export const sourced = {
  note: z.string().nullable(),
  mentioned: z.array(sourceView),
  source: sourceView.nullable(),
};

/**
 * What one source says of one field, as claims_json gives it; `accepted` marks what the register holds, `reason` why the secretariat
 * accepted it.
 */
export const claimView = z.object({
  id: z.uuid(),
  field: z.string(),
  value: z.string(),
  kind: z.enum(claimKinds).nullable(),
  source: sourceView,
  note: z.string().nullable(),
  mentioned: z.array(sourceView),
  accepted: z.boolean(),
  reason: z.string().nullable(),
  version: z.int(),
});
export type ClaimView = z.output<typeof claimView>;

/**
 * Every matter on which sources say different things, accepted or not, as rows of noun, subject_id, field, kind, accepted, its values and the
 * id of its first claim: lib/source/rules.ts says the same of the claims of one subject (differing), and a test holds both together.
 */
export const disputedMatters = sql`(
  select g.* from (
    select c.noun, c.subject_id, c.field, coalesce(c.kind, 'actual') as kind, bool_or(c.accepted) as accepted,
      array_agg(distinct c.value) as "values", (array_agg(c.id order by c.accepted desc, s.rank, c.value))[1] as id
    from claim c join source s on s.key = c.source group by 1, 2, 3, 4 having count(distinct c.value) > 1) g
  where exists (select from unnest(g."values") a, unnest(g."values") b where not values_agree(a, b)))`;
