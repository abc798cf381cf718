import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Locale, progressStatuses, reportStages } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, all, listed } from '#lib/act/list.ts';
import { type Reader, read, rows } from '#lib/act/read.ts';
import { keyed, type Listed, language, partialDate, words } from '#lib/act/shape.ts';
import {
  adoptedJson,
  adoptedText,
  type CommitmentRow,
  commitmentRow,
  commitmentRows,
  dayOf,
  inPlaceOrder,
  isActorOf,
  reportRow,
  reportRows,
  standing,
} from '#lib/commitment/rows.ts';
import { type Awaits, awaitsOn, type Place, placesOf } from '#lib/commitment/rules.ts';
import { correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { latestOutcomes } from '#lib/outcome/rows.ts';
import { can } from '#lib/policy.ts';

export type { CommitmentRow, Progress, ReportRow } from '#lib/commitment/rows.ts';
export type { Awaits, Place } from '#lib/commitment/rules.ts';

/** What the commitments are narrowed to: an outcome by its slug, an adopted text by its id, a status, an actor by its key. */
export type CommitmentFilter = AskedList & {
  outcome?: string | undefined;
  text?: string | undefined;
  status?: string | undefined;
  actor?: string | undefined;
};

const source = sql`from commitment c left join outcome o on o.id = c.outcome_id`;

const narrowed = ({ outcome, text, status, actor }: CommitmentFilter): SQL =>
  all(
    sql`c.withdrawn_on is null and o.withdrawn_on is null`,
    outcome && sql`o.slug = ${outcome}`,
    text && sql`c.text_id::text = ${text}`,
    status && sql`commitment_status(c, today()) = ${status}`,
    actor && isActorOf(actor),
  );

const page = (db: Reader, locale: Locale, asked: AskedList, where: SQL): Promise<Listed<CommitmentRow>> =>
  listed(db, commitmentRow, asked, {
    from: sql`${source} where ${where}`,
    key: sql`c.id`,
    order: inPlaceOrder,
    row: sql`${commitmentRows(locale)} where c.id = pick.key`,
  });

/** A page of the commitments that this reader may see, those of the latest outcome first. What was withdrawn is left out. */
export async function commitments(
  actor: Actor,
  locale: Locale,
  asked: CommitmentFilter = {},
): Promise<Listed<CommitmentRow>> {
  return read(actor, (db) => page(db, locale, asked, narrowed(asked)));
}

const choices = z.object({
  outcomes: z.array(keyed),
  actors: z.array(keyed),
  secretariat: z.boolean(),
});
/** What the list can be narrowed to: the outcomes that promise something, and whoever is to keep something. */
export type FilterChoices = z.output<typeof choices>;

/** The outcomes and the actors of the commitments that this reader may see. */
export async function filterChoices(actor: Actor, locale: Locale): Promise<FilterChoices> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      choices,
      sql`with seen as materialized (select c.id, c.outcome_id, a.actor ${source}, commitment_actors_on(c.id, today()) a where ${narrowed({})})
        select (select coalesce(json_agg(json_build_object('key', o.slug, 'name', words_in(o.title, ${locale})) order by ${latestOutcomes}), '[]')
            from outcome o where o.id in (select outcome_id from seen)) as outcomes,
          (select coalesce(json_agg(json_build_object('key', p.key, 'name', participant_named(p.key, ${locale}, today()))
            order by p.key like 'org:%', participant_named(p.key, ${locale}, today())), '[]') from participant p where p.key in (select actor from seen)) as actors,
          exists (select from seen where actor = 'secretariat') as secretariat`,
    ),
  );
  return row ?? { outcomes: [], actors: [], secretariat: false };
}

/** A commitment with the name by which the text on the same page links its paragraph; null where the text is not at hand. */
export type PlacedCommitment = CommitmentRow & { anchor: string | null };

const promised = z.object({ commitment: commitmentRow, adopted: adoptedText.nullable() });

/** The commitments of one outcome, in the order of its paragraphs, each with where that stands: for its page. */
export async function commitmentsOfOutcome(locale: Locale, slug: string): Promise<PlacedCommitment[]> {
  const found = await read(PUBLIC, (db) =>
    rows(
      db,
      promised,
      sql`select to_json(r) as commitment, case when row_number() over (order by ${inPlaceOrder}) = 1 then ${adoptedJson(sql`o.id`, sql`c.text_id`)} end as adopted
        from (${commitmentRows(locale)}) r join commitment c on c.id = r.id join outcome o on o.id = c.outcome_id
        where o.slug = ${slug} and c.withdrawn_on is null and o.withdrawn_on is null order by ${inPlaceOrder}`,
    ),
  );
  const places = placesOf(found[0]?.adopted?.paragraphs ?? [], locale);
  return found.map(({ commitment }) => ({
    ...commitment,
    anchor: places.find(({ id }) => id === commitment.paragraphId)?.anchor ?? null,
  }));
}

