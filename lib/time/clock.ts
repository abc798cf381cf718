import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Reader, rows as rowsOf } from '#lib/act/read.ts';

const row = z.object({ now: z.coerce.date(), today: z.string(), zone: z.string() });

/** The database's clock: the one every rule is judged by. `today` is the day in the process's own zone. */
export async function clock(db: Reader): Promise<{ now: Date; today: string; zone: string }> {
  const rows = await db.execute(sql`select now() as now, today()::text as today,
    coalesce((select zone from process), 'UTC') as zone`);
  return row.parse(rows[0]);
}

/** The instant that a moment of the seat's clock is: `2027-04-24T17:00` in Asia/Almaty. */
export async function instantAt(db: Reader, moment: string, zone: string): Promise<Date> {
  const [found] = await rowsOf(
    db,
    z.object({ at: z.string() }),
    sql`select to_char((${moment}::timestamp at time zone ${zone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`,
  );
  if (!found) throw new Error('no instant');
  return new Date(found.at);
}

/** The clock of the database at this very moment, not as it was when the transaction began: what waits for a lock waits on it too. */
export async function momentNow(db: Reader): Promise<Date> {
  const [found] = await rowsOf(
    db,
    z.object({ at: z.string() }),
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  );
  if (!found) throw new Error('no clock');
  return new Date(found.at);
}
