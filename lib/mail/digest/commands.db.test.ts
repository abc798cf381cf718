import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { mailServer } from '#bin/test/mail-server.ts';
import { endWork, hurryJobs, soon, useServer, work } from '#bin/test/mail-world.ts';
import { circulatedText, momentIn, openedRound, paragraphOf, submitted, textNow } from '#bin/test/text.ts';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { organizationRoles } from '#db/vocabulary.ts';
import { disableAccount } from '#lib/account/commands.ts';
import type { Actor } from '#lib/act/actor.ts';
import { sendAllDigests, sendDigest } from '#lib/mail/digest/commands.ts';
import { outgoingMail } from '#lib/mail/queries.ts';
import { returnProposal } from '#lib/text/decision/proposal/commands.ts';

let staff: Actor;
let kaz: Actor;
let kgz: Actor;
beforeAll(async () => {
  await loadedRegister();
  await hurryJobs();
  staff = await actorFor('secretariat');
  kaz = await actorFor('head-of-delegation', { iso3: 'KAZ' });
  kgz = await actorFor('delegate', { iso3: 'KGZ' });
  await rows(sql`update account set email = 'kaz@post.test', language = 'en' where id = ${kaz.accountId}`);
  await rows(sql`update account set email = 'kgz@post.test', language = 'ru' where id = ${kgz.accountId}`);
});
afterEach(async () => {
  await endWork();
  await rows(sql`update digest_notice set state = 'told', settled_at = noted_at where state = 'waiting'`);
});
const ordinals = { next: 200 };
const text = () => circulatedText(staff, {}, { ordinal: `${++ordinals.next}` });

/** As if all that waits had been noted, and all that was told had been told, so many days ago. */
async function pass(days: number): Promise<void> {
  await rows(sql`update digest_notice set noted_at = noted_at - make_interval(days => ${days}),
    settled_at = settled_at - make_interval(days => ${days})`);
}
const mailsTo = (recipient: string) =>
  rows<{ subject: string; body: string }>(
    sql`select subject, body from mail where recipient = ${recipient} order by created_at`,
  );
const adopted = (textId: string) => rows(sql`select put_digest('text-adopted', ${textId}, array['KAZ', 'KGZ'], null)`);
const waitingOf = async (actor: Actor) =>
  (
    await rows<{ notice: string }>(
      sql`select notice from digest_notice where account_id = ${actor.accountId} and state = 'waiting' order by noted_at`,
    )
  ).map(({ notice }) => notice);

test('what has time is gathered and goes once, in each person’s language; a day later only what is new', async () => {
  const before = { kaz: (await mailsTo('kaz@post.test')).length, kgz: (await mailsTo('kgz@post.test')).length };
  const made = await text();
  await openedRound(staff, made, { closesAt: await momentIn(100) });
  expect(await waitingOf(kaz)).toEqual(['document-issued', 'round-opened']);
  await sendAllDigests();
  // Nothing waits from before the last hour of digests yet.
  expect((await mailsTo('kaz@post.test')).length).toBe(before.kaz);
  await pass(1);
  await Promise.all([sendAllDigests(), sendAllDigests(), sendAllDigests()]);
  const english = (await mailsTo('kaz@post.test')).slice(before.kaz);
  const russian = (await mailsTo('kgz@post.test')).slice(before.kgz);
  expect([english.length, russian.length]).toEqual([1, 1]);
  expect(english[0]?.subject).toBe('AP: 2 changes since your last digest');
  expect(english[0]?.body).toContain(`/en/portal/desk/agreement/${made.id}`);
  expect(english[0]?.body).toMatch(/is open until .*GMT[+]\d.* \d+ days? and \d+ hours? left/);
  expect(english[0]?.body).toMatch(/The document AP\S+\/L\.1 was issued/);
  expect(russian[0]?.body).toContain('Раунд рассмотрения');
  expect(`${english[0]?.body}${russian[0]?.body}`).not.toMatch(/share statistics|Safe Return|agriculture|\* \* \*/);
  // What changes after it waits for the next day, however often it is looked at.
  await adopted(made.id);
  await rows(sql`update digest_notice set noted_at = noted_at - interval '1 day' where state = 'waiting'`);
  await sendAllDigests();
  expect((await mailsTo('kaz@post.test')).length).toBe(before.kaz + 1);
  await pass(1);
  await sendAllDigests();
  const next = (await mailsTo('kaz@post.test')).slice(before.kaz + 1);
  expect(next.map(({ subject }) => subject)).toEqual(['AP: 1 change since your last digest']);
  // Nothing has changed since: no digest, and nothing in the record.
  const acts = await recorded();
  await pass(1);
  await sendAllDigests();
  expect(await recorded()).toBe(acts);
}, 90_000);

test('what has a deadline that runs is not kept for the digest', async () => {
  const made = await text();
  const before = (await mailsTo('kaz@post.test')).length;
  await openedRound(staff, made, { closesAt: await momentIn(40) });
  expect(await waitingOf(kaz)).toEqual(['document-issued']);
  const [, ...others] = (await mailsTo('kaz@post.test')).slice(before - 1);
  expect(others.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^AP: review round on AP/)]);
  expect(others[0]?.body).not.toContain('* * *');
});