/** What is still to be kept, as it goes from one Chair to the next. */
export async function openCommitments(actor: Actor, locale: Locale): Promise<Listed<CommitmentRow>> {
  return read(actor, (db) => page(db, locale, {}, sql`${standing} and commitment_status(c, today()) <> 'done'`));
}

const other = z.object({ id: z.uuid(), words: z.string(), wordsLanguage: language });

const commitmentView = commitmentRow.extend({
  version: z.int(),
  said: words,
  indicator: z.string().nullable(),
  indicatorLanguage: language.nullable(),
  indicators: words.nullable(),
  successor: other.nullable(),
  predecessors: z.array(other),
  corrections: z.array(correctionView),
  reports: z.array(reportRow),
  adopted: adoptedText.nullable(),
});
export type CommitmentView = Omit<z.output<typeof commitmentView>, 'adopted'> & {
  /** The paragraph that promises it, where the text was negotiated here. */
  paragraph: Place | null;
  /** Every paragraph that could, for the form that corrects it. */
  places: Place[];
};

const otherJson = (locale: Locale, x: SQL): SQL =>
  sql`json_build_object('id', ${x}.id, 'words', words_in(${x}.words, ${locale}), 'wordsLanguage', language_in(${x}.words, ${locale}))`;

/** One commitment with the reports that this reader may see, the latest first; null when there is none to see. */
export async function commitmentById(actor: Actor, locale: Locale, id: string): Promise<CommitmentView | null> {
  const [row] = await read(actor, (db) =>
    rows(
      db,
      commitmentView,
      sql`select r.*, c.version, c.words as said, words_in(c.indicator, ${locale}) as indicator, language_in(c.indicator, ${locale}) as "indicatorLanguage",
        c.indicator as indicators, ${correctionsOf(locale, 'commitment', sql`c.id::text`)} as corrections,
        (select ${otherJson(locale, sql`x`)} from commitment x where x.id = c.superseded_by) as successor,
        (select coalesce(json_agg(${otherJson(locale, sql`x`)} order by x.created_at), '[]') from commitment x where x.superseded_by = c.id) as predecessors,
        (select coalesce(json_agg(w order by k.reported_at desc, k.id), '[]') from progress_report k
          cross join lateral (${reportRows(locale)} where r.id = k.id) w where k.commitment_id = c.id) as reports,
        ${adoptedJson(sql`c.outcome_id`, sql`c.text_id`)} as adopted
      from (${commitmentRows(locale)} where c.id::text = ${id}) r join commitment c on c.id = r.id`,
    ),
  );
  if (!row) return null;
  const { adopted, ...view } = row;
  const places = adopted ? placesOf(adopted.paragraphs, locale) : [];
  return { ...view, places, paragraph: places.find(({ id: of }) => of === view.paragraphId) ?? null };
}

const awaiting = z.object({
  id: z.uuid(),
  words: z.string(),
  wordsLanguage: language,
  due: partialDate.nullable(),
  today: z.iso.date(),
  reason: z.string().nullable(),
  own: z.array(z.object({ status: z.enum(progressStatuses), stage: z.enum(reportStages), on: z.iso.date() })),
});
/** A commitment that awaits the reader's delegation: why, until when, and what the secretariat asks for where a report came back. */
export type AwaitingCommitment = Pick<
  z.output<typeof awaiting>,
  'id' | 'words' | 'wordsLanguage' | 'due' | 'reason'
> & { why: Awaits };

const urgency: readonly Awaits[] = ['returned', 'overdue', 'due-soon', 'unreported'];

/**
 * The commitments that await whoever reports for a delegation, what presses most first; none for those who may not report, and for the office,
 * whose tasks stand on its overview. Each has its page at /portal/desk/commitment/{id}.
 */
export async function commitmentsAwaiting(actor: Actor, locale: Locale): Promise<AwaitingCommitment[]> {
  const { participant } = actor;
  if (participant === null || !can(actor, 'reportProgress', { participant })) return [];
  const found = await read(actor, (db) =>
    rows(
      db,
      awaiting,
      sql`select c.id, words_in(c.words, ${locale}) as words, language_in(c.words, ${locale}) as "wordsLanguage", partial_json(c.due, c.due_precision) as due, today() as today,
          (select r.reason from progress_report r where r.commitment_id = c.id and r.participant = ${participant} order by r.reported_at desc, r.id desc limit 1) as reason,
          (select coalesce(json_agg(json_build_object('status', r.status, 'stage', r.stage, 'on', ${dayOf(sql`r.reported_at`)}) order by r.reported_at, r.id), '[]')
            from progress_report r where r.commitment_id = c.id and r.participant = ${participant}) as own
        ${source} where ${standing} and ${isActorOf(participant)} order by c.due nulls last, ${inPlaceOrder}`,
    ),
  );
  return found
    .flatMap(({ today, own, ...one }) => {
      const why = awaitsOn({ due: one.due, own }, today);
      return why ? [{ ...one, why }] : [];
    })
    .toSorted((a, b) => urgency.indexOf(a.why) - urgency.indexOf(b.why));
}
