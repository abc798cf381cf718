import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as OTPAuth from 'otpauth';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, lastEntry, loadedRegister, PASSWORD, refusal, rows, value } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { disableAccount, enableAccount, openAccount, renewSignIn } from '#lib/account/commands.ts';
import { makeDemoAccounts } from '#lib/account/demo.ts';
import { throttle } from '#lib/account/rules.ts';
import { hashToken, makeTotpSecret } from '#lib/account/secret.ts';
import { endSession, signIn } from '#lib/account/sign-in/commands.ts';
import type { Actor } from '#lib/act/actor.ts';

let memoizer: Actor;
beforeAll(async () => {
  await loadedRegister();
  memoizer = await actorFor('administrator');
});

const address = () => `198.51.100.${Math.floor(Math.random() * 200)}-${randomUUID().slice(0, 8)}`;
const code = (secret: string, stepsAgo = 0) =>
  new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() - stepsAgo * 30_000,
  });

async function person() {
  const email = `person.${randomUUID()}@test.example`;
  const totpSecret = makeTotpSecret();
  const opened = await openAccount(memoizer, {
    email,
    name: 'A person',
    role: 'delegate',
    iso3: 'KGZ',
    acronym: '',
    password: PASSWORD,
    totpSecret,
  });
  return { id: value(opened).id, email, totpSecret };
}

const contextOf = async (token: string) =>
  (await database().execute(sql`select * from session_context(${hashToken(token)})`))[0] ?? null;

test('e-mail, password and code begin a session, kept only as a hash, and it is in the record', async () => {
  const { id, email, totpSecret } = await person();
  const { token } = value(
    await signIn({ email: email.toUpperCase(), password: PASSWORD, code: code(totpSecret), address: address() }),
  );
  expect(Buffer.from(token, 'base64url').length).toBe(32);
  expect(await contextOf(token)).toMatchObject({ account_id: id, participant: 'KGZ', status: 'member' });
  const kept = await rows<{ hash: Buffer }>(sql`select token_hash as hash from session where account_id = ${id}`);
  expect(kept.map(({ hash }) => hash.toString('hex'))).toEqual([hashToken(token).toString('hex')]);
  expect(await lastEntry()).toMatchObject({ act: 'signIn', subject: { noun: 'account', id } });
  expect(JSON.stringify(await lastEntry())).not.toContain(token);
});

test.each([
  [
    'another password',
    (p: { email: string; totpSecret: string }) => ({ email: p.email, password: 'wrong', code: code(p.totpSecret) }),
  ],
  [
    'another code',
    (p: { email: string; totpSecret: string }) => ({ email: p.email, password: PASSWORD, code: '000000' }),
  ],
  [
    'an old code',
    (p: { email: string; totpSecret: string }) => ({ email: p.email, password: PASSWORD, code: code(p.totpSecret, 9) }),
  ],
  [
    'an unknown address',
    (p: { email: string; totpSecret: string }) => ({
      email: `x${p.email}`,
      password: PASSWORD,
      code: code(p.totpSecret),
    }),
  ],
  ['nothing', () => ({ email: '', password: '', code: '' })],
])('%s is refused by one and the same word', async (_name, given) => {
  const them = await person();
  expect(refusal(await signIn({ ...given(them), address: address() }))).toBe('sign-in-wrong');
});

