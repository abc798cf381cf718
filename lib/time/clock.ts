import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '#lib/act/read.ts';

const row = z.object({ now: z.coerce.date(), today: z.string(), zone: z.string() });

/** The database's clock: the one every rule is judged by. `today` is the day in the process's own zone. */
export async function clock(db: Reader): Promise<{ now: Date; today: string; zone: string }> {
  const rows = await db.execute(sql`select now() as now, today()::text as today,
    coalesce((select zone from process), 'UTC') as zone`);
  return row.parse(rows[0]);
}
