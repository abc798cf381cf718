import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { codeOf, contextOf, type Person, person, right, signedIn } from '#bin/test/person.ts';
import { actorAgain, actorFor, lastEntry, loadedRegister, PASSWORD, refusal, rows, value } from '#bin/test/world.ts';
import { changePassword, changeSecondFactor, endOwnSession, offeredTo } from '#lib/account/own/commands.ts';
import { ownAccount } from '#lib/account/own/queries.ts';
import { throttle } from '#lib/account/rules.ts';
import { deviceCookie, makeToken } from '#lib/account/secret.ts';
import { signIn } from '#lib/account/sign-in/commands.ts';
import type { Result } from '#lib/act/result.ts';

const NEW = 'a new password of theirs';
beforeAll(loadedRegister);

/** Somebody who is signed in twice, here and elsewhere. */
async function twice() {
  const them = await person();
  const elsewhere = await signedIn(them, { device: deviceCookie(makeToken()) });
  const here = value(await signIn(right(them, -1))).token;
  return { them, here, elsewhere, actor: await actorAgain(them.id) };
}

const fieldsOf = (result: Result<unknown>) => (result.ok ? null : result.refusal.fields);
const typed = ({ id }: Person, session: string) => ({
  id,
  password: PASSWORD,
  newPassword: NEW,
  again: NEW,
  session,
});

test('a person changes their password: the old one is asked, the other sessions and known devices end, the record has no password', async () => {
  const { them, here, elsewhere, actor } = await twice();
  value(await changePassword(actor, typed(them, here)));
  expect([await contextOf(here), await contextOf(elsewhere)]).toEqual([expect.anything(), null]);
  expect(await rows(sql`select 1 from known_device where account_id = ${them.id}`)).toEqual([]);
  const entry = await lastEntry();
  expect(entry).toMatchObject({ act: 'changePassword', capacity: 'holder', after: { sessionsEnded: 1 } });
  expect(JSON.stringify(entry)).not.toContain(NEW);
  await rows(sql`update account set totp_step = 0 where id = ${them.id}`);
  expect(refusal(await signIn(right(them)))).toBe('sign-in-wrong');
  value(await signIn({ ...right(them), password: NEW }));
}, 60_000);

test.each([
  ['a wrong old one', { password: 'wrong' }, { password: 'password-wrong' }],
  ['a short new one', { newPassword: 'short', again: 'short' }, { newPassword: 'password-short' }],
  ['the same again', { newPassword: PASSWORD, again: PASSWORD }, { newPassword: 'password-same' }],
  ['another the second time', { again: 'another' }, { again: 'passwords-differ' }],
])('a password is not changed with %s', async (_name, wrong, fields) => {
  const them = await person();
  const result = await changePassword(await actorAgain(them.id), { ...typed(them, ''), ...wrong });
  expect(fieldsOf(result)).toEqual(fields);
});

test('one’s own address is no password, however it is written', async () => {
  const them = await person();
  const own = them.email.toUpperCase();
  const result = await changePassword(await actorAgain(them.id), { ...typed(them, ''), newPassword: own, again: own });
  expect(fieldsOf(result)).toEqual({ newPassword: 'password-email' });
});

test('a desk left open is no place to guess the password at', async () => {
  const them = await person();
  const actor = await actorAgain(them.id);
  await rows(
    sql`insert into sign_in_failure (email, address) select ${them.email}, 'portal' from generate_series(1, ${throttle.perSource})`,
  );
  expect(refusal(await changePassword(actor, typed(them, '')))).toBe('sign-in-throttled');
});

test('a second factor is changed with the password, a code of the old one and a code of the new; the old one is good no longer', async () => {
  const { them, here, elsewhere, actor } = await twice();
  await rows(sql`update account set totp_step = 0 where id = ${them.id}`);
  const seed = randomUUID();
  const next = offeredTo(them.id, seed);
  const given = { id: them.id, password: PASSWORD, seed, session: here };
  const wrong = { code: codeOf(them.totpSecret), newCode: '000000' };
  expect(fieldsOf(await changeSecondFactor(actor, { ...given, ...wrong }))).toEqual({ newCode: 'code-wrong' });
  const stale = { code: '000000', newCode: codeOf(next) };
  expect(fieldsOf(await changeSecondFactor(actor, { ...given, ...stale }))).toEqual({ code: 'code-wrong' });
  value(await changeSecondFactor(actor, { ...given, code: codeOf(them.totpSecret), newCode: codeOf(next) }));
  expect([await contextOf(here), await contextOf(elsewhere)]).toEqual([expect.anything(), null]);
  expect(JSON.stringify(await lastEntry())).not.toContain(next);
  expect(refusal(await signIn(right(them, -1)))).toBe('sign-in-wrong');
  value(await signIn(right({ ...them, totpSecret: next }, -1)));
}, 60_000);

test('what is offered is another each time somebody begins, and another for each account', async () => {
  const [seed, other] = [randomUUID(), randomUUID()];
  const offers = [offeredTo('a', seed), offeredTo('a', seed), offeredTo('a', other), offeredTo('b', seed)];
  expect(new Set(offers).size).toBe(3);
  expect(offers[0]).toBe(offers[1]);
});

test('a person sees their open sessions, this one first, and ends another, with the device it was begun from', async () => {
  const { them, here, elsewhere, actor } = await twice();
  const { sessions } = await ownAccount(actor, here, null);
  expect(sessions.map(({ own }) => own)).toEqual([true, false]);
  const other = sessions.find(({ own }) => !own)?.id ?? '';
  value(await endOwnSession(actor, { session: other }));
  expect([await contextOf(here), await contextOf(elsewhere)]).toEqual([expect.anything(), null]);
  expect(await rows(sql`select 1 from known_device where account_id = ${them.id}`)).toEqual([]);
  expect(refusal(await endOwnSession(actor, { session: other }))).toBe('not-found');
});

test('nobody acts on another’s account, neither its password nor its sessions, whoever they are', async () => {
  const { them, here, actor } = await twice();
  const { sessions } = await ownAccount(actor, here, null);
  const session = sessions[0]?.id ?? '';
  const asked = { id: them.id, password: PASSWORD, seed: randomUUID(), session: here, code: '1', newCode: '1' };
  for (const other of [
    await actorFor('delegate', { iso3: 'KAZ' }),
    await actorFor('administrator'),
    await actorFor('secretariat'),
  ]) {
    expect(['forbidden', 'not-found']).toContain(refusal(await changePassword(other, typed(them, ''))));
    expect(['forbidden', 'not-found', 'invalid']).toContain(refusal(await changeSecondFactor(other, asked)));
    expect(['forbidden', 'not-found']).toContain(refusal(await endOwnSession(other, { session })));
  }
  expect(await contextOf(here)).not.toBeNull();
});

test('whoever acts for a State that takes no part today still changes their own password', async () => {
  const them = await person();
  await rows(sql`update account set iso3 = 'UZB' where id = ${them.id}`);
  const actor = await actorAgain(them.id);
  expect(actor.capacities.has('member')).toBe(false);
  value(await changePassword(actor, typed(them, '')));
});