test('a code is good once, also for two at the same instant', async () => {
  const { email, totpSecret } = await person();
  const given = { email, password: PASSWORD, code: code(totpSecret) };
  const both = await Promise.all([signIn({ ...given, address: address() }), signIn({ ...given, address: address() })]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(refusal(await signIn({ ...given, address: address() }))).toBe('sign-in-wrong');
});

test('too many failures are a wait, for the account and for the address, and the right password does not end it', async () => {
  const { email, totpSecret } = await person();
  await rows(
    sql`insert into sign_in_failure (email, address) select ${email}, 'elsewhere' from generate_series(1, ${throttle.perAccount})`,
  );
  const right = { email, password: PASSWORD, code: code(totpSecret) };
  expect(refusal(await signIn({ ...right, address: address() }))).toBe('sign-in-throttled');
  const other = await person();
  const from = address();
  await rows(
    sql`insert into sign_in_failure (email, address) select 'x' || n, ${from} from generate_series(1, ${throttle.perAddress}) n`,
  );
  expect(
    refusal(await signIn({ email: other.email, password: PASSWORD, code: code(other.totpSecret), address: from })),
  ).toBe('sign-in-throttled');
  await rows(sql`delete from sign_in_failure where address = ${from}`);
  value(await signIn({ email: other.email, password: PASSWORD, code: code(other.totpSecret), address: from }));
});

test('a session ends by signing out, when it was idle for half an hour, and after twelve hours', async () => {
  for (const end of [
    (hash: Buffer) => sql`delete from session where token_hash = ${hash}`,
    (hash: Buffer) => sql`update session set seen_at = now() - interval '31 minutes' where token_hash = ${hash}`,
    (hash: Buffer) => sql`update session set ends_at = now() - interval '1 second' where token_hash = ${hash}`,
  ]) {
    const { email, totpSecret } = await person();
    const { token } = value(await signIn({ email, password: PASSWORD, code: code(totpSecret), address: address() }));
    await rows(sql`update session set seen_at = now() - interval '29 minutes' where token_hash = ${hashToken(token)}`);
    expect(await contextOf(token)).not.toBeNull();
    await rows(end(hashToken(token)));
    expect(await contextOf(token)).toBeNull();
  }
  await endSession('no session at all');
});

test('disabling an account ends its sessions at once, and it may not sign in until it is enabled', async () => {
  const { id, email, totpSecret } = await person();
  const { token } = value(await signIn({ email, password: PASSWORD, code: code(totpSecret), address: address() }));
  value(await disableAccount(memoizer, { id, expectedVersion: 1 }));
  expect(await contextOf(token)).toBeNull();
  const again = { email, password: PASSWORD, code: code(totpSecret, -1) };
  expect(refusal(await signIn({ ...again, address: address() }))).toBe('sign-in-wrong');
  expect(refusal(await enableAccount(memoizer, { id, expectedVersion: 1 }))).toBe('changed-meanwhile');
  value(await enableAccount(memoizer, { id, expectedVersion: 2 }));
  value(await signIn({ ...again, address: address() }));
});

test('an account opened without a password is given one, with a secret, once; neither is in the record or readable in the table', async () => {
  const email = `new.${randomUUID()}@test.example`;
  const made = value(
    await openAccount(memoizer, { email, name: 'A person', role: 'delegate', iso3: 'KGZ', acronym: '' }),
  );
  expect(made.password).toMatch(/^([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
  expect(OTPAuth.URI.parse(made.otpauth)).toMatchObject({ issuer: 'AP', label: email, digits: 6, period: 30 });
  const entry = JSON.stringify(await lastEntry());
  expect([entry.includes(made.password), entry.includes(made.totpSecret), entry.includes(email)]).toEqual([
    false,
    false,
    true,
  ]);
  const [row] = await rows<{ text: string }>(sql`select a::text as text from account a where id = ${made.id}`);
  expect(row?.text).not.toContain(made.password);
  value(await signIn({ email, password: made.password, code: code(made.totpSecret), address: address() }));
});

test('new sign-in details end the old ones and the sessions; nobody renews their own', async () => {
  const { id, email, totpSecret } = await person();
  const { token } = value(await signIn({ email, password: PASSWORD, code: code(totpSecret), address: address() }));
  const made = value(await renewSignIn(memoizer, { id, expectedVersion: 1 }));
  expect(await contextOf(token)).toBeNull();
  expect(await lastEntry()).toMatchObject({
    act: 'renewSignIn',
    subject: { noun: 'account', id },
    before: null,
    after: null,
  });
  expect(refusal(await signIn({ email, password: PASSWORD, code: code(totpSecret, -1), address: address() }))).toBe(
    'sign-in-wrong',
  );
  value(await signIn({ email, password: made.password, code: code(made.totpSecret), address: address() }));
  expect(refusal(await renewSignIn(memoizer, { id, expectedVersion: 1 }))).toBe('changed-meanwhile');
  expect(refusal(await renewSignIn(memoizer, { id: memoizer.accountId ?? '', expectedVersion: 1 }))).toBe(
    'own-sign-in',
  );
  expect(refusal(await renewSignIn(await actorFor('secretariat'), { id, expectedVersion: 2 }))).toBe('forbidden');
});

test('signing out ends the session and is in the record; a session that is gone is no fault', async () => {
  const { id, email, totpSecret } = await person();
  const { token } = value(await signIn({ email, password: PASSWORD, code: code(totpSecret), address: address() }));
  await endSession(token);
  expect(await contextOf(token)).toBeNull();
  expect(await lastEntry()).toMatchObject({ act: 'signOut', subject: { noun: 'account', id } });
  await endSession(token);
});

test('only an administrator keeps accounts, and never disables their own', async () => {
  const { id } = await person();
  const staff = await actorFor('secretariat');
  expect(refusal(await disableAccount(staff, { id, expectedVersion: 1 }))).toBe('forbidden');
  expect(refusal(await disableAccount(memoizer, { id: memoizer.accountId ?? '', expectedVersion: 1 }))).toBe(
    'own-account',
  );
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
  const result = await openAccount(memoizer, whole);
  expect(result.ok ? [] : Object.keys(result.refusal.fields ?? {})).toEqual([field]);
});

test('demonstration accounts are made in a demonstration only, and never beside other accounts', async () => {
  const before = await rows(sql`select count(*) from account`);
  await makeDemoAccounts(process.env.DATA_DIR ?? '');
  expect(await rows(sql`select count(*) from account`)).toEqual(before);
  await rows(sql`update process set demonstration = false`);
  expect(await makeDemoAccounts(process.env.DATA_DIR ?? '')).toBeNull();
  await rows(sql`update process set demonstration = true`);
});
