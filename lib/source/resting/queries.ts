import { sql } from 'drizzle-orm';
import { cache } from 'react';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { type AskedList, listed, orderOf } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Listed } from '#lib/act/shape.ts';
import { type RestingRow, restingKeys, restingRow, restingRows } from '#lib/source/resting/rows.ts';
import { type SourceView, sourceView } from '#lib/source/rows.ts';

export type { RestingRow } from '#lib/source/resting/rows.ts';

/** The orders that the list of sources has. */
export const sourceOrders = ['title', 'publisher', 'date'] as const;

/** A page of the sources of the register, the latest first or as the address asks. */
export async function sources(asked: AskedList = {}): Promise<Listed<SourceView>> {
  const own = sql`s.date desc nulls last, s.rank, s.key`;
  const by = {
    publisher: sql`s.publisher collate "und-x-icu"`,
    title: sql`s.title collate "und-x-icu"`,
    date: sql`s.date`,
  };
  return read(PUBLIC, (db) =>
    listed(db, sourceView, asked, {
      from: sql`from source s`,
      key: sql`s.key`,
      order: orderOf(asked.sort, by, own),
      row: sql`select s.key, s.publisher, s.title, partial_json(s.date, s.date_precision) as date, s.url from source s where s.key = pick.key`,
    }),
  );
}

/** One source by its key in letters of any case, once a request; null when the register has none of that key. */
export const sourceOf = cache(async (key: string): Promise<SourceView | null> => {
  const [row] = await read(PUBLIC, (db) =>
    rows(
      db,
      z.object({ source: sourceView }),
      sql`select source_json(s.key) as source from source s where lower(s.key) = lower(${key}) order by s.key = ${key} desc limit 1`,
    ),
  );
  return row?.source ?? null;
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
