import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, expect, test } from 'vitest';
import { loadedRegister, rows } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import * as account from '#db/schema/account.ts';
import * as chairmanship from '#db/schema/chairmanship.ts';
import * as conference from '#db/schema/conference.ts';
import * as correction from '#db/schema/correction.ts';
import * as document from '#db/schema/document.ts';
import * as membership from '#db/schema/membership.ts';
import * as outcome from '#db/schema/outcome.ts';
import * as process from '#db/schema/process.ts';
import * as secretariat from '#db/schema/secretariat.ts';
import * as source from '#db/schema/source.ts';
import * as state from '#db/schema/state.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';

const modules = [
  account,
  chairmanship,
  conference,
  correction,
  document,
  membership,
  outcome,
  process,
  secretariat,
  source,
  state,
];
const tables = modules.flatMap((module) => Object.values(module)).filter((one) => is(one, PgTable));
const closed = tables.flatMap((table) =>
  Object.values(getTableColumns(table)).flatMap(({ name, enumValues }) =>
    enumValues && enumValues.length > 0 ? [{ table: getTableName(table), column: name, values: enumValues }] : [],
  ),
);

beforeAll(loadedRegister);

test('the schema has closed vocabularies, and each is a check of the database with the same values', async () => {
  expect(closed.length).toBeGreaterThan(25);
  const checks = await rows<{ name: string; says: string }>(
    sql`select conname as name, pg_get_constraintdef(oid) as says from pg_constraint where contype = 'c'`,
  );
  for (const { table, column, values } of closed) {
    const says = checks.find(({ name }) => name === `${table}_${column}_known`)?.says ?? '';
    const known = [...says.matchAll(/'([^']+)'::text/g)].map(([, value]) => value);
    expect(known.toSorted(), `${table}.${column}`).toEqual([...values].toSorted());
  }
});

test.each([
  ['conference', 'stage', 'conference_stage_known'],
  ['conference', 'from_precision', 'conference_from_precision_known'],
  ['membership_period', 'status', 'membership_period_status_known'],
  ['claim', 'noun', 'claim_noun_known'],
])('a value of %s.%s that the database does not know is refused by it', async (table, column, constraint) => {
  const change = database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    await tx.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = 'unheard-of'`);
  });
  await expect(change).rejects.toMatchObject({ cause: { code: '23514', constraint_name: constraint } });
});

test('every foreign key begins an index, so that what refers to a row is found without walking the table', async () => {
  const bare = await rows<{ name: string }>(sql`
    select c.conrelid::regclass || ' (' || a.attname || ')' as name
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname = 'public'
      and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)`);
  expect(bare.map(({ name }) => name)).toEqual([]);
});
