import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, instant, known, oneOf, version } from '#db/schema/columns.ts';
import { organization, participant, state } from '#db/schema/state.ts';
import { locales, roles } from '#db/vocabulary.ts';

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
    /** The secret of the one-time codes, sealed (lib/ground/sealed.ts). */
    totpSecret: text('totp_secret').notNull(),
    /** The last time step whose code was used: a code is good once. */
    totpStep: bigint('totp_step', { mode: 'number' }).notNull().default(0),
    active: boolean('active').notNull().default(true),
    /** The language that the person is written to in: of the page by which they signed in last; null until then. */
    language: oneOf('language', locales),
    signedInAt: instant('signed_in_at'),
    signedInBefore: instant('signed_in_before'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    ...known(roles, t.role),
    ...known(locales, t.language),
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
    /** What the session is called by whoever holds it. */
    id: uuid('id').notNull().default(sql`gen_random_uuid()`).unique('session_id_once'),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: createdAt(),
    seenAt: instant('seen_at').notNull().defaultNow(),
    endsAt: instant('ends_at').notNull(),
    /** The family of the browser and of its system, as far as the browser says it: “Firefox, Windows”. */
    browser: text('browser'),
    /** The known device that the session was begun from. */
    deviceHash: bytea('device_hash'),
  },
  (t) => [index('session_by_account').on(t.accountId)],
);

/** The address by which a person sets password and second factor: one an account, good once, until it ends. Its token is stored hashed. */
export const invitation = pgTable('invitation', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id),
  tokenHash: bytea('token_hash').notNull().unique('invitation_token_once'),
  createdAt: createdAt(),
  endsAt: instant('ends_at').notNull(),
});

/** A browser in which somebody signed in to an account rightly. It opens nothing: it only keeps its holder clear of strangers' tries. */
export const knownDevice = pgTable(
  'known_device',
  {
    tokenHash: bytea('token_hash').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: createdAt(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tokenHash, t.accountId] }), index('known_device_by_account').on(t.accountId)],
);

/**
 * Tries to sign in: each is put down before it is looked at, and taken away when it was right. What slows the next ones down;
 * survives a crash.
 */
export const signInFailure = pgTable(
  'sign_in_failure',
  {
    id: id(),
    email: text('email').notNull(),
    /** The caller's network: an IPv4 address, or the /64 of an IPv6 one. */
    address: text('address').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** What was wrong: the password, or the one-time code beside the right password. */
    reason: text('reason').notNull().default('password'),
    deviceHash: bytea('device_hash'),
  },
  (t) => [
    index('sign_in_failure_by_email').on(t.email, t.at),
    check('sign_in_failure_reason_known', sql`${t.reason} in ('password', 'code')`),
  ],
);
