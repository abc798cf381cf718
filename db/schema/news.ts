import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, version, words } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';

/** A dated press release; paragraphs of the body are parted by blank lines. */
export const news = pgTable(
  'news',
  {
    id: id(),
    slug: text('slug').notNull().unique('news_slug_once'),
    date: date('date', { mode: 'string' }).notNull(),
    headline: words('headline').notNull(),
    body: words('body').notNull(),
    conferenceId: uuid('conference_id').references(() => conference.id),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    correctedOn: date('corrected_on', { mode: 'string' }),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [index('news_by_date').on(t.date, t.createdAt), index('news_by_conference').on(t.conferenceId)],
);
