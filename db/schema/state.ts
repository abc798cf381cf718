import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, daterange, id, known, oneOf, precision, words } from '#db/schema/columns.ts';
import { organizationRoles, precisions } from '#db/vocabulary.ts';

export const state = pgTable(
  'state',
  {
    iso3: text('iso3').primaryKey(),
    m49: text('m49').notNull().unique('state_m49_once'),
    note: text('note'),
    createdAt: createdAt(),
  },
  (t) => [
    check('state_iso3_form', sql`${t.iso3} ~ '^[A-Z]{3}$'`),
    check('state_m49_form', sql`${t.m49} ~ '^[0-9]{3}$'`),
  ],
);

/** A State's name in one language while it holds; `during` is kept by the database and never overlaps. */
export const stateName = pgTable(
  'state_name',
  {
    id: id(),
    iso3: text('iso3')
      .notNull()
      .references(() => state.iso3),
    language: text('language').notNull(),
    short: text('short').notNull(),
    formal: text('formal').notNull(),
    from: date('from_date', { mode: 'string' }),
    to: date('to_date', { mode: 'string' }),
    during: daterange('during').notNull().generatedAlwaysAs(sql`daterange(from_date, to_date, '[)')`),
  },
  (t) => [index('state_name_of').on(t.iso3)],
);

export const organization = pgTable(
  'organization',
  {
    acronym: text('acronym').primaryKey(),
    name: words('name').notNull(),
    role: oneOf('role', organizationRoles).notNull(),
    since: date('since', { mode: 'string' }),
    sincePrecision: precision('since_precision'),
    source: text('source'),
    note: text('note'),
  },
  (t) => [...known(organizationRoles, t.role), ...known(precisions, t.sincePrecision)],
);

/** A State or an organization, by the one key that periods, rights and documents refer to: KAZ, or org:IOM. Kept by the database. */
export const participant = pgTable(
  'participant',
  {
    key: text('key').primaryKey().generatedAlwaysAs(sql`coalesce(iso3, 'org:' || acronym)`),
    iso3: text('iso3')
      .unique('participant_iso3_key')
      .references(() => state.iso3),
    acronym: text('acronym')
      .unique('participant_acronym_key')
      .references(() => organization.acronym),
  },
  (t) => [check('participant_is_one', sql`num_nonnulls(${t.iso3}, ${t.acronym}) = 1`)],
);
