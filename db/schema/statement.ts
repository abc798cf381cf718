import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, version, words } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';
import { source } from '#db/schema/source.ts';
import { participant } from '#db/schema/state.ts';

/** A statement delivered at a conference: who spoke, in which office, for whom, and what was said, in the secretariat's words. */
export const statement = pgTable(
  'statement',
  {
    id: id(),
    conferenceId: uuid('conference_id')
      .notNull()
      .references(() => conference.id),
    /** Its place in the order in which they were delivered: one, two, three. */
    rank: integer('rank').notNull(),
    speaker: words('speaker').notNull(),
    office: words('office').notNull(),
    /** For whom: a State or an organization of the register, or one in words; neither where the speaker spoke for nobody. */
    participant: text('participant').references(() => participant.key),
    onBehalfOf: words('on_behalf_of'),
    gist: words('gist'),
    /** Null where the secretariat recorded it itself. */
    source: text('source').references(() => source.key),
    /** The languages in which it is a translation of the secretariat's own. */
    ownTranslation: jsonb('own_translation').$type<string[]>().notNull().default([]),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    index('statement_of_conference').on(t.conferenceId, t.rank),
    index('statement_by_participant').on(t.participant),
    index('statement_by_source').on(t.source),
    check('statement_for_one', sql`num_nonnulls(${t.participant}, ${t.onBehalfOf}) <= 1`),
  ],
);
