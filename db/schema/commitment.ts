import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, text as column, date, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { id, instant, known, oneOf, precision, recordedAt, version, words } from '#db/schema/columns.ts';
import { agendaItem } from '#db/schema/conference.ts';
import { outcome } from '#db/schema/outcome.ts';
import { participant } from '#db/schema/state.ts';
import { text } from '#db/schema/text.ts';
import { precisions, progressStatuses, reportStages } from '#db/vocabulary.ts';

/** What an outcome promises: by whom, until when, and how one sees that it was kept. Its status follows from the reports. */
export const commitment = pgTable(
  'commitment',
  {
    id: id(),
    /** The public outcome; null of what was adopted and is not public, as in an exercise. */
    outcomeId: uuid('outcome_id').references(() => outcome.id),
    /** The text that it is taken from, where that was negotiated here. */
    textId: uuid('text_id').references(() => text.id),
    /** The paragraph that promises it, where the outcome's text is at hand. */
    paragraphId: uuid('paragraph_id'),
    /** Where it stands, as people cite it: “para. 3 (a)”. */
    place: column('place'),
    words: words('words').notNull(),
    due: date('due', { mode: 'string' }),
    duePrecision: precision('due_precision'),
    indicator: words('indicator'),
    supersededBy: uuid('superseded_by').references((): AnyPgColumn => commitment.id),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    withdrawalReason: column('withdrawal_reason'),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(precisions, t.duePrecision),
    index('commitment_by_outcome').on(t.outcomeId),
    index('commitment_by_successor').on(t.supersededBy),
    index('commitment_by_text').on(t.textId),
    check('commitment_of_something', sql`num_nonnulls(${t.outcomeId}, ${t.textId}) >= 1`),
    check('commitment_not_its_own', sql`${t.supersededBy} <> ${t.id}`),
  ],
);

/** Who is to keep a commitment: a State or an organization by its key, `all` who take part, or the `secretariat`. */
export const commitmentActor = pgTable(
  'commitment_actor',
  {
    commitmentId: uuid('commitment_id')
      .notNull()
      .references(() => commitment.id),
    actor: column('actor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.commitmentId, t.actor] }), index('commitment_actor_by_actor').on(t.actor)],
);

/** What a State or an organization says that it did about a commitment, with what shows it. */
export const progressReport = pgTable(
  'progress_report',
  {
    id: id(),
    commitmentId: uuid('commitment_id')
      .notNull()
      .references(() => commitment.id),
    /** Null of the secretariat's own. */
    participant: column('participant').references(() => participant.key),
    status: oneOf('status', progressStatuses).notNull(),
    words: words('words').notNull(),
    evidenceUrl: column('evidence_url'),
    stage: oneOf('stage', reportStages).notNull().default('submitted'),
    reason: column('reason'),
    reportedAt: instant('reported_at').notNull().default(sql`clock_timestamp()`),
    reviewedAt: instant('reviewed_at'),
    publishedOn: date('published_on', { mode: 'string' }),
    /** The item of the agenda under which the next meeting takes it up. */
    agendaItemId: uuid('agenda_item_id').references(() => agendaItem.id),
    version: version(),
  },
  (t) => [
    ...known(progressStatuses, t.status),
    ...known(reportStages, t.stage),
    index('progress_report_by_commitment').on(t.commitmentId, t.reportedAt),
    index('progress_report_by_participant').on(t.participant),
    index('progress_report_by_agenda_item').on(t.agendaItemId),
  ],
);
