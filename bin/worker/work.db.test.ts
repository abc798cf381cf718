import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { mailServer } from '#bin/test/mail-server.ts';
import { endWork, hurryJobs, mailNow, put, soon, untilMail, useServer, work } from '#bin/test/mail-world.ts';
import { actorFor, loadedRegister, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { env } from '#env.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { freePort } from '#lib/ground/free-port.ts';
import { enqueue } from '#lib/jobs/outbox.ts';
import { dropMail, retryMail } from '#lib/mail/commands.ts';

beforeAll(async () => {
  await loadedRegister();
  await hurryJobs();
});
beforeEach(() => useServer(null));
afterEach(endWork);

const refusing = (code: number, sentence: string) => Object.assign(new Error(sentence), { responseCode: code });

test('a mail put down in an act goes out once the act is committed, and is known by its id', async () => {
  const server = await mailServer();
  onTestFinished(server.close);
  useServer(server.url);
  await work();
  await expect(
    database().transaction(async (tx) => {
      await enqueue(tx, [
        { kind: 'mail', mail: { recipient: 'undone@post.test', subject: 'Undone', body: 'Undone.' } },
      ]);
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  const id = await put();
  expect(await untilMail(id, 'sent')).toMatchObject({
    reason: null,
    attempts: 1,
    answer: expect.stringMatching(/^250/),
  });
  expect(server.received.map(({ recipients, messageId }) => ({ recipients, messageId }))).toEqual([
    { recipients: ['person@post.test'], messageId: `<${id}@post.test>` },
  ]);
});

test('what the server refuses waits for a person at once, with its sentence; sent again by one, it has the same number', async () => {
  const refused = { yes: true };
  const server = await mailServer({
    onRcptTo: (_address, _session, done) => done(refused.yes ? refusing(550, 'No such person here') : null),
  });
  onTestFinished(server.close);
  useServer(server.url);
  await work();
  const id = await put();
  const failed = await untilMail(id, 'failed');
  expect(failed).toMatchObject({
    reason: 'refused',
    attempts: 1,
    answer: expect.stringContaining('No such person here'),
  });
  refused.yes = false;
  value(await retryMail(await actorFor('secretariat'), { id, expectedVersion: failed.version }));
  expect(await untilMail(id, 'sent')).toMatchObject({ attempts: 2 });
  expect(server.received.map(({ messageId }) => messageId)).toEqual([`<${id}@post.test>`]);
});

test('what the server defers is tried again by itself, and at last waits for a person', async () => {
  const asked: string[] = [];
  const server = await mailServer({
    onRcptTo: ({ address }, _session, done) => {
      asked.push(address);
      const once = address === 'once@post.test' && asked.filter((one) => one === address).length > 1;
      done(once ? null : refusing(451, 'Come back later'));
    },
  });
  onTestFinished(server.close);
  useServer(server.url);
  await work();
  const [once, never] = [await put('once@post.test'), await put('never@post.test')];
  expect(await untilMail(once, 'sent')).toMatchObject({ attempts: 2 });
  expect(await untilMail(never, 'failed')).toMatchObject({
    reason: 'deferred',
    attempts: 4,
    answer: expect.stringContaining('Come back later'),
  });
  expect(server.received).toHaveLength(1);
});

test('a server that is down is waited for', async () => {
  const port = await freePort();
  useServer(`smtp://127.0.0.1:${port}`);
  await work();
  const id = await put();
  await vi.waitFor(async () => expect((await mailNow(id)).answer).toContain('ECONNREFUSED'), soon);
  expect(await mailNow(id)).toMatchObject({ state: 'queued', reason: null });
  const server = await mailServer({ port });
  onTestFinished(server.close);
  await untilMail(id, 'sent');
  expect(server.received).toHaveLength(1);
});

test('a register that ends every connection is found again, and the mail goes', async () => {
  const server = await mailServer();
  onTestFinished(server.close);
  useServer(server.url);
  await work();
  const owner = postgres(env().DATABASE_URL, { max: 1 });
  const ended = await owner`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'portal-worker'`;
  await owner.end();
  expect(ended.length).toBeGreaterThan(0);
  await untilMail(await put(), 'sent');
  expect(server.received).toHaveLength(1);
});

test('of two workers each mail goes through one, once', async () => {
  const server = await mailServer();
  onTestFinished(server.close);
  useServer(server.url);
  await Promise.all([work(), work()]);
  const ids = await Promise.all(Array.from({ length: 40 }, (_, n) => put(`person.${n}@post.test`)));
  expect(ids).toHaveLength(40);
  await vi.waitFor(async () => {
    const [left] = await rows<{ n: number }>(
      sql`select count(*)::int as n from mail where state in ('queued', 'sending')`,
    );
    expect(left?.n).toBe(0);
  }, soon);
  const to = server.received.flatMap(({ recipients }) => recipients).sort();
  expect(to).toEqual(Array.from({ length: 40 }, (_, n) => `person.${n}@post.test`).sort());
});

test('without a mail server nothing leaves; nor to addresses that exist for examples only; a person may let it be', async () => {
  await work();
  const id = await put();
  const held = await untilMail(id, 'held');
  expect(held).toMatchObject({ reason: 'no-server', attempts: 0 });
  const staff = await actorFor('administrator');
  value(await dropMail(staff, { id, expectedVersion: held.version }));
  expect(await mailNow(id)).toMatchObject({ state: 'dropped', reason: null });
  const server = await mailServer();
  onTestFinished(server.close);
  useServer(server.url);
  await endWork();
  await work();
  const example = await put('delegate.kaz@demonstration.example');
  expect(await untilMail(example, 'held')).toMatchObject({ reason: 'example-domain' });
  expect(server.received).toEqual([]);
});

test('the job library’s rows are the system’s alone, and its tables the owner’s', async () => {
  await put();
  const asked = (statement: string, scopes: string) =>
    database().transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.scopes', ${scopes}, true)`);
      return [...(await tx.execute<{ n: number }>(sql.raw(statement)))];
    });
  const count = 'select count(*)::int as n from pgboss.job';
  expect((await asked(count, 'system'))[0]?.n).toBeGreaterThan(0);
  for (const scopes of ['', 'participants,members', 'secretariat', 'administrator']) {
    expect(await asked(count, scopes), scopes).toEqual([{ n: 0 }]);
    await expect(asked(`insert into pgboss.job (name) values ('mail')`, scopes), scopes).rejects.toThrow();
  }
  await expect(asked('create table pgboss.mine (x int)', 'system')).rejects.toThrow();
  await expect(asked('insert into mail (recipient, subject, body) values (1, 2, 3)', 'system')).rejects.toThrow();
  await database().transaction(async (tx) => {
    await setActor(tx, SYSTEM);
    const known = await tx.execute(sql`select 1 from pg_tables t join pg_class c on c.relname = t.tablename
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = t.schemaname where n.nspname = 'pgboss' and not c.relrowsecurity`);
    expect([...known]).toEqual([]);
  });
});
