import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { boundKind, daterange, id, known, oneOf, precision, recordedAt, version } from '#db/schema/columns.ts';
import { source } from '#db/schema/source.ts';
import { organization, participant, state } from '#db/schema/state.ts';
import { boundKinds, membershipStatuses, precisions } from '#db/vocabulary.ts';

/**
 * One participant, one status, half-open [from, to). A date is the first day of the span that its precision names.
 * `certain` are the days surely inside: no two of one participant share one (exclusion constraint, db/migrations).
 */
export const membershipPeriod = pgTable(
  'membership_period',
  {
    id: id(),
    iso3: text('iso3').references(() => state.iso3),
    acronym: text('acronym').references(() => organization.acronym),
    participant: text('participant')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(iso3, 'org:' || acronym)`)
      .references(() => participant.key),
    status: oneOf('status', membershipStatuses).notNull(),
    /** The process's own word for the status, by its key (process_term); null where it has one word or none. */
    word: text('word'),
    from: date('from_date', { mode: 'string' }),
    fromPrecision: precision('from_precision'),
    fromBound: boundKind('from_bound'),
    to: date('to_date', { mode: 'string' }),
    toPrecision: precision('to_precision'),
    toBound: boundKind('to_bound'),
    founding: boolean('founding').notNull().default(false),
    instrument: text('instrument'),
    source: text('source').references(() => source.key),
    note: text('note'),
    certain: daterange('certain')
      .notNull()
      .generatedAlwaysAs(sql`certain_range(from_date, from_precision, from_bound, to_date, to_precision, to_bound)`),
    possible: daterange('possible')
      .notNull()
      .generatedAlwaysAs(sql`possible_range(from_date, from_bound, to_date, to_precision, to_bound)`),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(membershipStatuses, t.status),
    ...known(precisions, t.fromPrecision, t.toPrecision),
    ...known(boundKinds, t.fromBound, t.toBound),
    index('membership_by_state').on(t.iso3),
    index('membership_by_organization').on(t.acronym),
    index('membership_by_source').on(t.source),
    index('membership_by_participant').on(t.participant),
    check('membership_one_participant', sql`num_nonnulls(${t.iso3}, ${t.acronym}) = 1`),
    check('membership_decided_or_sourced', sql`num_nonnulls(${t.instrument}, ${t.source}) >= 1`),
  ],
);
