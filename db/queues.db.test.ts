import { getRollbackPlans } from 'pg-boss';
import library from 'pg-boss/package.json' with { type: 'json' };
import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { installQueues, queues } from '#db/queues.ts';
import { env } from '#env.ts';

let owner: postgres.Sql;
beforeAll(() => {
  owner = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  return () => owner.end();
});

const version = async () => (await owner<{ version: number }[]>`select version from pgboss.version`)[0]?.version;

test('the job library’s tables are brought up to date, and jobs that wait in them stay; then there is nothing to do', async () => {
  expect(await version()).toBe(library.pgboss.schema);
  const [job] = await owner<{ id: string }[]>`select put_job('mail', '{"mail": null}') as id`;
  await owner.unsafe(getRollbackPlans('pgboss', library.pgboss.schema));
  expect(await version()).toBeLessThan(library.pgboss.schema);
  await owner`update pgboss.queue set retry_limit = 99`;
  await owner`comment on schema pgboss is 'an older one'`;
  await installQueues(owner, env().DATABASE_URL);
  expect(await version()).toBe(library.pgboss.schema);
  const kept = await owner<{ name: string; retry_limit: number; jobs: number }[]>`
    select q.name, q.retry_limit, (select count(*)::int from pgboss.job j where j.name = q.name and j.id = ${job?.id ?? ''}) as jobs
    from pgboss.queue q order by q.name`;
  expect([...kept]).toEqual(
    Object.entries(queues)
      .map(([name, { retryLimit }]) => ({ name, retry_limit: retryLimit, jobs: name === 'mail' ? 1 : 0 }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const open =
    await owner`select relname from pg_class c where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p')
    and not (c.relrowsecurity and has_table_privilege('portal_app', c.oid, 'select, insert, update, delete'))`;
  expect([...open]).toEqual([]);
  const unbuilt = await owner`select status from pgboss.bam where status <> 'completed'`;
  expect([...unbuilt]).toEqual([]);
  // With the comment as it is, not even an address is asked for.
  await installQueues(owner, 'postgres://nobody@127.0.0.1:1/nothing');
});
