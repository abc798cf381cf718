import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { migrate } from '#db/migrate.ts';
import { env, provide } from '#env.ts';

/**
 * Runs `work` on an empty register of its own, a database beside the portal's that is removed afterwards: nothing is connected to the
 * portal's own meanwhile. Null where the owner of the configured server may make no database.
 */
export async function inScratchDatabase<T>(ownerUrl: string, work: () => Promise<T>): Promise<T | null> {
  const name = `portal_check_${randomBytes(5).toString('hex')}`;
  const own = { DATABASE_URL: env().DATABASE_URL, DATABASE_APP_URL: env().DATABASE_APP_URL };
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const addressOf = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  try {
    try {
      await sql`create database ${sql(name)}`;
    } catch (error) {
      if (error instanceof postgres.PostgresError && error.code === '42501') return null;
      throw error;
    }
    try {
      await migrate(addressOf(ownerUrl), decodeURIComponent(new URL(own.DATABASE_APP_URL).password));
      provide({ DATABASE_URL: addressOf(ownerUrl), DATABASE_APP_URL: addressOf(own.DATABASE_APP_URL) });
      return await work();
    } finally {
      provide(own);
      await sql`drop database if exists ${sql(name)} with (force)`;
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}
