import { afterEach, expect, test } from 'vitest';
import { provide } from '#env.ts';
import { callerOf, cookieOptions, keepDevice } from '#lib/account/door.ts';
import { deviceToken } from '#lib/account/secret.ts';

const untouched = process.env.PORTAL_URL;
const reachedBy = (url: string | undefined) => {
  if (url === undefined) delete process.env.PORTAL_URL;
  else process.env.PORTAL_URL = url;
  provide({ AUTH_SECRET: 'a secret of the tests, long enough for it' });
};
afterEach(() => reachedBy(untouched));

/** The cookies of a browser, as a request brings them and an answer sets them. */
function jarOf(cookies: Record<string, string>) {
  const set = new Map<string, { value: string; maxAge: number; secure: boolean; path: string }>();
  return {
    set: (name: string, value: string, options: { maxAge: number; secure: boolean; path: string }) =>
      set.set(name, { value, ...options }),
    get: (name: string) => (name in cookies ? { value: cookies[name] ?? '' } : undefined),
    getAll: () => Object.keys(cookies).map((name) => ({ name })),
    answer: set,
  };
}

const request = new Request('http://localhost/', { headers: { 'x-forwarded-for': '2001:db8::7', 'user-agent': 'B' } });

test('over https every cookie is Secure, those that are taken away too, and what Auth.js leaves goes', () => {
  reachedBy('https://portal.example');
  const jar = jarOf({ '__Secure-authjs.callback-url': 'x', '__Host-authjs.csrf-token': 'x', other: 'x' });
  const { device, address, browser } = callerOf(request, jar);
  expect([address, browser]).toEqual(['2001:db8:0:0::/64', 'B']);
  keepDevice(jar, device);
  expect([...jar.answer.keys()].toSorted()).toEqual([
    '__Host-authjs.csrf-token',
    '__Host-portal-device',
    '__Secure-authjs.callback-url',
  ]);
  for (const [name, { secure, path, maxAge }] of jar.answer)
    expect([secure, path, maxAge > 0], name).toEqual([true, '/', name === '__Host-portal-device']);
  expect(cookieOptions(0)).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 0 });
});

test('a browser keeps the device it is known by; a cookie that we never gave out is replaced', () => {
  reachedBy('http://localhost:3000');
  const { device } = callerOf(request, jarOf({}));
  expect(deviceToken(device)).not.toBeNull();
  expect(callerOf(request, jarOf({ 'portal-device': device })).device).toBe(device);
  for (const invented of [`${device}x`, 'x.y', '', `${device}.z`])
    expect(callerOf(request, jarOf({ 'portal-device': invented })).device).not.toBe(invented);
});
