import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { codeOf, contextOf, network, type Person, person, right, signedIn } from '#bin/test/person.ts';
import { actorFor, lastEntry, loadedRegister, PASSWORD, refusal, rows, value } from '#bin/test/world.ts';
import { throttle } from '#lib/account/rules.ts';
import { deviceCookie, hashToken, makeToken } from '#lib/account/secret.ts';
import { endSession, signIn } from '#lib/account/sign-in/commands.ts';
import { liftSignInLock, reserveTry } from '#lib/account/tries/commands.ts';
import { signInStates } from '#lib/account/tries/queries.ts';

beforeAll(loadedRegister);

test('e-mail, password and code begin a session, kept only as a hash, and it is in the record', async () => {
  const them = await person();
  const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const sent = { ...right(them), email: them.email.toUpperCase(), browser };
  const { token } = value(await signIn(sent));
  expect(Buffer.from(token, 'base64url').length).toBe(32);
  expect(await contextOf(token)).toMatchObject({ account_id: them.id, participant: 'KGZ', status: 'member' });
  const kept = await rows<{ hash: Buffer; browser: string }>(
    sql`select token_hash as hash, browser from session where account_id = ${them.id}`,
  );
  expect(kept.map((row) => [row.hash.toString('hex'), row.browser])).toEqual([
    [hashToken(token).toString('hex'), 'Firefox, Windows'],
  ]);
  expect(await lastEntry()).toMatchObject({ act: 'signIn', subject: { noun: 'account', id: them.id } });
  expect(JSON.stringify(await lastEntry())).not.toContain(token);
});

test.each([
  ['another password', (them: Person) => ({ ...right(them), password: 'wrong' })],
  ['another code', (them: Person) => ({ ...right(them), code: '000000' })],
  ['an old code', (them: Person) => right(them, 9)],
  ['an unknown address', (them: Person) => ({ ...right(them), email: `x${them.email}` })],
  ['nothing', (them: Person) => ({ ...right(them), email: '', password: '', code: '' })],
])('%s is refused by one and the same word', async (_name, given) => {
  expect(refusal(await signIn(given(await person())))).toBe('sign-in-wrong');
});

