import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { accountDesk } from '#bin/account/desk.ts';
import { contextOf, person, signedIn } from '#bin/test/person.ts';
import { lastEntry, loadedRegister, recorded, rows } from '#bin/test/world.ts';
import { openInvitation } from '#lib/account/invitation/queries.ts';

beforeAll(loadedRegister);

const tokenIn = (lines: readonly string[]) =>
  /\/en\/portal\/invitation\/([\w-]{43})$/.exec(lines.at(-1) ?? '')?.[1] ?? '';

test('a register with nobody in it gets its first administrator, by an address that is open, and it is in the record', async () => {
  expect(await accountDesk('list', '')).toEqual({ ok: true, lines: ['There is no account yet.'] });
  const { ok, lines } = await accountDesk('add-administrator', 'First@Ministry.Example', 'The first');
  expect(ok).toBe(true);
  expect(await openInvitation(tokenIn(lines))).toMatchObject({ name: 'The first', email: 'first@ministry.example' });
  const entry = await lastEntry();
  expect(entry).toMatchObject({ act: 'openAccount', capacity: 'system', after: { role: 'administrator' } });
  expect(JSON.stringify(entry)).not.toContain(tokenIn(lines));
  const listed = await accountDesk('list', '');
  expect(listed.lines.join()).toContain('first@ministry.example · The first · administrator · the secretariat');
});

test('an address is refused in words when it is none, or taken, and nothing is recorded', async () => {
  const before = await recorded();
  const none = await accountDesk('add-administrator', 'nobody');
  expect([none.ok, none.lines.join()]).toEqual([
    false,
    expect.stringContaining('email: This is not an e-mail address.'),
  ]);
  const taken = await accountDesk('add-administrator', 'first@ministry.example');
  expect([taken.ok, taken.lines.join()]).toEqual([false, expect.stringContaining('already has this e-mail address')]);
  for (const act of ['invite', 'disable', 'enable', 'end-sessions'] as const)
    expect(await accountDesk(act, 'nobody@elsewhere.example')).toMatchObject({ ok: false });
  expect(await recorded()).toBe(before);
});

test('sessions are ended, an account is disabled and enabled, and whoever lost their sign-in is given a new address', async () => {
  const them = await person();
  const token = await signedIn(them);
  expect((await accountDesk('end-sessions', them.email)).lines).toEqual([`${them.email}: 1 session has ended.`]);
  expect(await contextOf(token)).toBeNull();
  const active = () => rows(sql`select active from account where id = ${them.id}`);
  expect((await accountDesk('disable', them.email)).ok).toBe(true);
  expect(await active()).toEqual([{ active: false }]);
  expect((await accountDesk('invite', them.email)).lines).toEqual(['The account is disabled. Enable it first.']);
  expect((await accountDesk('enable', them.email.toUpperCase())).ok).toBe(true);
  expect(await active()).toEqual([{ active: true }]);
  const invited = await accountDesk('invite', them.email);
  expect(await openInvitation(tokenIn(invited.lines))).toMatchObject({ email: them.email });
});
