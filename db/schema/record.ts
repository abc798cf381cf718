import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, instant } from '#db/schema/columns.ts';

/** The last link of the chain: one row, locked by each append. */
export const auditHead = pgTable('audit_head', {
  single: boolean('single').primaryKey().default(true),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: bytea('hash').notNull(),
});

/** Append-only; `entry` is the exact text hashed, and what is searched is generated from it. */
export const auditRecord = pgTable(
  'audit_record',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    entry: text('entry').notNull(),
    prevHash: bytea('prev_hash').notNull(),
    hash: bytea('hash').notNull().unique('audit_record_hash_once'),
    act: text('act').notNull().generatedAlwaysAs(sql`entry::jsonb ->> 'act'`),
    noun: text('noun').generatedAlwaysAs(sql`entry::jsonb #>> '{subject,noun}'`),
    subjectId: text('subject_id').generatedAlwaysAs(sql`entry::jsonb #>> '{subject,id}'`),
    /** The account that acted; null is the portal itself. */
    accountId: text('account_id').generatedAlwaysAs(sql`entry::jsonb ->> 'account'`),
    at: instant('at').generatedAlwaysAs(sql`instant_of(entry::jsonb ->> 'at')`),
  },
  (t) => [
    index('record_by_act').on(t.act, t.seq),
    index('record_by_subject').on(t.noun, t.subjectId, t.seq),
    index('record_by_id').on(t.subjectId, t.seq),
    index('record_by_account').on(t.accountId, t.seq),
    index('record_by_time').on(t.at, t.seq),
  ],
);

/** One row a form sent: the idempotency key that makes a second sending a refusal. */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    key: uuid('key').primaryKey(),
    act: text('act').notNull(),
    accountId: uuid('account_id'),
    createdAt: createdAt(),
  },
  (t) => [index('idempotency_key_by_creation').on(t.createdAt)],
);
