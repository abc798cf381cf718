import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { z } from 'zod';
import { installQueues } from '#db/queues.ts';

const folder = new URL('./migrations', import.meta.url).pathname;
const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });
/** One number that every start agrees on, so that two at once migrate one after the other. */
const LOCK = 7_305_201_306;

/**
 * Brings the register's tables and the job library's up to date as their owner, and sets the password of the role that the portal connects as.
 * Takes the owner's address and that password; gives how many migrations were applied. Safe to run from several hosts at once.
 */
export async function migrate(ownerUrl: string, appPassword: string): Promise<{ applied: number }> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    const before = await countApplied(sql);
    const { entries } = journal.parse(JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')));
    if (before < entries.length) await applyAll(sql);
    await installQueues(sql, ownerUrl);
    const [row] = await sql<
      { command: string }[]
    >`select format('alter role portal_app password %L', ${appPassword}::text) as command`;
    if (row) await sql.unsafe(row.command);
    return { applied: entries.length - before };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Loads drizzle only when there is something to do: that alone takes a second of a start. */
async function applyAll(sql: postgres.Sql): Promise<void> {
  const [{ drizzle }, { migrate: apply }] = await Promise.all([
    import('drizzle-orm/postgres-js'),
    import('drizzle-orm/postgres-js/migrator'),
  ]);
  await apply(drizzle(sql), { migrationsFolder: folder });
}

async function countApplied(sql: postgres.Sql): Promise<number> {
  const [there] = await sql<{ is: string | null }[]>`select to_regclass('drizzle.__drizzle_migrations')::text as is`;
  if (!there?.is) return 0;
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from drizzle.__drizzle_migrations`;
  return row?.n ?? 0;
}
