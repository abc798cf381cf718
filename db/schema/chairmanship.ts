import { sql } from 'drizzle-orm';
import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { office } from '#db/schema/body.ts';
import { boundKind, daterange, id, known, oneOf, precision, recordedAt, version } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';
import { source } from '#db/schema/source.ts';
import { participant } from '#db/schema/state.ts';
import { boundKinds, precisions, termStages } from '#db/vocabulary.ts';

/**
 * A participant holds an office. Nominal dates are what was decided, actual ones what happened: assumed on, relinquished on.
 * Actual terms of one seat never certainly overlap, nor do the nominal ones of those designated and incumbent.
 */
export const chairTerm = pgTable(
  'chair_term',
  {
    id: id(),
    office: text('office')
      .notNull()
      .references(() => office.key),
    participant: text('participant')
      .notNull()
      .references(() => participant.key),
    /** Which seat of the office it is: the holder's own where the office is joint, else the one there is. Set by the database. */
    seat: text('seat').notNull().default(''),
    stage: oneOf('stage', termStages).notNull(),
    nominalFrom: date('nominal_from', { mode: 'string' }),
    nominalFromPrecision: precision('nominal_from_precision'),
    nominalFromBound: boundKind('nominal_from_bound'),
    nominalTo: date('nominal_to', { mode: 'string' }),
    nominalToPrecision: precision('nominal_to_precision'),
    nominalToBound: boundKind('nominal_to_bound'),
    actualFrom: date('actual_from', { mode: 'string' }),
    actualFromPrecision: precision('actual_from_precision'),
    actualFromBound: boundKind('actual_from_bound'),
    actualTo: date('actual_to', { mode: 'string' }),
    actualToPrecision: precision('actual_to_precision'),
    actualToBound: boundKind('actual_to_bound'),
    instrument: text('instrument'),
    handOverConference: uuid('hand_over_conference').references(() => conference.id),
    source: text('source').references(() => source.key),
    note: text('note'),
    actualCertain: daterange('actual_certain').generatedAlwaysAs(
      sql`case when actual_from is null then 'empty'::daterange else certain_range(actual_from, actual_from_precision, actual_from_bound, actual_to, actual_to_precision, actual_to_bound) end`,
    ),
    nominalCertain: daterange('nominal_certain').generatedAlwaysAs(
      sql`case when nominal_from is null then 'empty'::daterange else certain_range(nominal_from, nominal_from_precision, nominal_from_bound, nominal_to, nominal_to_precision, nominal_to_bound) end`,
    ),
    possible: daterange('possible').generatedAlwaysAs(
      sql`case when actual_from is null then 'empty'::daterange else possible_range(actual_from, actual_from_bound, actual_to, actual_to_precision, actual_to_bound) end`,
    ),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(termStages, t.stage),
    ...known(precisions, t.nominalFromPrecision, t.nominalToPrecision, t.actualFromPrecision, t.actualToPrecision),
    ...known(boundKinds, t.nominalFromBound, t.nominalToBound, t.actualFromBound, t.actualToBound),
    index('chair_term_by_office').on(t.office),
    index('chair_term_by_participant').on(t.participant),
    index('chair_term_by_conference').on(t.handOverConference),
    index('chair_term_by_source').on(t.source),
  ],
);
