import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { commitmentStatuses, type Locale, paragraphKinds, progressStatuses, reportStages } from '#db/vocabulary.ts';
import { conferenceRef, keyed, language, partialDate, titled, words } from '#lib/act/shape.ts';

/** What an actor last reported that counts, and when: nothing of one who reported nothing that whoever asks may see. */
const progress = z.object({
  /** A participant's key, or `secretariat`. */
  actor: z.string(),
  name: z.string().nullable(),
  report: z.uuid().nullable(),
  status: z.enum(progressStatuses).nullable(),
  stage: z.enum(reportStages).nullable(),
  on: z.iso.date().nullable(),
  /** Whether a report of theirs that this reader may see is with the secretariat. */
  waiting: z.boolean(),
});
export type Progress = z.output<typeof progress>;

/** A commitment in a list, with what each of its actors reported. */
export const commitmentRow = z.object({
  id: z.uuid(),
  words: z.string(),
  wordsLanguage: language,
  /** The public outcome that promises it; null of what is not public. */
  outcome: titled.extend({ id: z.uuid(), slug: z.string(), withdrawn: z.boolean() }).nullable(),
  /** Else the adopted text. */
  text: titled.extend({ id: z.uuid(), exercise: z.boolean() }).nullable(),
  paragraphId: z.uuid().nullable(),
  place: z.string().nullable(),
  due: partialDate.nullable(),
  status: z.enum(commitmentStatuses),
  supersededBy: z.uuid().nullable(),
  withdrawnOn: z.iso.date().nullable(),
  /** As it says: `all` and `secretariat` have no name of the register. */
  actors: z.array(keyed.extend({ name: z.string().nullable() })),
  /** Of every actor of today, `all` being each member. */
  progress: z.array(progress),
});
export type CommitmentRow = z.output<typeof commitmentRow>;

/** A participant's name today; null of `all` and `secretariat`, which the portal words. */
const named = (locale: Locale, actor: SQL): SQL =>
  sql`case when ${actor} not in ('all', 'secretariat') then participant_named(${actor}, ${locale}, today()) end`;
/** States first, then organizations, the secretariat last; each in the order of their names. */
const inOrder = (locale: Locale, actor: SQL): SQL =>
  sql`${actor} in ('all', 'secretariat'), ${actor} like 'org:%', ${named(locale, actor)}, ${actor}`;

/** An instant's day at the seat. */
export const dayOf = (at: SQL): SQL => sql`(${at} at time zone coalesce((select p.zone from process p), 'UTC'))::date`;

/** The columns of a commitment in a list, from `commitment c`; close it with a where or an order. */
export const commitmentRows = (locale: Locale): SQL => sql`
  select c.id, words_in(c.words, ${locale}) as words, language_in(c.words, ${locale}) as "wordsLanguage",
    (select json_build_object('id', o.id, 'slug', o.slug, 'title', words_in(o.title, ${locale}), 'titleLanguage', language_in(o.title, ${locale}),
      'withdrawn', o.withdrawn_on is not null) from outcome o where o.id = c.outcome_id) as outcome,
    (select json_build_object('id', x.id, 'title', words_in(x.title, ${locale}), 'titleLanguage', language_in(x.title, ${locale}),
      'exercise', coalesce((select k.exercise from conference k where k.id = x.conference_id), false))
      from text x where x.id = c.text_id and c.outcome_id is null) as text,
    c.paragraph_id as "paragraphId", c.place, partial_json(c.due, c.due_precision) as due, commitment_status(c, today()) as status,
    c.superseded_by as "supersededBy", c.withdrawn_on as "withdrawnOn",
    (select coalesce(json_agg(json_build_object('key', a.actor, 'name', ${named(locale, sql`a.actor`)}) order by ${inOrder(locale, sql`a.actor`)}), '[]')
      from commitment_actor a where a.commitment_id = c.id) as actors,
    (select coalesce(json_agg(json_build_object('actor', g.actor, 'name', ${named(locale, sql`g.actor`)}, 'report', g.report, 'status', g.status,
      'stage', r.stage, 'on', ${dayOf(sql`r.reported_at`)},
      'waiting', exists (select from progress_report w where w.commitment_id = c.id and coalesce(w.participant, 'secretariat') = g.actor and w.stage = 'submitted')) order by ${inOrder(locale, sql`g.actor`)}), '[]')
      from commitment_progress(c.id, today()) g left join progress_report r on r.id = g.report) as progress
  from commitment c`;

/** The latest outcome first, and within one the order of its paragraphs. From `c`, and `o` its outcome where it has one. */
export const inPlaceOrder: SQL = sql`o.adopted_on desc nulls last, o.created_at nulls last, c.outcome_id nulls last, c.text_id, substring(c.place from '\\d{1,6}')::int nulls last, c.place nulls last, c.created_at, c.id`;

/** What still has to be kept: neither taken back nor superseded, of an outcome that stands. From `c`, and `o` its outcome where it has one. */
export const standing: SQL = sql`c.withdrawn_on is null and c.superseded_by is null and o.withdrawn_on is null`;

/** Is this actor, a participant's key, among those who are to keep commitment `c` today? */
export const isActorOf = (actor: SQL | string): SQL =>
  sql`exists (select from commitment_actors_on(c.id, today()) a where a.actor = ${actor})`;

const paragraph = z.object({
  id: z.uuid(),
  kind: z.enum(paragraphKinds),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  words,
});
/** What adoptedJson gives: the text that something was adopted as, paragraph by paragraph. */
export const adoptedText = z.object({ original: language, paragraphs: z.array(paragraph.loose()) });

