import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { roundKinds } from '#db/vocabulary.ts';
import type { Act } from '#lib/act/acts.ts';
import { type Reader, rows } from '#lib/act/read.ts';
import { partialDate, words } from '#lib/act/shape.ts';
import { daysBefore, hoursAfterBeginning, hoursBefore } from '#lib/mail/reminder/rules.ts';

const utc = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Of what `due` gives, what the record does not say yet that it was reminded of: by its `id` and the very deadline, so one that moved is due anew. */
const notYet = (act: Act, noun: string, due: SQL): SQL => sql`
  select d.* from (${due}) d where json_array_length(d.participants) > 0
    and not exists (select from audit_record a where a.noun = ${noun} and a.subject_id = d.id::text and a.act = ${act}
      and a.entry::jsonb #>> '{after,until}' = d.until)
  order by d.until, d.id`;

/** Is it to be reminded of now: near, not past, and not only just begun? */
const near = (at: SQL, begun: SQL): SQL =>
  sql`${at} > clock_timestamp() and ${at} <= clock_timestamp() + make_interval(hours => ${hoursBefore})
    and ${begun} <= clock_timestamp() - make_interval(hours => ${hoursAfterBeginning})`;

const dueOfText = z.object({
  id: z.uuid(),
  textId: z.uuid(),
  until: z.string(),
  participants: z.array(z.string()),
});

const dueRound = dueOfText.extend({ kind: z.enum(roundKinds) });

/**
 * The rounds that close soon. Comments await those who have not replied; proposals all who are entitled, since what a delegation still has
 * in draft is seen by nobody else, the portal included.
 */
export const dueRounds = (db: Reader, which: SQL) =>
  rows(
    db,
    dueRound,
    notYet(
      'remindOfRound',
      'round',
      sql`select r.id, r.text_id as "textId", r.kind, ${utc(sql`r.closes_at`)} as until,
          (select coalesce(json_agg(p.participant order by p.participant), '[]') from round_participant p where p.round_id = r.id and (r.kind = 'proposals'
            or not exists (select from round_reply y where y.round_id = r.id and y.participant = p.participant))) as participants
        from review_round r join text t on t.id = r.text_id
        where ${which} and r.closed_at is null and ${near(sql`r.closes_at`, sql`r.opened_at`)} and t.withdrawn_at is null
          and text_adopted_at(r.text_id, clock_timestamp()) is null`,
    ),
  );

/** The silences that expire soon and that nobody broke. */
export const dueSilences = (db: Reader, which: SQL) =>
  rows(
    db,
    dueOfText,
    notYet(
      'remindOfSilence',
      'silence',
      sql`select r.id, r.text_id as "textId", ${utc(sql`r.expires_at`)} as until,
          (select coalesce(json_agg(p.participant order by p.participant), '[]') from silence_participant p where p.procedure_id = r.id) as participants
        from silence_procedure r where ${which} and ${near(sql`r.expires_at`, sql`r.proposed_at`)} and silence_state(r, clock_timestamp()) = 'running'`,
    ),
  );

/** For so many days after a silence expired it is told of, where no worker was there before: as long as a job waits for one. */
const daysTold = 14;

/** The silences that expired lately, and by which a text was so adopted. */
export const endedSilences = (db: Reader, which: SQL) =>
  rows(
    db,
    dueOfText,
    notYet(
      'tellOfSilence',
      'silence',
      sql`select r.id, r.text_id as "textId", ${utc(sql`r.expires_at`)} as until,
          (select coalesce(json_agg(p.participant order by p.participant), '[]') from silence_participant p where p.procedure_id = r.id) as participants
        from silence_procedure r where ${which} and r.expires_at between clock_timestamp() - make_interval(days => ${daysTold}) and clock_timestamp()
          and silence_state(r, clock_timestamp()) = 'adopted'`,
    ),
  );

export type DueOfText = z.output<typeof dueOfText>;

const dueCommitment = z.object({
  id: z.uuid(),
  source: words,
  place: z.string().nullable(),
  due: partialDate,
  /** The last day on which it is kept in time. */
  until: z.iso.date(),
  daysLeft: z.int(),
  participants: z.array(z.string()),
});

/**
 * The commitments whose last day is near, with those of their actors that have a national coordinator and of whom it is awaited: whose last
 * report is neither with the secretariat nor says that it is done (lib/commitment/rules.ts, awaitsOn).
 */
export const dueCommitments = (db: Reader, which: SQL) =>
  rows(
    db,
    dueCommitment,
    notYet(
      'remindOfCommitment',
      'commitment',
      sql`select c.id, c.place, partial_json(c.due, c.due_precision) as due, (span_end(c.due, c.due_precision) - 1)::text as until,
          span_end(c.due, c.due_precision) - 1 - today() as "daysLeft",
          coalesce(o.title, (select json_build_object('en', d.symbol)::jsonb from adoption x join text_revision v on v.id = x.revision_id
            join document d on d.id = v.document_id where x.text_id = c.text_id and d.symbol is not null), '{}'::jsonb) as source,
          (select coalesce(json_agg(a.actor order by a.actor), '[]') from commitment_actors_on(c.id, today()) a
            left join lateral (select r.status, r.stage from progress_report r where r.commitment_id = c.id and r.participant = a.actor
              order by r.reported_at desc, r.id desc limit 1) l on true
            where (l.stage is null or l.stage = 'returned' or (l.stage <> 'submitted' and l.status <> 'done'))
              and exists (select from account k where k.participant = a.actor and k.role = 'national-coordinator' and k.active)) as participants
        from commitment c left join outcome o on o.id = c.outcome_id
        where ${which} and c.withdrawn_on is null and c.superseded_by is null and o.withdrawn_on is null
          and span_end(c.due, c.due_precision) - 1 - today() between 0 and ${daysBefore}`,
    ),
  );

export type DueCommitment = z.output<typeof dueCommitment>;
