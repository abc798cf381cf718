import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '#env.ts';

type Nothing = Record<string, never>;
export type Database = PostgresJsDatabase<Nothing>;
export type Tx = PostgresJsTransaction<Nothing, ExtractTablesWithRelations<Nothing>>;

declare global {
  var portalPool: { sql: postgres.Sql; db: Database } | undefined;
}

/** The pool of the role that owns nothing; made at first use, so that a build needs no database. */
export function database(): Database {
  if (!globalThis.portalPool) {
    const { DATABASE_APP_URL, DATABASE_POOL } = env();
    const sql = postgres(DATABASE_APP_URL, {
      max: DATABASE_POOL,
      idle_timeout: 60,
      connect_timeout: 5,
      onnotice: () => {},
      connection: { application_name: 'portal', statement_timeout: 15_000, lock_timeout: 5_000 },
    });
    globalThis.portalPool = { sql, db: drizzle(sql) };
  }
  return globalThis.portalPool.db;
}

/** Ends the pool; open statements get five seconds. */
export async function closeDatabase(): Promise<void> {
  await globalThis.portalPool?.sql.end({ timeout: 5 });
  globalThis.portalPool = undefined;
}
