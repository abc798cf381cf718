import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { atMost, readRow } from '#lib/act/read.ts';
import { conferenceRow, conferenceRows, toCome } from '#lib/conference/rows.ts';
import { type DocumentRow, type ReaderName, readerNamed, toReaderRows } from '#lib/document/reading/rules.ts';
import {
  type DocumentRecord,
  documentRecord,
  documentRows,
  goneOut,
  inSymbolOrder,
  namedDocument,
} from '#lib/document/rows.ts';

/** A conference open now or to come, with what its documents are to this reader. */
const awaitedConference = conferenceRow.extend({
  venue: z.string().nullable(),
  zone: z.string().nullable(),
  /** Days from today to its first day; none or fewer once it has begun. */
  startsIn: z.int(),
  /** How many of its issued documents this reader may see; how many of them lack the reader's language, and the first of those. */
  documents: z.int(),
  lackingCount: z.int(),
  lacking: z.array(namedDocument),
});
export type AwaitedConference = z.output<typeof awaitedConference>;

export type DeskView = {
  reader: ReaderName;
  /** When this person signed in before; null on the first visit. */
  since: Date | null;
  /** Issued since then; on the first visit all of the conferences open and to come. The latest first, at most `most`. */
  fresh: DocumentRow[];
  freshCount: number;
  /** Conferences open now, then those to come, the nearest first. */
  conferences: AwaitedConference[];
  /** The latest documents issued before those. */
  latest: DocumentRow[];
};

const most = { fresh: 20, latest: 10, conferences: 20, lacking: 10 };

const deskRow = z.object({
  view: z.object({
    fresh: z.array(documentRecord),
    freshCount: z.int(),
    latest: z.array(documentRecord),
    conferences: z.array(awaitedConference),
  }),
});

/** What awaits a delegation, the conferences before it, and the latest documents that it may see. One statement. */
export async function desk(actor: Actor, locale: Locale): Promise<DeskView> {
  const since = actor.signedInBefore?.toISOString() ?? null;
  const inView = sql`exists (select from conference k where k.id = d.conference_id and k.stage in ('announced', 'open'))`;
  // What is fresh is walked by the index of issue from the latest on, never all that was ever issued.
  const fresh = since
    ? sql`from document d where d.stage = 'issued' and d.issued_at > ${since}`
    : sql`from conference k join document d on d.conference_id = k.id where k.stage in ('announced', 'open') and d.stage = 'issued'`;
  const earlier = since ? sql`d.issued_at <= ${since}` : sql`not ${inView}`;
  const inLanguage = sql`exists (select from language_version v where v.document_id = d.id
    and (v.language = ${locale} or starts_with(v.language, ${`${locale}-`})))`;
  const { view } = await readRow(
    actor,
    deskRow,
    sql`(with fresh as materialized (select d.id, d.issued_at ${fresh}),
        first as (select id, issued_at from fresh order by issued_at desc ${atMost(most.fresh)}),
        latest as (select d.id, d.issued_at from document d where d.stage = 'issued' and ${earlier} order by d.issued_at desc ${atMost(most.latest)}),
        ahead as (select c.id, c.stage, c.from_date from conference c where c.stage in ('announced', 'postponed', 'open') and (c.stage = 'open' or ${toCome})
          order by c.stage = 'open' desc, c.date_open, c.from_date ${atMost(most.conferences)})
      select json_build_object(
        'freshCount', (select count(*) from fresh),
        'fresh', (select coalesce(json_agg(r order by f.issued_at desc), '[]') from first f cross join lateral (${documentRows(locale)} where d.id = f.id) r),
        'latest', (select coalesce(json_agg(r order by f.issued_at desc), '[]') from latest f cross join lateral (${documentRows(locale)} where d.id = f.id) r),
        'conferences', (select coalesce(json_agg(a order by a.stage = 'open' desc, a.first), '[]') from (
          select r.*, k.from_date as first, words_in(k.venue, ${locale}) as venue, k.zone, k.from_date - today() as "startsIn", seen.documents, seen."lackingCount",
            (select coalesce(json_agg(json_build_object('id', l.id, 'symbol', l.symbol)), '[]') from (
              select d.id, coalesce(d.symbol, words_in(d.title, ${locale})) as symbol from document d where d.conference_id = k.id and d.stage = 'issued' and not ${inLanguage}
              order by ${inSymbolOrder} ${atMost(most.lacking)}) l) as lacking
          from ahead h join conference k on k.id = h.id
            cross join lateral (${conferenceRows(locale)} where c.id = h.id) r
            cross join lateral (select count(*)::int as documents, (count(*) filter (where d.stage = 'issued' and not ${inLanguage}))::int as "lackingCount"
              from document d where d.conference_id = k.id and ${goneOut}) seen) a))) as view`,
  );
  const inOrder = (records: readonly DocumentRecord[]): DocumentRow[] =>
    records.flatMap((record) => toReaderRows(locale, actor, [record]));
  return {
    ...view,
    reader: readerNamed(locale, actor),
    since: actor.signedInBefore,
    fresh: inOrder(view.fresh),
    latest: inOrder(view.latest),
  };
}
