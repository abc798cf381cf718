import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Dump, landedRegister } from '#bin/test/landed.ts';

/**
 * The migrations since the first version that landed, on a register with data in it: every row of every table as that version had written
 * it (bin/test/landed-register.json: the demonstration with documents of all stages, made by its own commands). Nothing is lost.
 */

/** What a table is called now. */
const renamed: Record<string, string> = { command_receipt: 'idempotency_key' };

let before: Dump;
let sql: postgres.Sql;
let end: () => Promise<void>;
beforeAll(async () => {
  // Migrations 0000 to 0005.
  ({ before, sql, end } = await landedRegister('landed-register.json', 6));
}, 60_000);
afterAll(() => end());

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
