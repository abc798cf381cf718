import { sql } from 'drizzle-orm';
import type { Locale } from '#db/vocabulary.ts';
import type { Actor } from '#lib/act/actor.ts';
import { readRow } from '#lib/act/read.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { conferenceRows } from '#lib/conference/rows.ts';
import { documentRows } from '#lib/document/reading/rows.ts';
import {
  type DocumentRow,
  type Named,
  type ReaderName,
  readerNamed,
  type StoredDocument,
  toReaderRows,
} from '#lib/document/reading/rules.ts';

/** A conference open now or to come, with what its documents are to this reader. */
export type AwaitedConference = ConferenceRow & {
  venue: string | null;
  zone: string | null;
  /** Days from today to its first day; none or fewer once it has begun. */
  startsIn: number;
  /** How many of its issued documents this reader may see, and which of them lack the reader's language. */
  documents: number;
  lacking: Named[];
};

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

const most = { fresh: 20, latest: 10 };

/** A document with whether it is fresh, how many are, and its place among them, the latest issued first. */
type Placed = StoredDocument & { fresh: boolean; total: number; place: number };
type View = { documents: Placed[]; conferences: AwaitedConference[] };

/** What awaits a delegation, the conferences before it, and the latest documents that it may see. One statement. */
export async function desk(actor: Actor, locale: Locale): Promise<DeskView> {
  const since = actor.signedInBefore;
  const isFresh = since
    ? sql`d.issued_at > ${since.toISOString()}`
    : sql`exists (select from conference k where k.id = d.conference_id and k.stage in ('announced', 'open'))`;
  const inLanguage = sql`exists (select from language_version v where v.document_id = d.id
    and (v.language = ${locale} or starts_with(v.language, ${`${locale}-`})))`;
  const { view } = await readRow(
    actor,
    sql`(with seen as materialized (
        select d.id, d.symbol, d.conference_id, d.issued_at, ${isFresh} as fresh from document d where d.stage = 'issued'
      ) select json_build_object(
        'documents', (select coalesce(json_agg(f order by f.place), '[]') from (
          select r.*, h.fresh, h.total, h.place from (
            select id, fresh, row_number() over (partition by fresh order by issued_at desc) as place,
              count(*) over (partition by fresh) as total
            from seen) h
          cross join lateral (${documentRows(locale)} where d.id = h.id) r
          where h.place <= case when h.fresh then ${most.fresh}::int else ${most.latest}::int end) f),
        'conferences', (select coalesce(json_agg(c), '[]') from (
          select r.*, k.venue, k.zone, k.from_date - today() as "startsIn",
            (select count(*)::int from seen d where d.conference_id = k.id) as documents,
            (select coalesce(json_agg(json_build_object('id', d.id, 'symbol', d.symbol) order by d.symbol), '[]') from seen d
              where d.conference_id = k.id and not ${inLanguage}) as lacking
          from (${conferenceRows(locale)} where c.stage in ('announced', 'open')) r join conference k on k.id = r.id
          where r.stage = 'open' or r."toCome" order by r.stage = 'open' desc, k.from_date) c))) as view`,
    (db, whole) => db.execute<{ view: View }>(whole),
  );
  const { documents, conferences } = view;
  const placed = (wanted: boolean): DocumentRow[] => {
    const held = documents.filter(({ fresh }) => fresh === wanted);
    const places = new Map(held.map(({ id, place }) => [id, place]));
    const rows = held.map(({ fresh: _fresh, total: _total, place: _place, ...document }) => document);
    return toReaderRows(locale, actor, rows).toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  };
  return {
    reader: readerNamed(locale, actor),
    since,
    fresh: placed(true),
    freshCount: documents.find(({ fresh }) => fresh)?.total ?? 0,
    conferences,
    latest: placed(false),
  };
}
