import { sql } from 'drizzle-orm';
import {
  check,
  text as column,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, known, oneOf, version, words } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';
import { participant } from '#db/schema/state.ts';
import { text, textRevision } from '#db/schema/text.ts';
import { adoptionWays, objectionKinds, positionKinds } from '#db/vocabulary.ts';

/** A frozen revision put before those entitled until an instant; what becomes of it follows from these rows and the clock. */
export const silenceProcedure = pgTable(
  'silence_procedure',
  {
    id: id(),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => textRevision.id),
    /** The hash of that revision, as it was proposed. */
    hash: column('hash').notNull(),
    /** The exact words that were recorded, per language. */
    words: words('words').notNull(),
    proposedAt: instant('proposed_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    /** Each instant that it was to expire at before it was extended, the first first. */
    formerExpiries: jsonb('former_expiries').$type<string[]>().notNull().default([]),
    withdrawnAt: instant('withdrawn_at'),
    withdrawalReason: column('withdrawal_reason'),
    version: version(),
  },
  (t) => [
    index('silence_procedure_by_text').on(t.textId),
    index('silence_procedure_by_revision').on(t.revisionId),
    check('silence_procedure_forward', sql`${t.expiresAt} > ${t.proposedAt}`),
  ],
);

/** Whose silence is asked: the members of the day on which it was proposed. */
export const silenceParticipant = pgTable(
  'silence_participant',
  {
    procedureId: uuid('procedure_id')
      .notNull()
      .references(() => silenceProcedure.id),
    participant: column('participant')
      .notNull()
      .references(() => participant.key),
  },
  (t) => [
    primaryKey({ columns: [t.procedureId, t.participant] }),
    index('silence_participant_by_participant').on(t.participant),
  ],
);

/** What broke a silence: in writing, before its expiry, for good. */
export const objection = pgTable(
  'objection',
  {
    id: id(),
    procedureId: uuid('procedure_id')
      .notNull()
      .references(() => silenceProcedure.id),
    participant: column('participant')
      .notNull()
      .references(() => participant.key),
    kind: oneOf('kind', objectionKinds).notNull(),
    words: column('words').notNull(),
    language: column('language').notNull(),
    /** By the database's clock, once it had the procedure for itself. */
    madeAt: instant('made_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    ...known(objectionKinds, t.kind),
    unique('objection_once').on(t.procedureId, t.participant),
    index('objection_by_participant').on(t.participant),
  ],
);

/**
 * What a State wrote by letter that came when the silence was over, as the secretariat recorded it: how it came and on which day of the seat. It is no
 * objection, and nothing follows from it.
 */
export const lateObjection = pgTable(
  'late_objection',
  {
    id: id(),
    procedureId: uuid('procedure_id').notNull(),
    participant: column('participant').notNull(),
    kind: oneOf('kind', objectionKinds).notNull(),
    words: column('words').notNull(),
    language: column('language').notNull(),
    received: column('received').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    recordedAt: instant('recorded_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    ...known(objectionKinds, t.kind),
    index('late_objection_by_procedure').on(t.procedureId, t.participant),
    foreignKey({
      columns: [t.procedureId, t.participant],
      foreignColumns: [silenceParticipant.procedureId, silenceParticipant.participant],
      name: 'late_objection_by_the_entitled',
    }),
  ],
);

/** That a text was adopted: of one revision, pinned by its hash. One a text. By silence it is so from the expiry on, whenever this is written. */
export const adoption = pgTable(
  'adoption',
  {
    id: id(),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id)
      .unique('adoption_once'),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => textRevision.id),
    hash: column('hash').notNull(),
    way: oneOf('way', adoptionWays).notNull(),
    procedureId: uuid('procedure_id').references(() => silenceProcedure.id),
    conferenceId: uuid('conference_id')
      .notNull()
      .references(() => conference.id),
    /** The exact words that were recorded, per language. */
    words: words('words').notNull(),
    adoptedAt: instant('adopted_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(adoptionWays, t.way),
    index('adoption_by_revision').on(t.revisionId),
    index('adoption_by_procedure').on(t.procedureId),
    index('adoption_by_conference').on(t.conferenceId),
    check('adoption_by_its_procedure', sql`(${t.way} = 'silence') = (${t.procedureId} is not null)`),
  ],
);

/** Whose adoption it is: the members of that day. */
export const adopter = pgTable(
  'adopter',
  {
    adoptionId: uuid('adoption_id')
      .notNull()
      .references(() => adoption.id),
    participant: column('participant')
      .notNull()
      .references(() => participant.key),
  },
  (t) => [primaryKey({ columns: [t.adoptionId, t.participant] }), index('adopter_by_participant').on(t.participant)],
);

/** What a State attached to what was adopted, for good. */
export const positionStatement = pgTable(
  'position_statement',
  {
    id: id(),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => textRevision.id),
    participant: column('participant')
      .notNull()
      .references(() => participant.key),
    kind: oneOf('kind', positionKinds).notNull(),
    words: words('words').notNull(),
    language: column('language').notNull(),
    madeAt: instant('made_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    ...known(positionKinds, t.kind),
    index('position_statement_by_text').on(t.textId),
    index('position_statement_by_revision').on(t.revisionId),
    index('position_statement_by_participant').on(t.participant),
  ],
);
