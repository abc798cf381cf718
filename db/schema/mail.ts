import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, version } from '#db/schema/columns.ts';
import { mailReasons, mailStates } from '#db/vocabulary.ts';

/** A mail of the portal, as it goes out, and what became of it. Written by put_mail() in the transaction of the act that it tells of. */
export const mail = pgTable(
  'mail',
  {
    id: id(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    state: text('state', { enum: mailStates }).notNull().default('queued'),
    reason: text('reason', { enum: mailReasons }),
    /** What the server said last, or why it could not be asked. */
    answer: text('answer'),
    attempts: integer('attempts').notNull().default(0),
    attemptedAt: instant('attempted_at'),
    settledAt: instant('settled_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    index('mail_by_state').on(t.state, t.createdAt.desc(), t.id.desc()),
    index('mail_by_creation').on(t.createdAt.desc(), t.id.desc()),
    check('mail_state_known', sql`${t.state} in ('queued', 'sending', 'sent', 'failed', 'held', 'dropped')`),
    check('mail_reason_known', sql`${t.reason} in ('refused', 'deferred', 'unknown', 'no-server', 'example-domain')`),
    check('mail_reason_given', sql`(${t.state} in ('failed', 'held')) = (${t.reason} is not null)`),
  ],
);
