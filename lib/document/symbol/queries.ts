import { sql } from 'drizzle-orm';
import type { Reader } from '#lib/kernel/read.ts';

/** The part of every symbol of one conference: the register's prefix, the body's code, the ordinal or else the year. */
export type Meeting = { conferenceId: string; prefix: string; body: string; ordinal: number | null; year: number | null };

/** The conference's part of a symbol; null when there is no such conference or the reader may not see it. */
export async function meetingOf(db: Reader, conferenceId: string): Promise<Meeting | null> {
  const [row] = await db.execute<{ prefix: string; body: string; ordinal: number | null; year: number }>(sql`
    select p.symbol_prefix as prefix, b.code as body, c.ordinal, extract(year from c.from_date)::int as year
    from conference c join body b on b.key = c.body, process p where c.id = ${conferenceId}`);
  if (!row) return null;
  return { conferenceId, prefix: row.prefix, body: row.body, ordinal: row.ordinal, year: row.ordinal === null ? row.year : null };
}

/** Every symbol ever used by conferences of the same body: withdrawn documents keep theirs. */
export async function symbolsOf(db: Reader, meeting: Meeting): Promise<string[]> {
  const stem = `${meeting.prefix}/${meeting.body}`;
  const rows = await db.execute<{ symbol: string }>(sql`select symbol from document where starts_with(symbol, ${stem})`);
  return rows.map(({ symbol }) => symbol);
}
