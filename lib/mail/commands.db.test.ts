import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { mailNow, put } from '#bin/test/mail-world.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import type { MailReason, MailState } from '#db/vocabulary.ts';
import { openAccount, renewSignIn } from '#lib/account/commands.ts';
import type { Actor } from '#lib/act/actor.ts';
import { enqueue } from '#lib/jobs/outbox.ts';
import { dropMail, retryMail } from '#lib/mail/commands.ts';
import { beginAttempt, endAttempt, endUndelivered } from '#lib/mail/delivery/commands.ts';
import { mailOf, outgoingMail } from '#lib/mail/queries.ts';
import { perPage } from '#lib/mail/rules.ts';
import { overview } from '#lib/overview/queries.ts';

let administrator: Actor;
beforeAll(async () => {
  await loadedRegister();
  administrator = await actorFor('administrator');
});

const waiting = async () => {
  const [row] = await rows<{ mails: number; jobs: number }>(
    sql`select (select count(*)::int from mail) as mails, (select count(*)::int from pgboss.job where name = 'mail') as jobs`,
  );
  return row;
};
const person = () => ({
  email: `person.${randomUUID()}@post.test`,
  name: 'A person',
  role: 'delegate' as const,
  iso3: 'KGZ',
  acronym: '',
});
const inState = (id: string, state: MailState, reason: MailReason | null = null) =>
  rows(sql`update mail set state = ${state}, reason = ${reason} where id = ${id}`);

test('who gets an account, or new sign-in details, is told by mail, which lets nobody in', async () => {
  const given = person();
  const opened = value(await openAccount(administrator, given));
  const renewed = value(await renewSignIn(administrator, { id: opened.id, expectedVersion: 1 }));
  const mails = await rows<{ subject: string; body: string }>(
    sql`select subject, body from mail where recipient = ${given.email} order by created_at`,
  );
  expect(mails.map(({ subject }) => subject)).toEqual([
    'AP: an account has been opened for you',
    'AP: your sign-in details have been renewed',
  ]);
  const said = JSON.stringify(mails);
  for (const { password, totpSecret, otpauth } of [opened, renewed])
    for (const secret of [password, totpSecret, otpauth]) expect(said).not.toContain(secret);
  const [job] = await rows<{ data: object }>(
    sql`select j.data from pgboss.job j join mail m on m.id::text = j.data ->> 'mail' where m.recipient = ${given.email} limit 1`,
  );
  expect(Object.keys(job?.data ?? {})).toEqual(['mail']);
});