test('returned proposals are one line, and at once where the round closes soon', async () => {
  const made = await text();
  await openedRound(staff, made, { closesAt: await momentIn(100) });
  const at = (await paragraphOf(made.id, 'Agree to share')).id;
  for (const words of ['Agree to share all;', 'Agree to share some;']) {
    const proposalId = await submitted(kaz, made.id, { paragraphId: at, words: { en: words } });
    const { version } = await textNow(made.id);
    value(
      await returnProposal(staff, { id: made.id, expectedVersion: version, proposalId, reason: 'A secret reason' }),
    );
  }
  expect(await waitingOf(kaz)).toEqual(['document-issued', 'round-opened', 'proposal-returned', 'proposal-returned']);
  await pass(1);
  await sendAllDigests();
  const last = (await mailsTo('kaz@post.test')).at(-1);
  expect(last?.body).toMatch(/2 proposals that your State stands behind were returned/);
  expect(last?.body).not.toContain('secret');
  await rows(sql`update review_round set closes_at = now() + interval '30 hours' where text_id = ${made.id}`);
  const proposalId = await submitted(kaz, made.id, { paragraphId: at, words: { en: 'Agree;' } });
  const { version } = await textNow(made.id);
  value(await returnProposal(staff, { id: made.id, expectedVersion: version, proposalId, reason: 'No' }));
  expect((await mailsTo('kaz@post.test')).at(-1)?.subject).toMatch(/a proposal on .* returned/);
});

test('what waited while no worker was there for days goes in one digest; what is over by then says so', async () => {
  const made = await text();
  await openedRound(staff, made, { closesAt: await momentIn(100) });
  await pass(6);
  await rows(sql`update review_round set closes_at = opened_at + interval '1 millisecond' where text_id = ${made.id}`);
  const before = (await mailsTo('kaz@post.test')).length;
  await sendAllDigests();
  const mails = (await mailsTo('kaz@post.test')).slice(before);
  expect(mails.length).toBe(1);
  expect(mails[0]?.body).toContain('is closed by now');
}, 90_000);

test('whoever may see it no longer is not told of it: an organization without a status, an account that was closed', async () => {
  const { id } = await text();
  // An organization of which the register says nothing today.
  const [stranger] = await rows<{ acronym: string }>(
    sql`insert into organization (acronym, name, role) values ('NONE', '{"en": "An organization"}', ${organizationRoles[0]}) returning acronym`,
  );
  const left = await actorFor('observer', stranger);
  const gone = await actorFor('delegate', { iso3: 'KAZ' });
  await rows(sql`select put_digest('text-adopted', ${id}, array['KAZ', 'org:NONE'], null)`);
  expect([await waitingOf(gone), await waitingOf(left)]).toEqual([['text-adopted'], ['text-adopted']]);
  value(await disableAccount(await actorFor('administrator'), { id: gone.accountId ?? '', expectedVersion: 1 }));
  await pass(1);
  await sendAllDigests();
  const settled = await rows<{ state: string; mails: number }>(
    sql`select n.state, (select count(*)::int from mail m where m.recipient = a.email and m.subject like '%digest%') as mails
      from digest_notice n join account a on a.id = n.account_id where a.id in (${left.accountId}, ${gone.accountId})`,
  );
  expect(settled).toEqual([
    { state: 'left-out', mails: 0 },
    { state: 'left-out', mails: 0 },
  ]);
}, 90_000);

test('the worker sends it through a mail server, once; the office saw before that it waited', async () => {
  const server = await mailServer();
  onTestFinished(server.close);
  await text();
  const view = await outgoingMail(staff, {});
  expect(view.digests?.rows).toContainEqual(
    expect.objectContaining({ recipient: 'kaz@post.test', notices: ['document-issued'] }),
  );
  expect(new Date(view.digests?.next ?? '').getTime()).toBeGreaterThan(Date.now());
  await pass(1);
  await rows(sql`update mail set state = 'dropped', settled_at = now() where state = 'queued'`);
  useServer(server.url);
  await Promise.all([work(), work()]);
  // Its own time may have come in the meantime: then one is there already.
  const ask = () => rows(sql`select put_job('digest', 'null')`).catch(() => null);
  const told = () =>
    server.received.filter(
      ({ subject, recipients }) => subject.includes('since your last digest') && recipients.includes('kaz@post.test'),
    );
  await ask();
  await vi.waitFor(() => expect(told()).toHaveLength(1), soon);
  await ask();
  await vi.waitFor(async () => {
    const [open] = await rows<{ n: number }>(
      sql`select count(*)::int as n from pgboss.job where name = 'digest' and state <> 'completed'`,
    );
    expect(open?.n).toBe(0);
  }, soon);
  expect(told()).toHaveLength(1);
  expect((await outgoingMail(staff, {})).digests?.rows.map(({ recipient }) => recipient)).not.toContain(
    'kaz@post.test',
  );
}, 90_000);

test('nobody but the system sends digests; delegates do not see what waits', async () => {
  await adopted((await text()).id);
  await pass(1);
  expect(refusal(await sendDigest(staff, { id: kaz.accountId ?? '' }))).toBe('forbidden');
  expect((await outgoingMail(kaz, {})).digests).toMatchObject({ total: 0, rows: [] });
  await sendAllDigests();
  expect(await lastEntry()).toMatchObject({ act: 'sendDigest', name: 'system', subject: { noun: 'account' } });
});
