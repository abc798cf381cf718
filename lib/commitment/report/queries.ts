import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { commitmentStatuses, type Locale, progressStatuses } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { atMost, read, rows } from '#lib/act/read.ts';
import { partialDate } from '#lib/act/shape.ts';
import { dayOf, inPlaceOrder, isOfExercise, type ReportRow, reportRow, reportRows } from '#lib/commitment/rows.ts';
import { inAgendaOrder, toCome } from '#lib/conference/rows.ts';

/** Reports that wait for the secretariat, the longest waiting first. */
export async function reportsToReview(actor: Actor, locale: Locale): Promise<ReportRow[]> {
  return read(actor, (db) =>
    rows(
      db,
      reportRow,
      sql`${reportRows(locale)} where r.stage = 'submitted' order by r.reported_at, r.id ${atMost(200)}`,
    ),
  );
}

/** The reports that a conference takes up, as far as this reader may see them, in the order of its agenda. */
export async function reportsAtConference(locale: Locale, slug: string, actor: Actor = PUBLIC): Promise<ReportRow[]> {
  return read(actor, (db) =>
    rows(
      db,
      reportRow,
      sql`select w.* from progress_report k join agenda_item a on a.id = k.agenda_item_id join conference f on f.id = a.conference_id
        cross join lateral (${reportRows(locale)} where r.id = k.id) w
        where f.slug = ${slug} and exists (select from commitment c where c.id = k.commitment_id) order by ${inAgendaOrder}, k.reported_at`,
    ),
  );
}

const itemChoice = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  conference: z.object({ title: z.string(), from: partialDate, exercise: z.boolean() }),
});
export type ItemChoice = z.output<typeof itemChoice>;

/** The items of the agendas of conferences to come that may take up reports on a commitment, the nearest conference first: of an exercise those of exercises, of others the rest. */
export async function agendaChoices(actor: Actor, locale: Locale, commitment: string): Promise<ItemChoice[]> {
  return read(actor, (db) =>
    rows(
      db,
      itemChoice,
      sql`select a.id, a.number, words_in(a.title, ${locale}) as title, json_build_object('title', words_in(c.title, ${locale}),
          'from', partial_json(c.from_date, c.from_precision), 'exercise', c.exercise) as conference
        from agenda_item a join conference c on c.id = a.conference_id where ${toCome} and c.exercise = ${isOfExercise(commitment)}
        order by c.from_date, c.id, ${inAgendaOrder} ${atMost(300)}`,
    ),
  );
}

const progressRow = z.object({
  commitment: z.uuid(),
  outcome: z.string(),
  place: z.string().nullable(),
  words: z.string(),
  due: partialDate.nullable(),
  status: z.enum(commitmentStatuses),
  actor: z.string(),
  name: z.string().nullable(),
  on: z.iso.date().nullable(),
  said: z.enum(progressStatuses).nullable(),
  report: z.string().nullable(),
  evidenceUrl: z.string().nullable(),
});
export type PublicProgress = z.output<typeof progressRow>;

/** Every public commitment with each of its actors of today and what that last reported in public: all of it, for a spreadsheet. */
export async function publicProgress(locale: Locale): Promise<PublicProgress[]> {
  return read(PUBLIC, (db) =>
    rows(
      db,
      progressRow,
      sql`select c.id as commitment, o.slug as outcome, c.place, words_in(c.words, ${locale}) as words, partial_json(c.due, c.due_precision) as due,
          commitment_status(c, today()) as status, g.actor, case when g.actor <> 'secretariat' then participant_named(g.actor, ${locale}, today()) end as name,
          ${dayOf(sql`r.reported_at`)} as on, r.status as said, words_in(r.words, ${locale}) as report, r.evidence_url as "evidenceUrl"
        from commitment c join outcome o on o.id = c.outcome_id cross join lateral commitment_progress(c.id, today()) g
          left join progress_report r on r.id = g.report
        where c.withdrawn_on is null and o.withdrawn_on is null
        order by ${inPlaceOrder}, g.actor = 'secretariat', g.actor like 'org:%', name, g.actor`,
    ),
  );
}
