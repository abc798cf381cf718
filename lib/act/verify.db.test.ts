import { createHash, randomInt } from 'node:crypto';
import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { loadedRegister } from '#bin/test/world.ts';
import { env } from '#env.ts';
import { type Checkpoint, checkpointText, readCheckpoint } from '#lib/act/checkpoint.ts';
import { verifyRecord } from '#lib/act/verify.ts';

let owner: postgres.Sql;
beforeAll(async () => {
  await loadedRegister();
  owner = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  return () => owner.end();
});

/** Changes the record as whoever has the server in hand could, looks, and puts everything back. */
async function tampered(
  change: (sql: postgres.TransactionSql) => Promise<unknown>,
  since: Checkpoint | null = null,
): Promise<string | null> {
  await owner`create table kept as select seq, entry, prev_hash, hash from audit_record`;
  await owner`create table kept_head as select * from audit_head`;
  try {
    await owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await change(sql);
    });
    return (await verifyRecord(since)).wrong;
  } finally {
    await owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`delete from audit_record`;
      await sql`insert into audit_record (seq, entry, prev_hash, hash) select seq, entry, prev_hash, hash from kept`;
      await sql`delete from audit_head`;
      await sql`insert into audit_head select * from kept_head`;
      await sql`drop table kept`;
      await sql`drop table kept_head`;
    });
  }
}

const length = async () => Number((await owner`select max(seq) as n from audit_record`)[0]?.n);
type Way = [string, (sql: postgres.TransactionSql, seq: number) => Promise<unknown>];

/** What breaks the chain, and is found in it. */
const ways: Way[] = [
  [
    'a name edited',
    (sql, seq) => sql`update audit_record set entry = replace(entry, 'system', 'sYstem') where seq = ${seq}`,
  ],
  ['white space appended', (sql, seq) => sql`update audit_record set entry = entry || ' ' where seq = ${seq}`],
  ['a hash edited', (sql, seq) => sql`update audit_record set hash = sha256(hash) where seq = ${seq}`],
  ['the hash before edited', (sql, seq) => sql`update audit_record set prev_hash = sha256(hash) where seq = ${seq}`],
  [
    'an entry and its hash edited',
    (sql, seq) => sql`update audit_record set entry = replace(entry, 'system', 'sYstem'),
    hash = sha256(prev_hash || convert_to(replace(entry, 'system', 'sYstem'), 'UTF8')) where seq = ${seq}`,
  ],
  ['a link deleted', (sql, seq) => sql`delete from audit_record where seq = ${seq}`],
  ['several deleted', (sql, seq) => sql`delete from audit_record where seq between ${seq - 2} and ${seq}`],
  ['the links behind it renumbered', (sql, seq) => sql`update audit_record set seq = seq + 100000 where seq >= ${seq}`],
  [
    'two entries swapped',
    async (sql, seq) => {
      const other = seq === 1 ? 2 : seq - 1;
      await sql`update audit_record a set entry = b.entry from audit_record b where (a.seq = ${seq} and b.seq = ${other}) or (a.seq = ${other} and b.seq = ${seq})`;
    },
  ],
  [
    'a link appended',
    (sql) =>
      sql`insert into audit_record (seq, entry, prev_hash, hash) select seq + 1, entry, hash, sha256(hash) from audit_record order by seq desc limit 1`,
  ],
  ['the tail cut', (sql, seq) => sql`delete from audit_record where seq >= ${seq}`],
  [
    'the head changed',
    (sql, seq) => sql`update audit_head set hash = (select prev_hash from audit_record where seq = ${seq})`,
  ],
  ['the head deleted', (sql) => sql`delete from audit_head`],
];

const anywhere = (links: number): number[] => [1, links, ...Array.from({ length: 4 }, () => randomInt(1, links + 1))];

test.each(ways)('%s anywhere in the record is found in it', async (_name, change) => {
  for (const seq of anywhere(await length()))
    expect(await tampered((sql) => change(sql, seq)), `act ${seq}`).not.toBeNull();
  expect((await verifyRecord()).wrong).toBeNull();
});

/** Makes the whole chain anew of these entries, numbers, hashes and head: what whoever has the server in hand can do. */
async function makeAnew(sql: postgres.TransactionSql, change: (entries: string[]) => string[]): Promise<void> {
  const rows = await sql<{ entry: string }[]>`select entry from audit_record order by seq`;
  let hash = Buffer.alloc(32);
  await sql`delete from audit_record`;
  for (const [at, changed] of change(rows.map(({ entry }) => entry)).entries()) {
    const [made] = await sql<
      { entry: string }[]
    >`select jsonb_set(${changed}::text::jsonb, '{seq}', to_jsonb(${at + 1}::int))::text as entry`;
    const before = hash;
    hash = createHash('sha256')
      .update(before)
      .update(made?.entry ?? '', 'utf8')
      .digest();
    await sql`insert into audit_record (seq, entry, prev_hash, hash) values (${at + 1}, ${made?.entry ?? ''}, ${before}, ${hash})`;
  }
  await sql`update audit_head set seq = (select count(*) from audit_record), hash = ${hash}`;
}

