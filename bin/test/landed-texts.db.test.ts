import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Dump, landedRegister } from '#bin/test/landed.ts';
import { searchKinds } from '#db/vocabulary.ts';

/**
 * The migrations since 0028 landed, on a register as that version had written it by its own commands: the process file, the exercise, texts
 * negotiated and adopted, replies in a round, a commitment with its report, a released document, releases of which one is withdrawn, corrections.
 */

let before: Dump;
let sql: postgres.Sql;
let end: () => Promise<void>;
beforeAll(async () => {
  // Migrations 0000 to 0028.
  ({ before, sql, end } = await landedRegister('landed-texts.json', 24));
}, 60_000);
afterAll(() => end());

const number = async (query: string): Promise<number> =>
  z.object({ n: z.coerce.number() }).parse((await sql.unsafe(query))[0]).n;

test('every row of every table is still there, and says in every column what it said', async () => {
  /** What a migration is there to change: when things of one instant were recorded (0035), and what is searched (0033). */
  const meant = new Set(['created_at', 'searched']);
  /** Who has applied to be an observer had the role of one until 0038; a comment was taken or kept in brackets until 0041. */
  const since = (table: string, row: Record<string, unknown>) => {
    if (table === 'organization' && row.acronym === 'OTS') return { ...row, role: 'applicant-observer' };
    if (table === 'proposal' && row.kind === 'comment')
      return { ...row, stage: row.stage === 'agreed' ? 'noted' : 'submitted' };
    return row;
  };
  for (const [table, rows] of Object.entries(before)) {
    const now = await sql.unsafe(`select to_jsonb(x) as row from public."${table}" x`);
    const has = new Set(now.map(({ row }) => columnsOf(row, rows[0] ?? {}, meant)));
    expect(now.length, table).toBe(rows.length);
    for (const row of rows) expect(has, table).toContain(columnsOf(since(table, row), rows[0] ?? {}, meant));
  }
});

/** The columns of a row that the first one of its table had, but those in `meant`, as one text. */
const columnsOf = (row: Record<string, unknown>, of: Record<string, unknown>, meant: ReadonlySet<string>): string =>
  JSON.stringify(
    Object.keys(of)
      .filter((key) => !meant.has(key))
      .toSorted()
      .map((key) => row[key]),
  );

test('the record is the same to the letter, and each entry still hashes to its link', async () => {
  const links = await sql<
    { entry: string; prev_hash: Buffer; hash: Buffer }[]
  >`select entry, prev_hash, hash from audit_record order by seq`;
  expect(links.map(({ entry }) => entry)).toEqual(
    (before.audit_record ?? []).toSorted((a, b) => Number(a.seq) - Number(b.seq)).map(({ entry }) => entry),
  );
  let previous: Buffer = Buffer.alloc(32);
  for (const { entry, prev_hash, hash } of links) {
    expect(previous.equals(prev_hash)).toBe(true);
    previous = createHash('sha256').update(previous).update(entry, 'utf8').digest();
    expect(previous.equals(hash)).toBe(true);
  }
});

test('a reply of then came through the portal, a release is public at once, a person has no language of their own (0029, 0030, 0032)', async () => {
  expect(await number('select count(*) as n from round_reply where received is null and received_on is null')).toBe(
    before.round_reply?.length,
  );
  expect(await number('select count(*) as n from account where language is null')).toBe(before.account?.length);
  expect(
    await number('select count(*) as n from news where public_from is null and called_off_on is null and lead is null'),
  ).toBe(before.news?.length);
  expect(before.news?.length).toBeGreaterThan(1);
});

test('each body was recorded when its act was, or with the process (0031)', async () => {
  expect(await number('select count(*) as n from body b, process p where b.created_at <= p.loaded_at')).toBe(
    before.body?.length,
  );
});

test('what is public is found, and nothing else: no exercise, no text under negotiation, no withdrawn release (0033)', async () => {
  const found = await sql<{ kind: string; title: string }[]>`select kind, title::text as title from search_entry`;
  const kinds = new Set(found.map(({ kind }) => kind));
  expect(searchKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
  const titles = found.map(({ title }) => title).join('\n');
  expect(titles).toContain('AP/SOM.64/INF.1');
  expect(titles).toContain('A release');
  for (const hidden of ['Withdrawn', 'AP/EX/']) expect(titles).not.toContain(hidden);
  expect(
    await number(`select count(*) as n from search_entry e join conference c on c.id::text = e.key where c.exercise`),
  ).toBe(0);
});

test('the version of the public register goes on from the record, and what changed has its acts (0034)', async () => {
  const version = await number('select public_version() as n');
  expect(version).toBeGreaterThan(100);
  expect(version).toBeLessThanOrEqual(before.audit_record?.length ?? 0);
  for (const act of ['publishAdopted', 'publishReport', 'addCommitment', 'announceConference'])
    expect(await number(`select count(*) as n from public_acts() where act = '${act}'`), act).toBeGreaterThan(0);
});

test.each(['outcome', 'conference'])(
  'each %s of one instant follows the one that was recorded before it (0035)',
  async (table) => {
    const order = async (by: string) =>
      (await sql.unsafe(`select x.id from ${table} x order by ${by}`)).map(({ id }) => String(id));
    const asRecorded = `(select min(r.seq) from audit_record r where r.noun = '${table}' and r.subject_id = x.id::text)`;
    expect(await order('x.created_at')).toEqual(await order(asRecorded));
    const moments = (before[table] ?? []).map(({ created_at: at }) => at);
    expect(new Set(moments).size).toBeLessThan(moments.length);
  },
);

test('a file that was released before waits to be read for the search (0039)', async () => {
  expect(await number('select count(*) as n from released_text')).toBe(0);
  expect(await number('select count(*) as n from released_version')).toBe(before.released_version?.length);
});
