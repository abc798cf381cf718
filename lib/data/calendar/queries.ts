import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { conferenceRow, conferenceRows } from '#lib/conference/rows.ts';

const calendarEntry = conferenceRow.extend({
  version: z.int(),
  /** When it last changed in public, in ISO 8601 with its offset. */
  changedAt: z.string(),
  venue: z.string().nullable(),
});
export type CalendarEntry = z.output<typeof calendarEntry>;

/** Every conference that is public, of one body if asked, for a calendar: the earliest first, cancelled ones too. */
export const calendar = (locale: Locale, body?: string): Promise<CalendarEntry[]> =>
  read(PUBLIC, (db) =>
    rows(
      db,
      calendarEntry,
      sql`select r.*, k.version, words_in(k.venue, ${locale}) as venue,
          to_char(coalesce(changed_at('conference', k.id::text), k.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
        from (${conferenceRows(locale)} where not c.exercise and ${body ? sql`c.body = ${body}` : sql`true`}) r join conference k on k.id = r.id
        order by k.from_date, k.created_at, k.id`,
    ),
  );
