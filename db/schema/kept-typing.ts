import { sql } from 'drizzle-orm';
import { text as column, index, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { account } from '#db/schema/account.ts';
import { instant } from '#db/schema/columns.ts';

/** What somebody has typed into a form and not sent yet: for that person alone, until it is sent or a month old. */
export const keptTyping = pgTable(
  'kept_typing',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** Which form: its act and what it is about. */
    form: column('form').notNull(),
    fields: jsonb('fields').$type<Record<string, string>>().notNull(),
    typedAt: instant('typed_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.form] }), index('kept_typing_by_time').on(t.typedAt)],
);
