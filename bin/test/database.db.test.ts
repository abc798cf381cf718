import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '#db/client.ts';

test('the portal connects as a role that owns nothing and is above nothing', async () => {
  const rows = await database().execute<{ name: string; above: boolean; owned: number }>(sql`
    select current_user as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as above,
      (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname = current_user`);
  expect(rows).toEqual([{ name: 'portal_app', above: false, owned: 0 }]);
});

test('each test file works in a database of its own', async () => {
  const rows = await database().execute<{ name: string }>(sql`select current_database() as name`);
  expect(rows[0]?.name).toMatch(/^portal_test_[0-9a-f]{8}_[0-9a-f]{10}$/);
});
