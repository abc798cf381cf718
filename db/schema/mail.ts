import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { account } from '#db/schema/account.ts';
import { createdAt, id, instant, known, oneOf, version } from '#db/schema/columns.ts';
import { digestNotices, digestStates, mailReasons, mailStates } from '#db/vocabulary.ts';

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

/**
 * Something that changed, kept for the next digest of one person. It holds no words: they are made when the digest goes, of what its reader
 * may see then. Written by put_digest() in the transaction of the act that it tells of.
 */
export const digestNotice = pgTable(
  'digest_notice',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    notice: oneOf('notice', digestNotices).notNull(),
    /** The round, text, document or commitment. */
    subjectId: uuid('subject_id').notNull(),
    state: oneOf('state', digestStates).notNull().default('waiting'),
    notedAt: instant('noted_at').notNull().default(sql`clock_timestamp()`),
    settledAt: instant('settled_at'),
  },
  (t) => [
    ...known(digestNotices, t.notice),
    ...known(digestStates, t.state),
    index('digest_notice_by_account').on(t.accountId, t.state, t.notedAt),
    index('digest_notice_by_state').on(t.state, t.settledAt),
    check('digest_notice_settled', sql`(${t.state} = 'waiting') = (${t.settledAt} is null)`),
  ],
);
