import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, instant, known, oneOf, version } from '#db/schema/columns.ts';
import { organization, participant, state } from '#db/schema/state.ts';
import { roles } from '#db/vocabulary.ts';

/** A person who acts for a State, an organization or the secretariat. */
export const account = pgTable(
  'account',
  {
    id: id(),
    email: text('email').notNull().unique('account_email_once'),
    name: text('name').notNull(),
    role: oneOf('role', roles).notNull(),
    iso3: text('iso3').references(() => state.iso3),
    acronym: text('acronym').references(() => organization.acronym),
    /** For whom the person acts; null is the office itself. */
    participant: text('participant')
      .generatedAlwaysAs(sql`coalesce(iso3, 'org:' || acronym)`)
      .references(() => participant.key),
    passwordHash: text('password_hash').notNull(),
    totpSecret: text('totp_secret').notNull(),
    /** The last time step whose code was used: a code is good once. */
    totpStep: bigint('totp_step', { mode: 'number' }).notNull().default(0),
    active: boolean('active').notNull().default(true),
    signedInAt: instant('signed_in_at'),
    signedInBefore: instant('signed_in_before'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(roles, t.role),
    index('account_by_participant').on(t.participant),
    index('account_by_iso3').on(t.iso3),
    index('account_by_acronym').on(t.acronym),
    check('account_email_form', sql`${t.email} = lower(${t.email}) and ${t.email} like '%@%'`),
    check('account_acts_for_one', sql`num_nonnulls(${t.iso3}, ${t.acronym}) <= 1`),
  ],
);

/** A signed-in session; the cookie's token is stored hashed (SHA-256). */
export const session = pgTable(
  'session',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: createdAt(),
    seenAt: instant('seen_at').notNull().defaultNow(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [index('session_by_account').on(t.accountId)],
);

/** Sign-ins that failed, by account and by address: what throttling counts. Survives a crash. */
export const signInFailure = pgTable(
  'sign_in_failure',
  {
    id: id(),
    email: text('email').notNull(),
    address: text('address').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (t) => [index('sign_in_failure_by_email').on(t.email, t.at), index('sign_in_failure_by_address').on(t.address, t.at)],
);
