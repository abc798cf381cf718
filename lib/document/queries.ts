import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { listed, searchedFor, searchOf } from '#lib/act/list.ts';
import { read, rows } from '#lib/act/read.ts';
import type { Listed } from '#lib/act/shape.ts';
import { type ReleasedRow, releasedRow, releasedRows } from '#lib/document/release/rows.ts';
import { inSymbolOrder } from '#lib/document/rows.ts';

export type { ReleasedRow } from '#lib/document/release/rows.ts';
export type ReleasedView = Listed<ReleasedRow> & { q: string };

/** A page of the released documents in the order of their symbols; `q` keeps those whose symbol or title has its words. */
export async function released(
  locale: Locale,
  { q, page }: { q?: string | undefined; page?: string | undefined } = {},
): Promise<ReleasedView> {
  const search = searchOf(q);
  // Found first and then put in order: to walk the order and ask of every document whether it is found would take much longer.
  const found = searchedFor(sql`d.searched`, search);
  const list = await read(PUBLIC, (db) =>
    listed(
      db,
      releasedRow,
      { page },
      {
        ...(found && { found: sql`select d.id, d.symbol_key from released_document d where ${found}` }),
        from: found ? sql`from found d` : sql`from released_document d`,
        key: sql`d.id`,
        order: inSymbolOrder,
        row: sql`${releasedRows(locale)} where d.id = pick.key`,
      },
    ),
  );
  return { ...list, q: search };
}

const releasedChoice = releasedRow.pick({ id: true, symbol: true, title: true, releasedOn: true });
export type ReleasedChoice = z.output<typeof releasedChoice>;

/** The released documents that a form offers: those of one conference, or the latest of all. */
export async function releasedChoices(locale: Locale, conference?: string): Promise<ReleasedChoice[]> {
  const columns = sql`select d.id, d.symbol, words_in(d.title, ${locale}) as title, d.released_on as "releasedOn" from released_document d
    where d.withdrawn_on is null`;
  return read(PUBLIC, (db) =>
    rows(
      db,
      releasedChoice,
      conference
        ? sql`${columns} and d.conference_id::text = ${conference} order by ${inSymbolOrder}`
        : sql`${columns} order by d.released_on desc, ${inSymbolOrder} limit 100`,
    ),
  );
}
