import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import decodeQR from 'qr/decode.js';
import { beforeAll, expect, test } from 'vitest';
import { codeOf, contextOf, network, person, signedIn } from '#bin/test/person.ts';
import { actorFor, lastEntry, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import { disableAccount, enableAccount, openAccount, renewSignIn } from '#lib/account/commands.ts';
import { acceptInvitation } from '#lib/account/invitation/commands.ts';
import { openInvitation } from '#lib/account/invitation/queries.ts';
import { signIn } from '#lib/account/sign-in/commands.ts';
import { type Actor, SYSTEM } from '#lib/act/actor.ts';

const NEW = 'a new password of theirs';
let administrator: Actor;
beforeAll(async () => {
  await loadedRegister();
  administrator = await actorFor('administrator');
});

async function invited() {
  const email = `invited.${randomUUID()}@test.example`;
  const opened = await openAccount(administrator, { email, name: 'A', role: 'delegate', iso3: 'KGZ', acronym: '' });
  const { id, invitation } = value(opened);
  const token = invitation?.token ?? '';
  const secret = (await openInvitation(token))?.factor.secret.replaceAll(' ', '') ?? '';
  const typed = { token, newPassword: NEW, again: NEW, code: codeOf(secret) };
  return { id, email, token, secret, typed };
}

const fieldsOf = (result: Awaited<ReturnType<typeof acceptInvitation>>) => (result.ok ? null : result.refusal.fields);

test('the address sets password and second factor once, and with both the person signs in; the record has neither', async () => {
  const { id, email, token, secret, typed } = await invited();
  value(await acceptInvitation(SYSTEM, typed));
  const entry = await lastEntry();
  expect(entry).toMatchObject({ act: 'acceptInvitation', subject: { noun: 'account', id }, before: null, after: null });
  expect(JSON.stringify(entry)).not.toContain(token);
  value(await signIn({ email, password: NEW, code: codeOf(secret), address: network() }));
  expect(await openInvitation(token)).toBeNull();
  expect(refusal(await acceptInvitation(SYSTEM, typed))).toBe('invitation-gone');
});

test('of two who use it at the same instant one has it', async () => {
  const { typed } = await invited();
  const both = await Promise.all([acceptInvitation(SYSTEM, typed), acceptInvitation(SYSTEM, typed)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test.each([
  ['a short password', { newPassword: 'short', again: 'short' }, { newPassword: 'password-short' }],
  ['two passwords that differ', { again: 'another' }, { again: 'passwords-differ' }],
  ['no code', { code: '' }, { code: 'field-missing' }],
  ['a wrong code', { code: '000000' }, { code: 'code-wrong' }],
])('with %s nothing is set, and the address stays good', async (_name, wrong, fields) => {
  const { typed, token } = await invited();
  expect(fieldsOf(await acceptInvitation(SYSTEM, { ...typed, ...wrong }))).toEqual(fields);
  expect(await openInvitation(token)).not.toBeNull();
});

test('one’s own address is no password', async () => {
  const { typed, token, email } = await invited();
  const own = { newPassword: ` ${email}`, again: ` ${email}` };
  expect(fieldsOf(await acceptInvitation(SYSTEM, { ...typed, ...own }))).toEqual({ newPassword: 'password-email' });
  expect(await openInvitation(token)).not.toBeNull();
});

test('the page offers the same second factor each time it is opened, another for each address, and its picture says what its text says', async () => {
  const [one, other] = [await invited(), await invited()];
  const page = await openInvitation(one.token);
  expect(page?.factor.secret.replaceAll(' ', '')).toBe(one.secret);
  expect(other.secret).not.toBe(one.secret);
  expect(page?.factor.otpauth).toContain(`secret=${one.secret}`);
  const { size, path } = page?.factor.qr ?? { size: 0, path: '' };
  const scale = 4;
  const data = new Uint8Array((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * size * scale + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
  expect(decodeQR({ width: size * scale, height: size * scale, data })).toBe(page?.factor.otpauth);
});

test('the address dies after a day, by another one, and by disabling the account, for good', async () => {
  const late = await invited();
  await rows(sql`update invitation set ends_at = now() where account_id = ${late.id}`);
  expect(refusal(await acceptInvitation(SYSTEM, late.typed))).toBe('invitation-gone');

  const first = await invited();
  const second = value(await renewSignIn(administrator, { id: first.id, expectedVersion: 1 })).invitation.token;
  expect(refusal(await acceptInvitation(SYSTEM, first.typed))).toBe('invitation-gone');
  expect(await openInvitation(second)).toMatchObject({ email: first.email });

  const off = await invited();
  value(await disableAccount(administrator, { id: off.id, expectedVersion: 1 }));
  value(await enableAccount(administrator, { id: off.id, expectedVersion: 2 }));
  expect(refusal(await acceptInvitation(SYSTEM, off.typed))).toBe('invitation-gone');
});

test('a renewed sign-in ends what was open when it was renewed; invented addresses open nothing', async () => {
  const them = await person();
  const session = await signedIn(them);
  const { token } = value(await renewSignIn(administrator, { id: them.id, expectedVersion: 1 })).invitation;
  expect(await contextOf(session)).toBeNull();
  expect(await openInvitation(token)).toMatchObject({ email: them.email });
  for (const invented of ['', 'x', `${token}x`, 'я'.repeat(50)]) expect(await openInvitation(invented)).toBeNull();
});

test('nobody but the portal itself accepts one, and no delegate sees any', async () => {
  const { typed } = await invited();
  expect(refusal(await acceptInvitation(administrator, typed))).toBe('forbidden');
});
