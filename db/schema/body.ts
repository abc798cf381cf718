import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, daterange, id, known, oneOf, precision, recordedAt, version, words } from '#db/schema/columns.ts';
import { source } from '#db/schema/source.ts';
import { participant } from '#db/schema/state.ts';
import { bodyParts, precisions } from '#db/vocabulary.ts';

/**
 * A body of the process: its code stands in symbols. It may report to another, have terms of reference and a mandate with an end.
 * Of a restricted one the members are named, and what is issued to the body is theirs alone.
 */
export const body = pgTable(
  'body',
  {
    key: text('key').primaryKey(),
    code: text('code').notNull().unique('body_code_once'),
    name: words('name').notNull(),
    parent: text('parent').references((): AnyPgColumn => body.key),
    /** The document that says what the body is for, as it is called; its source says where it was read. */
    termsOfReference: text('terms_of_reference'),
    source: text('source').references(() => source.key),
    mandateFrom: date('mandate_from', { mode: 'string' }),
    mandateFromPrecision: precision('mandate_from_precision'),
    mandateTo: date('mandate_to', { mode: 'string' }),
    mandateToPrecision: precision('mandate_to_precision'),
    restricted: boolean('restricted').notNull().default(false),
    rank: integer('rank').notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(precisions, t.mandateFromPrecision, t.mandateToPrecision),
    index('body_by_parent').on(t.parent),
    index('body_by_source').on(t.source),
    check('body_code_not_of_exercises', sql`${t.code} <> 'EX'`),
    check('body_not_its_own_parent', sql`${t.parent} <> ${t.key}`),
  ],
);

/**
 * An office that a participant holds for a term: the Chair or a Co-Chair of the process, or an office of one body. A joint one has several holders
 * at once.
 */
export const office = pgTable(
  'office',
  {
    key: text('key').primaryKey(),
    name: words('name').notNull(),
    /** Null is an office of the process. */
    body: text('body').references(() => body.key),
    joint: boolean('joint').notNull().default(false),
    rank: integer('rank').notNull(),
    version: version(),
  },
  (t) => [index('office_by_body').on(t.body)],
);

/** A participant in a body, half-open [from, to), as in membership_period: no two of one participant in one body share a certain day. */
export const bodyMember = pgTable(
  'body_member',
  {
    id: id(),
    body: text('body')
      .notNull()
      .references(() => body.key),
    participant: text('participant')
      .notNull()
      .references(() => participant.key),
    part: oneOf('part', bodyParts).notNull().default('member'),
    from: date('from_date', { mode: 'string' }),
    fromPrecision: precision('from_precision'),
    to: date('to_date', { mode: 'string' }),
    toPrecision: precision('to_precision'),
    instrument: text('instrument'),
    source: text('source').references(() => source.key),
    note: text('note'),
    certain: daterange('certain')
      .notNull()
      .generatedAlwaysAs(sql`certain_range(from_date, from_precision, 'at', to_date, to_precision, 'at')`),
    possible: daterange('possible')
      .notNull()
      .generatedAlwaysAs(sql`possible_range(from_date, 'at', to_date, to_precision, 'at')`),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(bodyParts, t.part),
    ...known(precisions, t.fromPrecision, t.toPrecision),
    index('body_member_by_body').on(t.body),
    index('body_member_by_participant').on(t.participant),
    index('body_member_by_source').on(t.source),
    check('body_member_decided_or_sourced', sql`num_nonnulls(${t.instrument}, ${t.source}) >= 1`),
  ],
);
