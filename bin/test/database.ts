import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '#db/migrate.ts';
import { ensureEmbedded } from '#lib/ground/embedded-postgres.ts';

/** What every test file needs to make a database of its own. Addresses carry the owner's name and password. */
export type TestDatabase = {
  serverUrl: string;
  /** The names of the databases to copy: one migrated and empty, and one with the project's own process file loaded. */
  template: string;
  loaded: string;
  appPassword: string;
  dataDir: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    database: TestDatabase;
  }
}

/** The same server's address with another database, and where given another role. */
export function addressOf(serverUrl: string, database: string, role?: { name: string; password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (role) {
    url.username = role.name;
    url.password = encodeURIComponent(role.password);
  }
  return url.href;
}

/** Runs on the server as its owner, outside any test's database. */
export async function asOwner<T>(serverUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Makes a database as a copy of another's files, which is quicker than of its pages one by one; one of that name goes first. */
export const copyDatabase = (serverUrl: string, name: string, template: string): Promise<void> =>
  asOwner(serverUrl, async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`;
    await sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`;
  });

/** Loads the project's own process file into a database, in a process of its own, as the settings of one are read once. */
async function load(url: string, appUrl: string, dataDir: string): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, DATABASE_APP_URL: appUrl, DATA_DIR: dataDir };
  const args = ['bin/load-process.ts', '--demonstration', 'db/seed/almaty-process.json'];
  await promisify(execFile)(process.execPath, args, { cwd: join(import.meta.dirname, '../..'), env });
}

/** A test's database may die with the machine, so nothing waits for the disk. */
async function hurry(serverUrl: string): Promise<void> {
  await asOwner(serverUrl, async (sql) => {
    await sql`alter system set fsync = off`;
    await sql`alter system set synchronous_commit = off`;
    await sql`alter system set full_page_writes = off`;
    await sql`select pg_reload_conf()`;
  });
}

async function dropAll(serverUrl: string, prefix: string): Promise<void> {
  await asOwner(serverUrl, async (sql) => {
    const left = await sql<
      { name: string }[]
    >`select datname as name from pg_database where starts_with(datname, ${prefix})`;
    for (const { name } of left) {
      await sql`alter database ${sql(name)} is_template false`;
      await sql`drop database if exists ${sql(name)} with (force)`;
    }
  });
}

/**
 * Starts a PostgreSQL for the tests, or takes the one at TEST_DATABASE_URL, and makes two templates there, one empty and one
 * loaded; each test file works in a copy of one. Gives what ends and removes all of it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-test-'));
  await chmod(dataDir, 0o711); // the server's own user must be able to reach its folder in it
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? null : await ensureEmbedded(dataDir, () => {});
  const serverUrl = server?.url ?? given ?? '';
  if (server) await hurry(serverUrl);
  const prefix = `portal_test_${randomBytes(4).toString('hex')}_`;
  const template = `${prefix}template`;
  const appPassword = randomBytes(16).toString('hex');
  await asOwner(serverUrl, (sql) => sql`create database ${sql(template)}`);
  await migrate(addressOf(serverUrl, template), appPassword);
  const loaded = `${prefix}loaded`;
  await copyDatabase(serverUrl, loaded, template);
  const app = { name: 'portal_app', password: appPassword };
  await load(addressOf(serverUrl, loaded), addressOf(serverUrl, loaded, app), dataDir);
  for (const name of [template, loaded])
    await asOwner(serverUrl, (sql) => sql`alter database ${sql(name)} with is_template true allow_connections false`);
  project.provide('database', { serverUrl, template, loaded, appPassword, dataDir });
  return async () => {
    if (server) await server.stop();
    else await dropAll(serverUrl, prefix);
    await rm(dataDir, { recursive: true, force: true });
  };
}
