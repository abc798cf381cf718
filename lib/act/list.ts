import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { collationOf } from '#db/collation.ts';
import type { Locale } from '#db/vocabulary.ts';
import { atMost, type Reader, rows } from '#lib/act/read.ts';
import { type Listed, perPage } from '#lib/act/shape.ts';

/** What an address says of a list: which page, in which order. */
export type AskedList = { page?: string | undefined; sort?: string | undefined };

/** The page an address asks for; the first where it asks for none. Whether there is one so far on is for the list to say. */
const pageOf = (asked: string | undefined): number => {
  const page = Number.parseInt(asked ?? '1', 10) || 1;
  return Math.min(1_000_000, Math.max(1, page));
};

type Parts = {
  /** What is found before all else, once for counting and for the page: the statement whose rows `from` may call `found`. */
  found?: SQL;
  /** From where the rows come and which of them: 'from document d where …'. */
  from: SQL;
  /** The same for counting, where fewer tables do. */
  count?: SQL;
  /** How many there are, where that is known without counting them. */
  total?: SQL;
  /** What a row is known by in `from`: d.id. */
  key: SQL;
  order: SQL;
  /** The columns of the row whose key is `pick.key`: a statement of its own, run for the rows of the page alone. */
  row: SQL;
};

/**
 * A page of a list, in one statement: counted, put in order and cut by their keys, and only then worked out. A page beyond the last
 * is the last, one before the first is the first.
 */
export async function listed<S extends z.ZodType>(
  db: Reader,
  schema: S,
  { page }: AskedList,
  { found, from, count = from, total = sql`select count(*) ${count}`, key, order, row }: Parts,
): Promise<Listed<z.output<S>>> {
  const shape = z.object({ total: z.int(), page: z.int(), pages: z.int(), rows: z.array(schema) });
  const [list] = await rows(
    db,
    shape,
    sql`with ${found ? sql`found as materialized (${found}),` : sql``} counted as materialized (select (${total})::int as total),
      paged as materialized (select total, greatest(1, ceil(total / ${perPage}::float))::int as pages, least(${pageOf(page)}::int, greatest(1, ceil(total / ${perPage}::float)))::int as page
        from counted),
      picked as materialized (select key, row_number() over () as place from (
        select ${key} as key ${from} order by ${order} ${atMost(perPage)} offset (select (page - 1) * ${perPage} from paged)) k)
    select total, page, pages, (select coalesce(json_agg(r order by pick.place), '[]') from picked pick cross join lateral (${row}) r) as rows
    from paged`,
  );
  return list ?? { rows: [], total: 0, page: 1, pages: 1 };
}

/**
 * The order that an address asks for (`sort=date`, or `sort=-date` for the other way round) out of those there are; else, and
 * among rows that are alike, the list's own. What is missing stands last in either direction.
 */
export function orderOf(asked: string | undefined, orders: Readonly<Record<string, SQL>>, own: SQL): SQL {
  const by = asked?.replace(/^-/, '') ?? '';
  const order = Object.hasOwn(orders, by) ? orders[by] : undefined;
  if (!order) return own;
  return asked?.startsWith('-') ? sql`${order} desc nulls last, ${own}` : sql`${order} asc nulls last, ${own}`;
}

/** A text as the language shown puts it in order: the protocol's order of names (inProtocolOrder), in SQL. */
export const inOrderOf = (locale: Locale, text: SQL): SQL => sql`(${text}) ${collationOf(locale)}`;

/** Where a value of a closed vocabulary stands in it, for an order that is the vocabulary's own. */
export const rankIn = (values: readonly string[], column: SQL): SQL =>
  sql`array_position(array(select json_array_elements_text(${JSON.stringify(values)}::json)), ${column})`;

/** Conditions that all must hold; none is no condition. */
export const all = (...conditions: readonly (SQL | false | null | undefined | '')[]): SQL => {
  const given = conditions.filter((one) => one instanceof Object);
  return given.length > 0 ? sql.join(given, sql` and `) : sql`true`;
};

/** The most words of a search that are looked for. */
const mostWords = 8;

/** A search as it is kept in an address: one line in NFC, of a sane length. */
export const searchOf = (given: string | undefined): string => (given ?? '').normalize('NFC').trim().slice(0, 100);

/**
 * Whether a column that search_text made has every word of a search, in any order: parts of words too, in any case, however their marks
 * are composed. An index on trigrams() of the column finds them; null where nothing is searched.
 */
export function searchedFor(column: SQL, given: string): SQL | null {
  const words = given.split(/\s+/).filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return null;
  const has = (word: string): SQL => {
    const is = sql`position(search_text(${word}) in ${column}) > 0`;
    return word.length < 3 ? is : sql`trigrams(${column}) @> trigrams(search_text(${word})) and ${is}`;
  };
  return sql.join(words.map(has), sql` and `);
}
