import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { body } from '#db/schema/body.ts';
import { createdAt, id, known, oneOf, precision, recordedAt, version, words } from '#db/schema/columns.ts';
import { source } from '#db/schema/source.ts';
import { participant } from '#db/schema/state.ts';
import { conferenceModes, conferenceStages, inferredParts, type Precision, precisions } from '#db/vocabulary.ts';

/** Days for which a conference was announced before it was postponed. */
export type FormerDays = {
  from: string;
  fromPrecision: Precision;
  to: string | null;
  toPrecision: Precision | null;
  reason: string | null;
};

export const conference = pgTable(
  'conference',
  {
    id: id(),
    slug: text('slug').notNull().unique('conference_slug_once'),
    body: text('body')
      .notNull()
      .references(() => body.key),
    ordinal: integer('ordinal'),
    title: words('title').notNull(),
    from: date('from_date', { mode: 'string' }).notNull(),
    fromPrecision: precision('from_precision').notNull().default('day'),
    to: date('to_date', { mode: 'string' }),
    toPrecision: precision('to_precision'),
    city: words('city'),
    country: words('country'),
    mode: oneOf('mode', conferenceModes),
    venue: words('venue'),
    zone: text('zone'),
    /** The time of day at which it opens, HH:MM in its zone. */
    opensAt: text('opens_at'),
    organiser: words('organiser'),
    financedBy: words('financed_by'),
    /** Those who support it, one a line. */
    support: words('support'),
    theme: words('theme'),
    /** The part of its days that no source gives. */
    inferred: oneOf('inferred', inferredParts),
    /** What is said of its days beside them: “spring 2027, day to follow”. */
    dateNote: words('date_note'),
    confidentiality: words('confidentiality'),
    note: words('note'),
    /** Postponed, and no new date set: its days are those that no longer hold. */
    dateOpen: boolean('date_open').notNull().default(false),
    formerDays: jsonb('former_days').$type<FormerDays[]>().notNull().default([]),
    /** The languages in which the title is a translation of the secretariat's own. */
    ownTranslation: jsonb('own_translation').$type<string[]>().notNull().default([]),
    stage: oneOf('stage', conferenceStages).notNull(),
    /** A conference to try the portal out on: never public, and of no number. */
    exercise: boolean('exercise').notNull().default(false),
    source: text('source').references(() => source.key),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    ...known(conferenceModes, t.mode),
    ...known(conferenceStages, t.stage),
    ...known(inferredParts, t.inferred),
    ...known(precisions, t.fromPrecision, t.toPrecision),
    unique('conference_ordinal_once').on(t.body, t.ordinal),
    index('conference_by_date').on(t.from, t.id),
    index('conference_by_stage').on(t.stage),
    index('conference_by_source').on(t.source),
    check('conference_in_order', sql`${t.to} is null or ${t.to} >= ${t.from}`),
    check('conference_date_open_known', sql`not ${t.dateOpen} or ${t.stage} in ('postponed', 'cancelled')`),
    check('conference_opens_at_of_a_clock', sql`${t.opensAt} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('conference_exercise_unnumbered', sql`not ${t.exercise} or ${t.ordinal} is null`),
  ],
);

/** What somebody is at one conference, which is not membership; `adopted` where a source lists who adopted. */
export const conferenceParticipant = pgTable(
  'conference_participant',
  {
    conferenceId: uuid('conference_id')
      .notNull()
      .references(() => conference.id),
    participant: text('participant')
      .notNull()
      .references(() => participant.key),
    tookPart: boolean('took_part').notNull().default(false),
    adopted: boolean('adopted').notNull().default(false),
    hosts: boolean('hosts').notNull().default(false),
    chairs: boolean('chairs').notNull().default(false),
    observes: boolean('observes').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.participant] }),
    index('conferences_of_participant').on(t.participant),
  ],
);

export const agendaItem = pgTable(
  'agenda_item',
  {
    id: id(),
    conferenceId: uuid('conference_id')
      .notNull()
      .references(() => conference.id),
    number: text('number').notNull(),
    rank: integer('rank').notNull(),
    title: words('title').notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('agenda_item_number_once').on(t.conferenceId, t.number),
    index('agenda_by_conference').on(t.conferenceId),
  ],
);
