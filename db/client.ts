import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { endWhenGivenUp } from '#db/given-up.ts';
import { env } from '#env.ts';

type Nothing = Record<string, never>;
export type Database = PostgresJsDatabase<Nothing>;
export type Tx = PostgresJsTransaction<Nothing, ExtractTablesWithRelations<Nothing>>;

declare global {
  var portalPool: { sql: postgres.Sql; db: Database } | undefined;
}

/**
 * Has a connection prepare each statement once: without it drizzle has every one parsed, described and planned anew, a
 * second journey to the server for each. Statements without parameters stay as they are. Each ends with the render that asked for it.
 */
function preparing<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, name, receiver) {
      const found: unknown = Reflect.get(target, name, receiver);
      if (typeof found !== 'function') return found;
      if (name === 'unsafe')
        return (text: string, values: unknown[] = [], options: object = {}) => {
          const statement = Reflect.apply(found, target, [text, values, { ...options, prepare: values.length > 0 }]);
          endWhenGivenUp(statement);
          return statement;
        };
      if (name === 'begin' || name === 'savepoint')
        return (work: (inner: object) => unknown) =>
          Reflect.apply(found, target, [(inner: object) => work(preparing(inner))]);
      return found;
    },
  });
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
      connection: {
        application_name: 'portal',
        statement_timeout: 15_000,
        lock_timeout: 5_000,
        // The plan of a page's one statement takes ten times as long to make as to run: one serves whatever the values.
        plan_cache_mode: 'force_generic_plan',
      },
    });
    globalThis.portalPool = { sql, db: drizzle(preparing(sql)) };
  }
  return globalThis.portalPool.db;
}

/** Ends the pool; open statements get five seconds. */
export async function closeDatabase(): Promise<void> {
  await globalThis.portalPool?.sql.end({ timeout: 5 });
  globalThis.portalPool = undefined;
}
