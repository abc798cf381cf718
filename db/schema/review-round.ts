import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  text as column,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, known, oneOf, version } from '#db/schema/columns.ts';
import { participant } from '#db/schema/state.ts';
import { text, textRevision } from '#db/schema/text.ts';
import { replyKinds, roundKinds } from '#db/vocabulary.ts';
/** A time in which delegations say what they would have otherwise, or comment; the entitled are those of the day it opened. */
export const reviewRound = pgTable(
  'review_round',
  {
    id: id(),
    textId: uuid('text_id')
      .notNull()
      .references(() => text.id),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => textRevision.id),
    number: integer('number').notNull(),
    kind: oneOf('kind', roundKinds).notNull(),
    /** May observers take part in it? */
    observers: boolean('observers').notNull().default(false),
    openedAt: instant('opened_at').notNull().defaultNow(),
    closesAt: instant('closes_at').notNull(),
    /** Set where it was closed before its instant, or, of comments, after it: late replies are taken until then. */
    closedAt: instant('closed_at'),
    version: version(),
  },
  (t) => [
    ...known(roundKinds, t.kind),
    unique('review_round_once').on(t.textId, t.number),
    index('review_round_by_revision').on(t.revisionId),
    check('review_round_forward', sql`${t.closesAt} > ${t.openedAt}`),
  ],
);

/** Who may take part in a round: as it was on the day it opened. */
export const roundParticipant = pgTable(
  'round_participant',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => reviewRound.id),
    participant: column('participant')
      .notNull()
      .references(() => participant.key),
    /** Whoever may only comment. */
    observer: boolean('observer').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.participant] }),
    index('round_participant_by_participant').on(t.participant),
  ],
);

/** What a State answered in a round of comments; one a State. */
export const roundReply = pgTable(
  'round_reply',
  {
    roundId: uuid('round_id').notNull(),
    participant: column('participant').notNull(),
    kind: oneOf('kind', replyKinds).notNull(),
    words: column('words'),
    language: column('language'),
    repliedAt: instant('replied_at').notNull().default(sql`clock_timestamp()`),
    /** Of one that came by letter, as the secretariat recorded it: how it came, on which day, and whether after the close. */
    received: column('received'),
    receivedOn: date('received_on', { mode: 'string' }),
    late: boolean('late'),
    version: version(),
  },
  (t) => [
    ...known(replyKinds, t.kind),
    check('round_reply_as_it_came', sql`num_nonnulls(${t.received}, ${t.receivedOn}, ${t.late}) in (0, 3)`),
    primaryKey({ columns: [t.roundId, t.participant] }),
    foreignKey({
      columns: [t.roundId, t.participant],
      foreignColumns: [roundParticipant.roundId, roundParticipant.participant],
      name: 'round_reply_by_the_entitled',
    }),
  ],
);