test('an act that is undone, refused or only rehearsed leaves no mail and no job', async () => {
  const before = await waiting();
  const given = person();
  value(await openAccount.rehearse(administrator, given));
  await expect(
    database().transaction(async (tx) => {
      await openAccount.within(tx, administrator, given);
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  expect(refusal(await openAccount(administrator, { ...given, email: 'no address' }))).toBe('invalid');
  expect(await waiting()).toEqual(before);
});

test('what cannot be a mail is a fault of the act, and undoes it', async () => {
  const before = await waiting();
  const mail = { recipient: 'a@post.test, b@post.test', subject: 'A', body: 'A' };
  await expect(database().transaction((tx) => enqueue(tx, [{ kind: 'mail', mail }]))).rejects.toThrow();
  expect(await waiting()).toEqual(before);
});

test.each([
  ['retryMail', retryMail, 'queued', 1],
  ['dropMail', dropMail, 'dropped', 0],
] as const)('%s: by staff, once, on what failed or was held; it is in the record', async (act, decide, state, jobs) => {
  const id = await put();
  await inState(id, 'failed', 'unknown');
  const before = await waiting();
  expect(refusal(await decide(await actorFor('delegate', { iso3: 'KAZ' }), { id, expectedVersion: 1 }))).toBe(
    'forbidden',
  );
  expect(refusal(await decide(administrator, { id, expectedVersion: 2 }))).toBe('changed-meanwhile');
  expect(refusal(await decide(administrator, { id: randomUUID(), expectedVersion: 1 }))).toBe('not-found');
  const acts = await recorded();
  const both = await Promise.all([
    decide(await actorFor('secretariat'), { id, expectedVersion: 1 }),
    decide(administrator, { id, expectedVersion: 1 }),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await mailNow(id)).toMatchObject({ state, reason: null, version: 2 });
  expect(await recorded()).toBe(acts + 1);
  expect(await lastEntry()).toMatchObject({
    act,
    subject: { noun: 'mail', id },
    before: { state: 'failed', reason: 'unknown' },
    after: { state },
  });
  expect(await waiting()).toEqual({ mails: before?.mails, jobs: (before?.jobs ?? 0) + jobs });
  for (const past of ['queued', 'sending', 'sent', 'dropped'] as const) {
    await inState(id, past);
    expect(refusal(await decide(administrator, { id, expectedVersion: 2 })), past).toBe('mail-decided');
  }
});

test('an attempt that another worker found broken off still says how it ended, unless a person has decided', async () => {
  const accepted = { kind: 'accepted', answer: '250 taken' } as const;
  const id = await put();
  const slow = await beginAttempt(id, true);
  expect(await beginAttempt(id, true)).toBeNull();
  expect(await mailNow(id)).toMatchObject({ state: 'failed', reason: 'unknown' });
  expect(slow && (await endAttempt(slow, accepted, false))).toBe('done');
  expect(await mailNow(id)).toMatchObject({ state: 'sent', answer: '250 taken', attempts: 1 });
  expect(await beginAttempt(id, true)).toBeNull();

  const other = await put();
  const late = await beginAttempt(other, true);
  await beginAttempt(other, true);
  value(await dropMail(administrator, { id: other, expectedVersion: (await mailNow(other)).version }));
  expect(late && (await endAttempt(late, { kind: 'deferred', answer: '451 later' }, false))).toBe('done');
  expect(await mailNow(other)).toMatchObject({ state: 'dropped' });
});

test('a mail whose job came to no end waits for a person, by what is known of it', async () => {
  const [marked, unmarked, sent] = [await put('a@post.test'), await put('b@post.test'), await put('c@post.test')];
  await beginAttempt(marked, true);
  await inState(sent, 'sent');
  for (const id of [marked, unmarked, sent, randomUUID()]) await endUndelivered(id);
  expect(await mailNow(marked)).toMatchObject({ state: 'failed', reason: 'unknown' });
  expect(await mailNow(unmarked)).toMatchObject({ state: 'failed', reason: 'deferred' });
  expect(await mailNow(sent)).toMatchObject({ state: 'sent', reason: null });
});

test('staff see the messages page by page, by their state, and the work that failed; others see nothing', async () => {
  await rows(sql`update mail set state = 'sent', reason = null`);
  await rows(
    sql`select put_mail('n' || n || '@post.test', 'Subject ' || n, 'Text') from generate_series(1, ${perPage}) n`,
  );
  const id = await put('last@post.test');
  await inState(id, 'failed', 'refused');
  await rows(sql`insert into pgboss.job (name, state, completed_on, output)
    values ('prune-register', 'failed', now(), '{"message": "no room"}'), ('mail', 'failed', now(), '{"message": "of a mail"}')`);
  const staff = await actorFor('secretariat');
  const first = await outgoingMail(staff, {});
  expect([first.mails.length, first.page, first.mails[0]?.id]).toEqual([perPage, 1, id]);
  expect(first.failedJobs.map(({ kind, error }) => [kind, error])).toEqual([['prune-register', 'no room']]);
  const last = await outgoingMail(staff, { page: '999' });
  expect(last.page).toBe(last.pages);
  expect(first.mails.map((mail) => mail.id)).not.toContain(last.mails[0]?.id);
  const open = await outgoingMail(staff, { state: 'open', page: 'x' });
  expect(open).toMatchObject({ total: 1, filter: 'open', mails: [{ id, state: 'failed', reason: 'refused' }] });
  expect((await outgoingMail(staff, { state: 'nonsense' })).total).toBe(first.total);
  expect(await mailOf(staff, id)).toMatchObject({ recipient: 'last@post.test', body: 'A text.', attempts: 0 });
  expect([await mailOf(staff, 'no id'), await mailOf(staff, randomUUID())]).toEqual([null, null]);
  expect((await overview(staff, 'en'))?.failed).toEqual({ mails: 1, jobs: 1 });
  const delegate = await actorFor('delegate', { iso3: 'KAZ' });
  expect(await outgoingMail(delegate, {})).toMatchObject({ total: 0, mails: [], failedJobs: [] });
  expect(await mailOf(delegate, id)).toBeNull();
});
