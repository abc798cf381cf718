import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as apply } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { addressOf, asOwner } from '#bin/test/database.ts';
import { migrate } from '#db/migrate.ts';

/**
 * The migrations since the last version that landed, on a register with data in it: every row of every table as that version had written
 * it (bin/test/landed-register.json: the demonstration with documents of all stages, made by its own commands). Nothing is lost.
 */

const landed = 6; // migrations 0000 to 0005
const { serverUrl, appPassword } = inject('database');
const name = `portal_test_landed_${randomBytes(5).toString('hex')}`;
const url = addressOf(serverUrl, name);
const migrations = join(import.meta.dirname, '../../db/migrations');
const dump = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));
/** What a table is called now. */
const renamed: Record<string, string> = { command_receipt: 'idempotency_key' };

let before: z.output<typeof dump>;
let sql: postgres.Sql;

/** The register as the landed version left it: its own migrations, then its rows as they were. */
async function fill(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-landed-'));
  await cp(migrations, folder, { recursive: true });
  const journal = z.object({ entries: z.array(z.looseObject({})) }).loose();
  const file = join(folder, 'meta/_journal.json');
  const { entries, ...rest } = journal.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...rest, entries: entries.slice(0, landed) }));
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
        `insert into ${table} (${listed}) select ${listed} from json_populate_recordset(null::${table}, $1::text::json)`,
        [JSON.stringify(rows)],
      );
    }
  });
}

beforeAll(async () => {
  before = dump.parse(JSON.parse(await readFile(join(import.meta.dirname, 'landed-register.json'), 'utf8')));
  await asOwner(serverUrl, (owner) => owner`create database ${owner(name)}`);
  sql = postgres(url, { max: 1, onnotice: () => {} });
  await fill();
  const { applied } = await migrate(url, appPassword);
  expect(applied).toBeGreaterThan(0);
}, 60_000);

afterAll(async () => {
  await sql.end({ timeout: 5 });
  await asOwner(serverUrl, (owner) => owner`drop database if exists ${owner(name)} with (force)`);
});

/** Organizations that took part by their role alone: migration 0018 records a period for each, which is all that it adds. */
const unwritten = (): number =>
  (before.organization ?? []).filter(
    ({ role, acronym }) =>
      role !== 'partner' && !(before.membership_period ?? []).some((period) => period.acronym === acronym),
  ).length;

test('every row of every table is still there', async () => {
  const now: Record<string, number> = {};
  for (const table of Object.keys(before)) {
    // Whoever hosts a conference stands among those who have a part in it: that they do is its own test.
    const which = table === 'conference_participant' ? 'where took_part or adopted' : '';
    const [row] = await sql.unsafe(`select count(*)::int as n from ${renamed[table] ?? table} ${which}`);
    now[table] = z.object({ n: z.number() }).parse(row).n;
  }
  const were = Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.length]));
  expect(now).toEqual({ ...were, membership_period: (were.membership_period ?? 0) + unwritten() });
});

test('the record is the same to the letter, and each entry still hashes to its link', async () => {
  const links = await sql<
    { seq: string; entry: string; prev_hash: Buffer; hash: Buffer }[]
  >`select * from audit_record order by seq`;
  const was = before.audit_record ?? [];
  expect(links.map(({ entry }) => entry)).toEqual(
    was.toSorted((a, b) => Number(a.seq) - Number(b.seq)).map(({ entry }) => entry),
  );
  let previous: Buffer = Buffer.alloc(32);
  for (const { entry, prev_hash, hash } of links) {
    expect(previous.equals(prev_hash)).toBe(true);
    previous = createHash('sha256').update(previous).update(entry, 'utf8').digest();
    expect(previous.equals(hash)).toBe(true);
  }
});

const column = async (table: string, key: string, columns: string, kept: unknown[]) =>
  sql
    .unsafe(`select ${columns} from ${table} where ${key} = any($1::text[]) order by ${key}`, [kept.map(String)])
    .then((rows) => rows.map((row) => Object.values(row)));
