import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { listed } from '#lib/act/list.ts';
import { atMost, read } from '#lib/act/read.ts';
import { type Listed, titled } from '#lib/act/shape.ts';
import {
  conferenceRow,
  conferenceRows,
  countedBefore,
  countedOn,
  latestConferences,
  numbersBefore,
} from '#lib/conference/rows.ts';
import { latestOutcomes } from '#lib/outcome/rows.ts';

/** How many of what a meeting adopted stand in its row; the others are on its page. */
const most = 10;

const meetingRow = conferenceRow.extend({
  /** The numbers of the series just before its own that the register has no conference of. */
  missing: z.array(z.int()),
  /** Of those numbers the ones that a source gives a conference of another body. */
  counted: z.array(countedOn),
  adopted: z.array(titled.extend({ slug: z.string() })),
  adoptedInAll: z.int(),
  /** How many of its documents are public. */
  documents: z.int(),
});
export type MeetingRow = z.output<typeof meetingRow>;

/** A page of the meetings of a body, the latest first, those called off last, with what each adopted and how many of its documents are public. */
export async function meetingsOf(locale: Locale, body: string, page?: string): Promise<Listed<MeetingRow>> {
  return read(PUBLIC, (db) =>
    listed(
      db,
      meetingRow,
      { page },
      {
        from: sql`from conference c where c.body = ${body} and not c.exercise`,
        key: sql`c.id`,
        order: sql`c.stage = 'cancelled', ${latestConferences}`,
        row: sql`select r.*, case when k.ordinal is null then '[]' else ${numbersBefore(sql`k`)} end as missing,
          case when k.ordinal is null then '[]' else ${countedBefore(locale, sql`k`)} end as counted,
          (select coalesce(json_agg(x order by x.place), '[]') from (select o.slug, words_in(o.title, ${locale}) as title, language_in(o.title, ${locale}) as "titleLanguage",
              row_number() over (order by ${latestOutcomes}) as place
            from outcome o where o.conference_id = k.id and o.withdrawn_on is null order by place ${atMost(most)}) x) as adopted,
          (select count(*)::int from outcome o where o.conference_id = k.id and o.withdrawn_on is null) as "adoptedInAll",
          (select count(*)::int from released_document d where d.conference_id = k.id and d.withdrawn_on is null) as documents
        from (${conferenceRows(locale)} where c.id = pick.key) r join conference k on k.id = r.id`,
      },
    ),
  );
}
