import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { codeOf, contextOf, person, right, signedIn } from '#bin/test/person.ts';
import { actorFor, lastEntry, loadedRegister, PASSWORD, recorded, refusal, rows, value } from '#bin/test/world.ts';
import {
  disableAccount,
  enableAccount,
  endSessions,
  openAccount,
  renewSignIn,
  sealSecrets,
} from '#lib/account/commands.ts';
import { makeDemoAccounts } from '#lib/account/demo.ts';
import { acceptInvitation } from '#lib/account/invitation/commands.ts';
import { openInvitation } from '#lib/account/invitation/queries.ts';
import { accountOf, accounts } from '#lib/account/queries.ts';
import { deviceCookie, makeToken, makeTotpSecret } from '#lib/account/secret.ts';
import { signIn } from '#lib/account/sign-in/commands.ts';
import { type Actor, SYSTEM } from '#lib/act/actor.ts';
import { mailOf, outgoingMail } from '#lib/mail/queries.ts';

let administrator: Actor;
beforeAll(async () => {
  await loadedRegister();
  administrator = await actorFor('administrator');
});

test('disabling an account ends its sessions at once, and it may not sign in until it is enabled', async () => {
  const them = await person();
  const token = await signedIn(them);
  value(await disableAccount(administrator, { id: them.id, expectedVersion: 1 }));
  expect(await contextOf(token)).toBeNull();
  expect(refusal(await signIn(right(them, -1)))).toBe('sign-in-wrong');
  expect(refusal(await enableAccount(administrator, { id: them.id, expectedVersion: 1 }))).toBe('changed-meanwhile');
  value(await enableAccount(administrator, { id: them.id, expectedVersion: 2 }));
  value(await signIn(right(them, -1)));
});

test('an account opened without a password gives an address, once; it is in no row and not in the record, and nothing opens the account before', async () => {
  const email = `new.${randomUUID()}@test.example`;
  const given = { email, name: 'A person', role: 'delegate', iso3: 'KGZ', acronym: '' };
  const made = value(await openAccount(administrator, given));
  const token = made.invitation?.token ?? '';
  expect(Buffer.from(token, 'base64url').length).toBe(32);
  const entry = JSON.stringify(await lastEntry());
  expect([entry.includes(token), entry.includes(email)]).toEqual([false, true]);
  const [row] = await rows<{ text: string }>(
    sql`select a::text || i::text as text from account a join invitation i on i.account_id = a.id where a.id = ${made.id}`,
  );
  expect(row?.text).toContain(email);
  expect(row?.text).not.toContain(token);
  expect(refusal(await signIn({ email, password: PASSWORD, code: '000000', address: '192.0.2.1' }))).toBe(
    'sign-in-wrong',
  );
});

test('a new address ends the old sign-in and the sessions; nobody renews their own, nor a disabled account', async () => {
  const them = await person();
  const token = await signedIn(them);
  const made = value(await renewSignIn(administrator, { id: them.id, expectedVersion: 1 }));
  expect(await contextOf(token)).toBeNull();
  expect(await lastEntry()).toMatchObject({
    act: 'renewSignIn',
    subject: { noun: 'account', id: them.id },
    before: null,
    after: null,
  });
  expect(refusal(await signIn(right(them, -1)))).toBe('sign-in-wrong');
  expect(made.invitation.token).not.toBe('');
  expect(refusal(await renewSignIn(administrator, { id: them.id, expectedVersion: 1 }))).toBe('changed-meanwhile');
  const own = administrator.accountId ?? '';
  expect(refusal(await renewSignIn(administrator, { id: own, expectedVersion: 1 }))).toBe('own-sign-in');
  expect(refusal(await renewSignIn(await actorFor('secretariat'), { id: them.id, expectedVersion: 2 }))).toBe(
    'forbidden',
  );
  value(await disableAccount(administrator, { id: them.id, expectedVersion: 2 }));
  expect(refusal(await renewSignIn(administrator, { id: them.id, expectedVersion: 3 }))).toBe('account-disabled');
});

test('all sessions of an account are ended, with the devices it was known by, and the record says how many', async () => {
  const them = await person();
  const token = await signedIn(them, { device: deviceCookie(makeToken()) });
  const devices = () => rows(sql`select 1 from known_device where account_id = ${them.id}`);
  expect(await devices()).toHaveLength(1);
  expect(value(await endSessions(administrator, { id: them.id }))).toMatchObject({ sessions: 1 });
  expect([await contextOf(token), await devices()]).toEqual([null, []]);
  expect(await lastEntry()).toMatchObject({ act: 'endSessions', before: { sessions: 1 }, after: { sessions: 0 } });
  expect(refusal(await endSessions(await actorFor('secretariat'), { id: them.id }))).toBe('forbidden');
});