test('a code is good once, also for two at the same instant', async () => {
  const them = await person();
  const given = right(them); // one code: half a minute later it would be another
  const both = await Promise.all([signIn(given), signIn(given)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(refusal(await signIn(given))).toBe('sign-in-wrong');
});

/** Failures from the minutes before, as many as wanted; of one network, or of as many as there are failures. */
const failed = (email: string, count: number, address: string | null, reason = 'password', hours = 0) =>
  rows(sql`insert into sign_in_failure (email, address, reason, at)
    select ${email}, coalesce(${address}, 'network ' || n), ${reason}, clock_timestamp() - make_interval(hours => ${hours}, secs => 2)
    from generate_series(1, ${count}) n`);

test('of sixty guesses at once at one account ten are looked at, however they arrive', async () => {
  const { email } = await person();
  const address = network();
  const guesses = Array.from({ length: 60 }, (_, n) => ({ email, password: `guess ${n}`, code: '123456', address }));
  const answers = await Promise.all(guesses.map(signIn));
  const codes = answers.map(refusal);
  expect(codes.filter((code) => code === 'sign-in-wrong')).toHaveLength(throttle.perSource);
  expect(codes.every((code) => /^sign-in-(wrong|throttled|busy)$/.test(code))).toBe(true);
  const kept = await rows(sql`select 1 from sign_in_failure where email = ${email}`);
  expect(kept).toHaveLength(throttle.perSource);
}, 120_000);

test('a crowd of strangers keeps neither a file from being read nor a known device from its turn, and the queue is short', async () => {
  const them = await person();
  const device = deviceCookie(makeToken());
  value(await signIn({ ...right(them), device }));
  const over: string[] = [];
  const note = (name: string) => (result: { ok: boolean; refusal?: { code: string } }) => {
    over.push(result.refusal?.code === 'sign-in-busy' ? 'busy' : name);
  };
  const strangers = Array.from({ length: 60 }, (_, n) =>
    signIn({ email: `stranger.${n}@elsewhere.example`, password: 'x', code: '1', address: '192.0.2.1' }).then(
      note('stranger'),
    ),
  );
  const known = signIn({ ...right(them, -1), device }).then(note('known'));
  // A core and two of the four threads that read files are always free: reading waits for no hashing.
  for (let n = 0; n < 20; n++) await readFile('package.json');
  expect(over.filter((name) => name === 'stranger').length).toBeLessThanOrEqual(2);
  await known;
  // Those at work when it came, and nobody who waited.
  expect(over.filter((name) => name === 'stranger').length).toBeLessThanOrEqual(2);
  expect(over.filter((name) => name === 'busy').length).toBeGreaterThanOrEqual(30);
  await Promise.all(strangers);
  expect(over).toHaveLength(61);
}, 120_000);

test('the bound holds among several servers too: the try is put down under a lock before anybody looks at it', async () => {
  const source = { email: 'several@servers.example', network: network(), device: null };
  const tries = await Promise.allSettled(Array.from({ length: 60 }, () => reserveTry(source)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(throttle.perSource);
});

test('who fails too often waits a minute for the next try, and it is neither the account nor the hall that is shut', async () => {
  const [them, neighbour] = [await person(), await person()];
  const address = network();
  await failed(them.email, throttle.perSource, address);
  expect(refusal(await signIn({ ...right(them), address }))).toBe('sign-in-throttled');
  // From elsewhere the account is open, and from here another account.
  value(await signIn({ ...right(neighbour), address }));
  value(await signIn(right(them)));
  await rows(sql`update sign_in_failure set at = at - interval '61 seconds' where email = ${them.email}`);
  value(await signIn({ ...right(them, -1), address }));
});

test('strangers on a hundred networks slow an account down, but not on a device that is known for it', async () => {
  const them = await person();
  const device = deviceCookie(makeToken());
  value(await signIn({ ...right(them), device }));
  await failed(them.email, throttle.perAccount, null);
  expect(refusal(await signIn(right(them, -1)))).toBe('sign-in-throttled');
  // A device that somebody else signed in from, or a cookie without our mark, is no known device of this account.
  const other = deviceCookie(makeToken());
  value(await signIn({ ...right(await person()), device: other }));
  expect(refusal(await signIn({ ...right(them, -1), device: other }))).toBe('sign-in-throttled');
  expect(refusal(await signIn({ ...right(them, -1), device: `${device}x` }))).toBe('sign-in-throttled');
  value(await signIn({ ...right(them, -1), device }));
});

test('a known device opens nothing by itself, and waits after its own wrong tries', async () => {
  const them = await person();
  const device = deviceCookie(makeToken());
  value(await signIn({ ...right(them), device }));
  expect(refusal(await signIn({ ...right(them, -1), password: 'wrong', device }))).toBe('sign-in-wrong');
  await rows(sql`insert into sign_in_failure (email, address, device_hash)
    select email, 'anywhere', device_hash from sign_in_failure, generate_series(2, ${throttle.perSource}) where email = ${them.email}`);
  expect(refusal(await signIn({ ...right(them, -1), device }))).toBe('sign-in-throttled');
  await rows(sql`update known_device set ends_at = now() where account_id = ${them.id}`);
  value(await signIn({ ...right(them, -1), device }));
});

test('whoever knows the password guesses no more codes than the bound, from however many networks, by the quarter and by the day', async () => {
  const them = await person();
  await failed(them.email, throttle.codes - 1, null, 'code');
  expect(refusal(await signIn({ ...right(them), code: '000000' }))).toBe('sign-in-wrong');
  expect(refusal(await signIn(right(them)))).toBe('sign-in-throttled');
  await rows(sql`update sign_in_failure set at = at - interval '16 minutes' where email = ${them.email}`);
  value(await signIn(right(them)));
  await failed(them.email, throttle.codesADay, null, 'code', 3);
  expect(refusal(await signIn(right(them, -1)))).toBe('sign-in-throttled');
});

test('an administrator sees what failed at an account and lifts it, which is in the record; what is typed elsewhere nobody sees', async () => {
  const administrator = await actorFor('administrator');
  const them = await person();
  const address = network();
  await failed(them.email, throttle.perSource, address);
  await failed('nobody@elsewhere.example', 3, address);
  const mine = async () => (await signInStates(administrator)).find(({ id }) => id === them.id);
  expect(await mine()).toMatchObject({ failures: throttle.perSource, isHeldUp: true });
  expect(refusal(await liftSignInLock(await actorFor('secretariat'), { id: them.id }))).toBe('forbidden');
  value(await liftSignInLock(administrator, { id: them.id }));
  expect(await lastEntry()).toMatchObject({
    act: 'liftSignInLock',
    before: { failures: throttle.perSource },
    after: { failures: 0 },
  });
  expect(await mine()).toBeUndefined();
  value(await signIn({ ...right(them), address }));
});

test('a session ends by signing out, when it was idle for half an hour, and after twelve hours', async () => {
  for (const end of [
    (hash: Buffer) => sql`delete from session where token_hash = ${hash}`,
    (hash: Buffer) => sql`update session set seen_at = now() - interval '31 minutes' where token_hash = ${hash}`,
    (hash: Buffer) => sql`update session set ends_at = now() - interval '1 second' where token_hash = ${hash}`,
  ]) {
    const token = await signedIn(await person());
    await rows(sql`update session set seen_at = now() - interval '29 minutes' where token_hash = ${hashToken(token)}`);
    expect(await contextOf(token)).not.toBeNull();
    await rows(end(hashToken(token)));
    expect(await contextOf(token)).toBeNull();
  }
  await endSession('no session at all');
});

test('signing out ends the session and is in the record; a session that is gone is no fault', async () => {
  const them = await person();
  const token = await signedIn(them);
  await endSession(token);
  expect(await contextOf(token)).toBeNull();
  expect(await lastEntry()).toMatchObject({ act: 'signOut', subject: { noun: 'account', id: them.id } });
  await endSession(token);
});

test('a secret sealed with another AUTH_SECRET signs nobody in, and the fault says which value is to be set', async () => {
  const them = await person();
  await rows(sql`update account set totp_secret = 'sealed.1.AAAAAAAA.AAAA' where id = ${them.id}`);
  await expect(signIn({ ...right(them), code: codeOf(them.totpSecret), password: PASSWORD })).rejects.toThrow(
    /another AUTH_SECRET/,
  );
});