/** What makes a chain without a gap, of other acts: only a checkpoint from before, kept elsewhere, tells. */
const anew: Way[] = [
  [
    'the tail cut, and the head set to it',
    async (sql, seq) => {
      await sql`update audit_head set seq = ${seq - 1}, hash = (select prev_hash from audit_record where seq = ${seq})`;
      await sql`delete from audit_record where seq >= ${seq}`;
    },
  ],
  [
    'an act edited, and all behind it made anew',
    (sql, seq) => makeAnew(sql, (all) => all.with(seq - 1, all.at(seq - 1)?.replace('"name": "', '"name": "x') ?? '')),
  ],
  ['an act taken out, and all behind it made anew', (sql, seq) => makeAnew(sql, (all) => all.toSpliced(seq - 1, 1))],
  [
    'an act put in, and all behind it made anew',
    (sql, seq) =>
      makeAnew(sql, (all) => all.toSpliced(seq - 1, 0, (all.at(seq - 1) ?? '').replace('"name": "', '"name": "x'))),
  ],
  ['the whole record emptied', (sql) => makeAnew(sql, () => [])],
];

test.each(anew)('%s, is found with a checkpoint from before', async (_name, change) => {
  const links = await length();
  const { head } = await verifyRecord();
  const text = checkpointText({ seq: links, hash: head, at: new Date().toISOString() });
  const since = readCheckpoint(text);
  expect(since).not.toBeNull();
  for (const seq of [1, links, randomInt(1, links + 1)]) {
    expect(await tampered((sql) => change(sql, seq), since), `act ${seq}`).toMatch(/checkpoint/);
  }
  expect((await verifyRecord(since)).wrong).toBeNull();
});

test('a checkpoint that somebody edited, or that another portal marked, is none', () => {
  const text = checkpointText({ seq: 3, hash: 'ab'.repeat(32), at: new Date().toISOString() });
  expect(readCheckpoint(text)).toMatchObject({ seq: 3 });
  for (const changed of [text.replace('"seq": 3', '"seq": 2'), text.replace('abab', 'abac'), '', '{}', 'no JSON', '[1'])
    expect(readCheckpoint(changed), changed).toBeNull();
});

test('whoever appends an act gives neither its number nor its time', async () => {
  const app = postgres(env().DATABASE_APP_URL, { max: 1 });
  const subject = { noun: 'test', id: 'x' };
  for (const own of [{ seq: 1 }, { at: '2001-01-01T00:00:00Z' }, { seq: null, at: null }])
    await expect(app`select append_audit(${app.json({ act: 'signIn', subject, ...own })})`).rejects.toThrow(
      /neither its number nor its time/,
    );
  for (const what of ['[]', '"text"', 'null'])
    await expect(app`select append_audit(${what}::text::jsonb)`).rejects.toThrow();
  await app`select append_audit(${app.json({ act: 'signIn', subject })})`;
  const [last] =
    await owner`select entry::jsonb ->> 'at' as at, (entry::jsonb ->> 'seq')::int as seq from audit_record order by seq desc limit 1`;
  expect(Math.abs(Date.parse(last?.at) - Date.now())).toBeLessThan(60_000);
  expect(last?.seq).toBe(await length());
  await app.end();
});

test('nobody changes the record through the portal: neither its role nor the owner by mistake', async () => {
  const app = postgres(env().DATABASE_APP_URL, { max: 1 });
  const systemRole = (statement: string) =>
    app.begin(async (sql) => {
      await sql`select set_config('app.scopes', 'system,secretariat,administrator', true)`;
      await sql.unsafe(statement);
    });
  for (const statement of [
    'update audit_record set entry = entry',
    'delete from audit_record',
    'truncate audit_record',
    'update audit_head set seq = 0',
    'update released_document set symbol = symbol',
    'delete from document',
    'alter table audit_record disable trigger all',
    "insert into audit_record (seq, entry, prev_hash, hash) values (100000, '{}', '', '')",
    'alter table document no force row level security',
    'create table mine (x int)',
  ])
    await expect(systemRole(statement), statement).rejects.toThrow(/permission denied|must be owner|append-only/);
  for (const statement of [
    'update audit_record set entry = entry',
    'delete from audit_record',
    'truncate audit_record',
  ])
    await expect(owner.unsafe(statement), statement).rejects.toThrow(/append-only/);
  await app.end();
});

test('five hundred acts at once make one chain', async () => {
  const app = postgres(env().DATABASE_APP_URL, { max: 20 });
  const before = await length();
  await Promise.all(
    Array.from(
      { length: 500 },
      (_, n) => app`select append_audit(${app.json({ act: 'signIn', subject: { noun: 'test', id: `${n}` } })})`,
    ),
  );
  await app.end();
  const verdict = await verifyRecord();
  expect(verdict).toMatchObject({ acts: before + 500, wrong: null });
});
