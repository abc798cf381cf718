import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, recordedAt, version, words } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';
import { source } from '#db/schema/source.ts';

/** A dated press release. Its lead, body and contacts are kept as they were typed, in the notation of lib/news/notation. */
export const news = pgTable(
  'news',
  {
    id: id(),
    slug: text('slug').notNull().unique('news_slug_once'),
    /** The day that the release bears. */
    date: date('date', { mode: 'string' }).notNull(),
    /** The number that it bears. */
    number: text('number'),
    headline: words('headline').notNull(),
    lead: words('lead'),
    body: words('body').notNull(),
    /** Whom to ask, by office; offices are parted by blank lines. */
    contacts: words('contacts'),
    conferenceId: uuid('conference_id').references(() => conference.id),
    source: text('source').references(() => source.key),
    /** The languages in which it is a translation of the secretariat's own. */
    ownTranslation: jsonb('own_translation').$type<string[]>().notNull().default([]),
    /** The released documents that go with it, by their ids, in their order. */
    attachments: jsonb('attachments').$type<string[]>().notNull().default([]),
    /** The instant from which it is public, where it was not so at once. */
    publicFrom: instant('public_from'),
    /** The day on which it was called off before it was public. */
    calledOffOn: date('called_off_on', { mode: 'string' }),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    correctedOn: date('corrected_on', { mode: 'string' }),
    version: version(),
    createdAt: recordedAt(),
  },
  (t) => [
    index('news_by_date').on(t.date, t.createdAt),
    index('news_by_conference').on(t.conferenceId),
    index('news_by_source').on(t.source),
    check(
      'news_called_off_unseen',
      sql`${t.calledOffOn} is null or (${t.withdrawnOn} is null and ${t.publicFrom} is not null)`,
    ),
  ],
);
