import postgres from 'postgres';
import { expect, test } from '#e2e/fixtures.ts';
import { env } from '#env.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';

test('a page whose reader has gone leaves no statement of its own in PostgreSQL', async ({ signInAs }) => {
  process.env.DATA_DIR = process.env.E2E_DATA_DIR;
  if (process.env.E2E_DATABASE_URL) process.env.DATABASE_URL = process.env.E2E_DATABASE_URL;
  await bootstrapEnvironment(() => {});
  const page = await signInAs('secretariat');
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const owner = postgres(env().DATABASE_URL, { max: 2, onnotice: () => {} });
  const waiting = async () => {
    const rows = await owner<{ pid: number }[]>`select pid from pg_stat_activity
      where application_name = 'portal' and wait_event_type = 'Lock' and query like '%from audit_record%'`;
    return rows.map(({ pid }) => pid);
  };
  try {
    await owner.begin(async (tx) => {
      await tx`lock table audit_record in access exclusive mode`;
      const reader = new AbortController();
      const answer = fetch(`${process.env.E2E_URL}/en/portal/staff/record`, {
        headers: { cookie },
        signal: reader.signal,
      });
      await expect.poll(waiting).not.toEqual([]);
      const [pid] = await waiting();
      reader.abort();
      await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
      // The server itself would give the lock up after five seconds: this is sooner, since nobody waits.
      await expect.poll(waiting, { timeout: 3000 }).not.toContain(pid);
    });
  } finally {
    await owner.end({ timeout: 5 });
  }
});
