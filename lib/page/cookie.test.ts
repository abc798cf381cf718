import { expect, test } from 'vitest';
import { cookieOf, expired, isToken, sessionCookie } from '#lib/page/cookie.ts';

test.each([
  ['portal-done=issueDocument', 'issueDocument'],
  ['a=1; portal-done=issueDocument; b=2', 'issueDocument'],
  ['portal-done=first; portal-done=second', 'first'],
  ['x-portal-done=other; a=portal-done=1', undefined],
  ['portal-done=', ''],
  ['', undefined],
])('of “%s” the act is %s', (header, act) => {
  expect(cookieOf(header, 'portal-done')).toBe(act);
});

test('a cookie without a header is none', () => {
  expect(cookieOf(undefined, 'a')).toBeUndefined();
});

test.each([
  ['A'.repeat(43), true],
  ['A'.repeat(42), false],
  ['A'.repeat(44), false],
  [`${'A'.repeat(42)}.`, false],
  [undefined, false],
])('%s could be a session’s: %s', (text, could) => {
  expect(isToken(text)).toBe(could);
});

test('over https a cookie goes by https alone, also when it is taken away', () => {
  expect(sessionCookie(true)).toMatch(/^__Host-/);
  const [ended = '', ...more] = expired('a=1; portal-done=issueDocument', true);
  expect(ended).toMatch(/^portal-done=;.*Max-Age=0.*; Secure$/);
  expect(more).toEqual([]);
  expect(expired('portal-done=a; portal-unsaid=b', false)).toHaveLength(2);
  expect(expired('portal-done=a', false).join()).not.toContain('Secure');
  expect(expired(undefined, true)).toEqual([]);
});