test('only an administrator keeps accounts, and never disables their own', async () => {
  const { id } = await person();
  const staff = await actorFor('secretariat');
  expect(refusal(await disableAccount(staff, { id, expectedVersion: 1 }))).toBe('forbidden');
  const own = administrator.accountId ?? '';
  expect(refusal(await disableAccount(administrator, { id: own, expectedVersion: 1 }))).toBe('own-account');
});

test.each([
  ['no State for a delegate', { role: 'delegate' }, 'iso3'],
  ['a State for the secretariat', { role: 'secretariat', iso3: 'KAZ' }, 'iso3'],
  ['a short password', { role: 'delegate', iso3: 'KAZ', password: 'short' }, 'password'],
  ['what is no address', { role: 'delegate', iso3: 'KAZ', email: 'nobody' }, 'email'],
])('an account with %s is refused beside the field', async (_name, given, field) => {
  const whole = {
    email: `p.${randomUUID()}@test.example`,
    name: 'P',
    iso3: '',
    acronym: '',
    password: PASSWORD,
    totpSecret: makeTotpSecret(),
    ...given,
  };
  const result = await openAccount(administrator, whole);
  expect(result.ok ? [] : Object.keys(result.refusal.fields ?? {})).toEqual([field]);
});

test('an address at an internationalised domain is one address, however it is written', async () => {
  const given = { name: 'П', role: 'delegate', iso3: 'KAZ', acronym: '' };
  const made = value(await openAccount(administrator, { ...given, email: 'Имя@Правительство.рф' }));
  const token = made.invitation?.token ?? '';
  expect(made.email).toBe('имя@xn--80aealotwbjpid2k.xn--p1ai');
  const again = await openAccount(administrator, { ...given, email: 'имя@xn--80aealotwbjpid2k.xn--p1ai' });
  expect(refusal(again)).toBe('email-taken');
  // People read it in its own letters, in a list, on its page, and in the mail to it.
  const shown = 'имя@правительство.рф';
  expect((await accountOf(administrator, 'en', { id: made.id }))?.email).toBe(shown);
  expect((await accounts(administrator, 'en')).rows.map(({ email }) => email)).toContain(shown);
  const mails = (await outgoingMail(administrator, {})).mails.filter(({ recipient }) => recipient === shown);
  expect(mails).toHaveLength(1);
  expect((await mailOf(administrator, mails[0]?.id ?? ''))?.recipient).toBe(shown);
  const secret = (await openInvitation(token))?.factor.secret.replaceAll(' ', '') ?? '';
  const typed = { newPassword: PASSWORD, again: PASSWORD, code: codeOf(secret) };
  value(await acceptInvitation(SYSTEM, { token, ...typed }));
  const sent = { password: PASSWORD, code: codeOf(secret), address: '192.0.2.9' };
  value(await signIn({ email: 'ИМЯ@правительство.рф', ...sent }));
});

test('secrets from before there was sealing still sign in, are sealed once, and sign in after it', async () => {
  const them = await person();
  await rows(sql`update account set totp_secret = ${them.totpSecret} where id = ${them.id}`);
  value(await signIn(right(them)));
  expect(value(await sealSecrets(SYSTEM, { clear: 1 }))).toBeGreaterThan(0);
  const [row] = await rows<{ secret: string }>(sql`select totp_secret as secret from account where id = ${them.id}`);
  expect(row?.secret).toMatch(/^sealed\.1\./);
  expect(row?.secret).not.toContain(them.totpSecret);
  const acts = await recorded();
  expect(refusal(await sealSecrets(SYSTEM, { clear: 0 }))).toBe('invalid');
  expect(await recorded()).toBe(acts);
  value(await signIn(right(them, -1)));
  expect(refusal(await sealSecrets(administrator, { clear: 1 }))).toBe('forbidden');
});

test('demonstration accounts are made in a demonstration only, and never beside other accounts', async () => {
  const before = await rows(sql`select count(*) from account`);
  await makeDemoAccounts(process.env.DATA_DIR ?? '');
  expect(await rows(sql`select count(*) from account`)).toEqual(before);
  await rows(sql`update process set demonstration = false`);
  expect(await makeDemoAccounts(process.env.DATA_DIR ?? '')).toBeNull();
  await rows(sql`update process set demonstration = true`);
});