/** The text that an outcome was adopted as, or else a text that is not public: a column of JSON, null where none is at hand. */
export const adoptedJson = (outcome: SQL, text: SQL): SQL => sql`coalesce(
  (select json_build_object('original', t.original, 'paragraphs', t.paragraphs) from outcome_text t where t.outcome_id = ${outcome}),
  (select json_build_object('original', v.original, 'paragraphs', v.paragraphs) from adoption a join text_revision v on v.id = a.revision_id
    where ${outcome} is null and a.text_id = ${text}))`;

/** A report, with what became of it and where the next meeting takes it up. */
export const reportRow = z.object({
  id: z.uuid(),
  /** A participant's key, or `secretariat`. */
  actor: z.string(),
  name: z.string().nullable(),
  status: z.enum(progressStatuses),
  words: z.string(),
  wordsLanguage: language,
  evidenceUrl: z.string().nullable(),
  stage: z.enum(reportStages),
  /** Why it was sent back. */
  reason: z.string().nullable(),
  on: z.iso.date(),
  reviewedOn: z.iso.date().nullable(),
  publishedOn: z.iso.date().nullable(),
  item: z.object({ id: z.uuid(), number: z.string(), conference: conferenceRef }).and(titled).nullable(),
  version: z.int(),
  commitment: z.object({
    id: z.uuid(),
    words: z.string(),
    wordsLanguage: language,
    place: z.string().nullable(),
    paragraphId: z.uuid().nullable(),
    /** Whether it is of an outcome that is public: nothing else has a public report. */
    isPublic: z.boolean(),
  }),
});
export type ReportRow = z.output<typeof reportRow>;

/** The columns of a report, from `progress_report r`; close it with a where or an order. An item is named where its conference may be seen. */
export const reportRows = (locale: Locale): SQL => sql`
  select r.id, coalesce(r.participant, 'secretariat') as actor, ${named(locale, sql`r.participant`)} as name, r.status,
    words_in(r.words, ${locale}) as words, language_in(r.words, ${locale}) as "wordsLanguage", r.evidence_url as "evidenceUrl", r.stage, r.reason,
    ${dayOf(sql`r.reported_at`)} as on, ${dayOf(sql`r.reviewed_at`)} as "reviewedOn", r.published_on as "publishedOn", r.version,
    (select json_build_object('id', i.id, 'number', i.number, 'title', words_in(i.title, ${locale}), 'titleLanguage', language_in(i.title, ${locale}),
      'conference', conference_ref(i.conference_id, ${locale})) from agenda_item i
      where i.id = r.agenda_item_id and exists (select from conference k where k.id = i.conference_id)) as item,
    (select json_build_object('id', c.id, 'words', words_in(c.words, ${locale}), 'wordsLanguage', language_in(c.words, ${locale}), 'place', c.place,
      'paragraphId', c.paragraph_id, 'isPublic', c.withdrawn_on is null and exists (select from outcome o where o.id = c.outcome_id and o.withdrawn_on is null))
      from commitment c where c.id = r.commitment_id) as commitment
  from progress_report r`;

/** What is due of the office, the first of each with how many there are: for its overview, a column of JSON each. */
export const dueRow = z.object({
  total: z.int(),
  rows: z.array(
    z.object({
      id: z.uuid(),
      /** What tells it from others on the same commitment. */
      key: z.uuid(),
      words: z.string(),
      wordsLanguage: language,
      about: z.string().nullable(),
      on: partialDate.nullable(),
      exercise: z.boolean(),
    }),
  ),
});
export type DueRow = z.output<typeof dueRow>;

/** Whether commitment `c` is of the text of an exercise. */
const exerciseOf = sql`coalesce((select k.exercise from text x join conference k on k.id = x.conference_id where x.id = c.text_id), false)`;
/** The same of a commitment by its id. */
export const isOfExercise = (id: string): SQL =>
  sql`coalesce((select ${exerciseOf} from commitment c where c.id::text = ${id}), false)`;

/** Commitments that are overdue: about, the outcome; on, the day that is past. */
export const overdueJson = (locale: Locale, limit: SQL): SQL => sql`(with late as materialized (
    select c.*, o.title from commitment c left join outcome o on o.id = c.outcome_id where ${standing} and span_end(c.due, c.due_precision) <= today() and commitment_status(c, today()) = 'overdue')
  select json_build_object('total', (select count(*) from late), 'rows', (select coalesce(json_agg(r), '[]') from (
    select c.id, c.id as key, words_in(c.words, ${locale}) as words, language_in(c.words, ${locale}) as "wordsLanguage", words_in(c.title, ${locale}) as about,
      partial_json(c.due, c.due_precision) as on, ${exerciseOf} as exercise from late c order by c.due, c.id ${limit}) r)))`;

/** Reports that wait for the secretariat: about, who reported; on, the day. */
export const submittedJson = (locale: Locale, limit: SQL): SQL => sql`(select json_build_object(
    'total', (select count(*) from progress_report where stage = 'submitted'), 'rows', (select coalesce(json_agg(w), '[]') from (
    select c.id, r.id as key, words_in(c.words, ${locale}) as words, language_in(c.words, ${locale}) as "wordsLanguage", ${named(locale, sql`r.participant`)} as about,
      json_build_object('date', ${dayOf(sql`r.reported_at`)}, 'precision', 'day') as on, ${exerciseOf} as exercise
    from progress_report r join commitment c on c.id = r.commitment_id where r.stage = 'submitted' order by r.reported_at, r.id ${limit}) w)))`;
