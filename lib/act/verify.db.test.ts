import { randomInt } from 'node:crypto';
import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { loadedRegister } from '#bin/test/world.ts';
import { env } from '#env.ts';
import { verifyRecord } from '#lib/act/verify.ts';

let owner: postgres.Sql;
beforeAll(async () => {
  await loadedRegister();
  owner = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  return () => owner.end();
});

/** Changes the record as whoever has the server in hand could, looks, and puts everything back. */
async function tampered(change: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<string | null> {
  await owner`create table kept as select seq, entry, prev_hash, hash from audit_record`;
  await owner`create table kept_head as select * from audit_head`;
  try {
    await owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await change(sql);
    });
    return (await verifyRecord()).wrong;
  } finally {
    await owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`delete from audit_record`;
      await sql`insert into audit_record (seq, entry, prev_hash, hash) select seq, entry, prev_hash, hash from kept`;
      await sql`update audit_head h set seq = k.seq, hash = k.hash from kept_head k`;
      await sql`drop table kept`;
      await sql`drop table kept_head`;
    });
  }
}

const length = async () => Number((await owner`select max(seq) as n from audit_record`)[0]?.n);

const ways: [string, (sql: postgres.TransactionSql, seq: number) => Promise<unknown>][] = [
  [
    'a name edited',
    (sql, seq) => sql`update audit_record set entry = replace(entry, 'system', 'sYstem') where seq = ${seq}`,
  ],
  ['one byte appended', (sql, seq) => sql`update audit_record set entry = entry || ' ' where seq = ${seq}`],
  ['a link deleted', (sql, seq) => sql`delete from audit_record where seq = ${seq}`],
  ['the tail cut', (sql, seq) => sql`delete from audit_record where seq >= ${seq}`],
  ['a hash edited', (sql, seq) => sql`update audit_record set hash = sha256(hash) where seq = ${seq}`],
  [
    'an entry and its hash edited',
    (sql, seq) => sql`update audit_record set entry = replace(entry, 'system', 'sYstem'),
    hash = sha256(prev_hash || convert_to(replace(entry, 'system', 'sYstem'), 'UTF8')) where seq = ${seq}`,
  ],
  [
    'two entries swapped',
    async (sql, seq) => {
      const other = seq === 1 ? 2 : seq - 1;
      await sql`update audit_record a set entry = b.entry from audit_record b where (a.seq = ${seq} and b.seq = ${other}) or (a.seq = ${other} and b.seq = ${seq})`;
    },
  ],
  [
    'a link inserted',
    async (sql) => {
      await sql`insert into audit_record (seq, entry, prev_hash, hash) select seq + 1, entry, hash, sha256(hash) from audit_record order by seq desc limit 1`;
    },
  ],
];

test.each(ways)('%s anywhere in the record is found', async (_name, change) => {
  const links = await length();
  for (let round = 0; round < 6; round++) {
    const seq = round === 0 ? 1 : round === 1 ? links : randomInt(1, links + 1);
    expect(await tampered((sql) => change(sql, seq)), `act ${seq}`).not.toBeNull();
  }
  expect((await verifyRecord()).wrong).toBeNull();
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
