import { createHash, randomUUID } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { endWork, soon, work } from '#bin/test/mail-world.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows } from '#bin/test/world.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { pruneAll, pruneRegister, removeAllOrphanFiles, removeOrphanFiles } from '#lib/retention/commands.ts';
import { keptFor } from '#lib/retention/rules.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { type Area, listFiles, pathOf, putFile } from '#lib/upload/storage.ts';

beforeAll(loadedRegister);

const days = (n: number) => sql`now() - make_interval(days => ${n}) - interval '1 minute'`;
const within = (n: number) => sql`now() - make_interval(days => ${n}) + interval '1 minute'`;
const counts = async () =>
  (
    await rows(sql`select (select count(*)::int from session) as session, (select count(*)::int from sign_in_failure) as failures,
      (select count(*)::int from idempotency_key) as keys, (select count(*)::int from mail) as mails`)
  )[0];

test('what is past its retention is removed, what is not stays, and the record says how much', async () => {
  const { accountId } = await actorFor('delegate', { iso3: 'KGZ' });
  const session = (ends: ReturnType<typeof sql>, seen: ReturnType<typeof sql>) =>
    rows(sql`insert into session (token_hash, account_id, ends_at, seen_at)
      values (sha256(${randomUUID()}::bytea), ${accountId}, ${ends}, ${seen})`);
  const { session: s, signInFailure: f, idempotencyKey: k, mail: m } = keptFor;
  await session(days(s.days), sql`now()`);
  await session(
    sql`now() + interval '12 hours'`,
    sql`now() - interval '30 minutes' - make_interval(days => ${s.days})`,
  );
  await session(sql`now() + interval '12 hours'`, sql`now()`);
  for (const at of [days(f.days), within(f.days)])
    await rows(sql`insert into sign_in_failure (email, address, at) values ('a@post.test', 'a', ${at})`);
  for (const at of [days(k.days), within(k.days)])
    await rows(sql`insert into idempotency_key (key, act, created_at) values (${randomUUID()}, 'signIn', ${at})`);
  const id = (await rows<{ id: string }>(sql`select put_mail('a@post.test', 'A', 'A') as id`))[0]?.id;
  const mail = async (state: string, at: ReturnType<typeof sql>) =>
    rows(sql`with made as (select put_mail('a@post.test', 'A', 'A') as id) select id from made`).then(([made]) =>
      rows(sql`update mail set state = ${state}, reason = ${state === 'failed' ? 'unknown' : null}, settled_at = ${at},
        created_at = ${at} where id = ${made?.id}`),
    );
  for (const state of ['sent', 'dropped', 'failed']) await mail(state, days(m.days));
  await mail('sent', within(m.days));
  await rows(sql`update mail set created_at = ${days(m.days)} where id = ${id}`);
  const before = await counts();
  await pruneAll();
  expect(await lastEntry()).toMatchObject({
    act: 'pruneRegister',
    name: 'system',
    capacity: 'system',
    after: { session: 2, signInFailure: 1, idempotencyKey: 1, mail: 2 },
  });
  const after = await counts();
  expect(before).toEqual({ session: 3, failures: 2, keys: 2, mails: 5 });
  expect(after).toEqual({ session: 1, failures: 1, keys: 1, mails: 3 });
  const acts = await recorded();
  await pruneAll();
  expect(await recorded()).toBe(acts);
});

test('nobody but the system removes anything', async () => {
  for (const role of ['administrator', 'secretariat'] as const) {
    const actor = await actorFor(role);
    expect(refusal(await pruneRegister(actor, { limit: 1 }))).toBe('forbidden');
    const nothing = { before: new Date(), restricted: [], released: [] };
    expect(refusal(await removeOrphanFiles(actor, nothing))).toBe('forbidden');
  }
});

const longAgo = new Date('2020-01-01T00:00:00Z');
async function stored(area: Area, text: string, at = longAgo): Promise<string> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  await putFile(filesRoot(), area, Buffer.from(text), sha256);
  await utimes(pathOf(filesRoot(), area, sha256), at, at);
  return sha256;
}
const files = (area: Area) => Array.fromAsync(listFiles(filesRoot(), area));

/** A row that names a file: of a document, or of its released copy. */
async function named(area: Area, sha256: string): Promise<void> {
  const table = area === 'restricted' ? sql`document` : sql`released_document`;
  const more =
    area === 'restricted'
      ? sql`(symbol, conference_id, title, distribution, access)`
      : sql`(symbol, conference_id, title, distribution, released_on)`;
  const last = area === 'restricted' ? sql`'members'` : sql`today()`;
  const [made] = await rows<{ id: string }>(sql`insert into ${table} ${more}
    select ${`AP/${sha256.slice(0, 8)}`}, id, '{"en": "A"}', 'general', ${last} from conference limit 1 returning id`);
  const version = area === 'restricted' ? sql`language_version (document_id,` : sql`released_version (released_id,`;
  await rows(sql`insert into ${version} language, kind, file_name, media_type, bytes, sha256)
    values (${made?.id}, 'en', 'original', 'a.pdf', 'application/pdf', 1, ${sha256})`);
}

test('files that no row names go after a day, with what killed uploads left; the record lists them', async () => {
  const orphan = await stored('restricted', 'orphan');
  const released = await stored('released', 'released orphan');
  const young = await stored('restricted', 'young', new Date());
  const ofDocument = await stored('restricted', 'of a document');
  const ofRelease = await stored('released', 'of a release');
  await named('restricted', ofDocument);
  await named('released', ofRelease);
  const left = join(filesRoot(), 'released', 'tmp', 'left');
  await mkdir(join(left, '..'), { recursive: true });
  await writeFile(left, '');
  await utimes(left, longAgo, longAgo);
  await removeAllOrphanFiles();
  expect(await files('restricted')).toEqual([ofDocument, young].sort());
  expect(await files('released')).toEqual([ofRelease]);
  expect(await lastEntry()).toMatchObject({
    act: 'removeOrphanFiles',
    capacity: 'system',
    after: { restricted: [orphan], releasedFiles: [released], temporary: 1 },
  });
  const acts = await recorded();
  await removeAllOrphanFiles();
  expect(await recorded()).toBe(acts);
});

test('a file that got its row after it was found stays', async () => {
  const sha256 = await stored('restricted', 'found and then named');
  await named('restricted', sha256);
  await removeOrphanFiles(SYSTEM, { before: new Date(), restricted: [sha256], released: [] });
  expect(await files('restricted')).toContain(sha256);
});

test('whatever names a file in the register is asked before one is removed', async () => {
  const found = await rows<{ name: string }>(sql`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name like '%sha256%' order by 1`);
  expect(found.map(({ name }) => name)).toEqual(['language_version', 'released_version']);
});

test('the worker does both when it is their time, once however many workers there are', async () => {
  await rows(sql`insert into sign_in_failure (email, address, at) values ('b@post.test', 'b', ${days(9)})`);
  const sha256 = await stored('restricted', 'another orphan');
  const acts = await recorded();
  await rows(sql`select put_job('prune-register', 'null'), put_job('remove-orphan-files', 'null')`);
  await Promise.all([work(), work()]);
  await vi.waitFor(async () => {
    const [open] = await rows<{ n: number }>(
      sql`select count(*)::int as n from pgboss.job where name in ('prune-register', 'remove-orphan-files') and state <> 'completed'`,
    );
    expect(open?.n).toBe(0);
  }, soon);
  await endWork();
  expect(await recorded()).toBe(acts + 2);
  expect(await files('restricted')).not.toContain(sha256);
});