const was = (table: string, key: string, ...columns: string[]) =>
  (before[table] ?? [])
    .toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1))
    .map((row) => columns.map((one) => row[one]));

test.each([
  ['document', 'symbol', ['stage', 'access', 'delegation', 'distribution']],
  ['language_version', 'id', ['sha256', 'file_name', 'kind']],
  ['released_version', 'id', ['sha256']],
  ['membership_period', 'id', ['participant', 'status', 'from_date', 'to_precision']],
  ['conference', 'slug', ['stage', 'from_date']],
  ['account', 'email', ['role', 'iso3', 'acronym', 'active']],
  ['chair_term', 'id', ['stage', 'actual_from', 'nominal_to']],
])('of %s every %s says what it said', async (table, key, columns) => {
  const dates = columns.map((one) => (/_(from|to|date)$|_date$/.test(one) ? `${one}::text` : one)).join(', ');
  const kept = (before[table] ?? []).map((row) => row[key]);
  expect(await column(`${table}`, `${key}::text collate "C"`, dates, kept)).toEqual(was(table, key, ...columns));
});

test('who hosts a conference or the secretariat hosts it still, and each arrangement has its stages', async () => {
  const hosted = (rows: readonly Record<string, unknown>[] | undefined) =>
    (rows ?? []).flatMap(({ id, host }) => (host ? [`${id} ${host}`] : [])).toSorted();
  const meetings = await sql`select conference_id || ' ' || participant as is from conference_participant where hosts`;
  expect(meetings.map((row) => String(row.is)).toSorted()).toEqual(hosted(before.conference));
  const parties =
    await sql`select arrangement_id || ' ' || participant as is from arrangement_party where part = 'hosts'`;
  expect(parties.map((row) => String(row.is)).toSorted()).toEqual(hosted(before.secretariat_arrangement));
  const [stages] = await sql`select count(*)::int as n from secretariat_arrangement a
    where not exists (select from arrangement_step s where s.arrangement_id = a.id and s.stage = a.stage)`;
  expect(stages).toEqual({ n: 0 });
});

test('what one language had is under that language: venue, organiser, theme, note, and each who supports', async () => {
  const now = await sql`select slug, venue, organiser, theme, note, support from conference order by slug collate "C"`;
  const said = (text: unknown) => (typeof text === 'string' && text ? [text] : []);
  const words = z.record(z.string(), z.string()).nullable();
  for (const name of ['venue', 'organiser', 'theme', 'note'])
    expect(now.flatMap((row) => Object.values(words.parse(row[name]) ?? {}))).toEqual(
      was('conference', 'slug', name).flatMap(([text]) => said(text)),
    );
  expect(
    now.flatMap(({ support }) => Object.values(words.parse(support) ?? {}).flatMap((one) => one.split('\n'))),
  ).toEqual(was('conference', 'slug', 'support').flatMap(([list]) => z.array(z.string()).parse(list)));
});

test('what was renamed kept its values: when a row was made, and which claim is accepted', async () => {
  const [made] = await sql`select json_agg(created_at::timestamptz order by email) as at from account`;
  const moments = z.object({ at: z.array(z.string()) }).parse(made).at;
  expect(moments.map((at) => Date.parse(at))).toEqual(
    (before.account ?? [])
      .toSorted((a, b) => (String(a.email) < String(b.email) ? -1 : 1))
      .map(({ made_at: at }) => Date.parse(String(at))),
  );
  const accepted = await sql`select id from claim where accepted order by id`;
  expect(accepted.map(({ id }) => id)).toEqual(
    (before.claim ?? []).flatMap(({ id, held }) => (held ? [String(id)] : [])).sort(),
  );
});

test('every State and organization is a participant, and every period and account names one', async () => {
  const [count] = await sql`select (select count(*) from participant)::int as n,
    (select count(*) from membership_period m join participant p on p.key = m.participant)::int as periods`;
  expect(count).toEqual({
    n: (before.state ?? []).length + (before.organization ?? []).length,
    periods: (before.membership_period ?? []).length + unwritten(),
  });
});
