import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as apply } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { expect, inject } from 'vitest';
import { z } from 'zod';
import { addressOf, asOwner } from '#bin/test/database.ts';
import { migrate } from '#db/migrate.ts';

const dump = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
/** Every row of every table, by the table that it stood in. */
export type Dump = z.output<typeof dump>;
const migrations = join(import.meta.dirname, '../../db/migrations');

/** A register as a landed version left it, brought up to date: what it had, and the database in which it is now. */
export type Landed = { before: Dump; sql: postgres.Sql; end: () => Promise<void> };

/**
 * Makes a database by the first `count` migrations alone, puts every row into it that the version of that day had written (`file`, beside
 * this one), and applies the migrations since. Columns that a database makes itself are made anew.
 */
export async function landedRegister(file: string, count: number): Promise<Landed> {
  const { serverUrl, appPassword } = inject('database');
  const name = `portal_test_landed_${randomBytes(5).toString('hex')}`;
  const url = addressOf(serverUrl, name);
  const before = dump.parse(JSON.parse(await readFile(join(import.meta.dirname, file), 'utf8')));
  await asOwner(serverUrl, (owner) => owner`create database ${owner(name)}`);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await fill(sql, before, count);
  const { applied } = await migrate(url, appPassword);
  expect(applied).toBeGreaterThan(0);
  const end = async () => {
    await sql.end({ timeout: 5 });
    await asOwner(serverUrl, (owner) => owner`drop database if exists ${owner(name)} with (force)`);
  };
  return { before, sql, end };
}

async function fill(sql: postgres.Sql, before: Dump, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-landed-'));
  await cp(migrations, folder, { recursive: true });
  const journal = z.object({ entries: z.array(z.looseObject({})) }).loose();
  const file = join(folder, 'meta/_journal.json');
  const { entries, ...rest } = journal.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  await apply(drizzle(sql), { migrationsFolder: folder });
  await rm(folder, { recursive: true });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from audit_head`;
    for (const [table, rows] of Object.entries(before)) {
      const columns = await tx<
        { name: string }[]
      >`select quote_ident(column_name) as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
      const listed = columns.map((column) => column.name).join(', ');
      await tx.unsafe(
        `insert into public."${table}" (${listed}) select ${listed} from json_populate_recordset(null::public."${table}", $1::text::json)`,
        [JSON.stringify(rows)],
      );
    }
  });
}
