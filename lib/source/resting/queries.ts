import { sql } from 'drizzle-orm';
import { cache } from 'react';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, listed, orderOf } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Listed } from '#lib/act/shape.ts';
import { type CorrectionView, correctionsOf, correctionView } from '#lib/correction/rows.ts';
import { type RestingRow, restingKeys, restingRow, restingRows } from '#lib/source/resting/rows.ts';
import { latestSources, type SourceView, sourcesBy, sourceView } from '#lib/source/rows.ts';

export type { RestingRow } from '#lib/source/resting/rows.ts';

/** A source with what was put right of it. */
export type SourcePageView = SourceView & { corrections: CorrectionView[] };

/** The orders that the list of sources has. */
export const sourceOrders = Object.keys(sourcesBy);

/** A page of the sources on which something public rests, the latest first or as the address asks. */
export async function sources(asked: AskedList = {}): Promise<Listed<SourceView>> {
  return read(PUBLIC, (db) =>
    listed(db, sourceView, asked, {
      from: sql`from source s where source_is_public(s.key)`,
      key: sql`s.key`,
      order: orderOf(asked.sort, sourcesBy, latestSources),
      row: sql`select s.key, s.publisher, s.title, partial_json(s.date, s.date_precision) as date, s.url from source s where s.key = pick.key`,
    }),
  );
}

/** One source by its key in letters of any case, with what was put right of it, once a request; null when nothing public rests on one of that key. */
export const sourceOf = cache(async (locale: Locale, key: string): Promise<SourcePageView | null> => {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      z.object({ source: sourceView, corrections: z.array(correctionView) }),
      sql`select source_json(s.key) as source, ${correctionsOf(locale, 'source', sql`s.key`)} as corrections
        from source s where lower(s.key) = lower(${key}) and source_is_public(s.key) order by s.key = ${key} desc limit 1`,
    ),
  );
  return row ? { ...row.source, corrections: row.corrections } : null;
});

/** A page of all that rests on a source, by what it is: the rows of which it is the source or that name it, and what it says of their facts. */
export async function restingOn(locale: Locale, key: string, asked: AskedList = {}): Promise<Listed<RestingRow>> {
  return read(PUBLIC, (db) =>
    listed(db, restingRow, asked, {
      found: restingKeys(key),
      from: sql`from found f`,
      key: sql`f.key`,
      order: sql`f.place, f.on_date desc nulls last, f.at, f.key`,
      row: restingRows(locale, key),
    }),
  );
}
