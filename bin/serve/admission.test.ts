import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { admission } from '#bin/serve/admission.ts';
import type { Refusal } from '#bin/serve/error-pages.ts';
import { sessionCookie } from '#lib/page/cookie.ts';

const origin = new URL('https://portal.example');
const cookie = `${sessionCookie(true)}=${'a'.repeat(43)}`;

/** Why a POST of so many bytes is refused; null where it is let in. */
async function refusalOf(url: string, bytes: number, more: Record<string, string> = {}, portal = false) {
  const refusals: Refusal[] = [];
  const admit = admission({
    origin,
    pages: { sendRefusal: (_request, _response, { refusal }) => void refusals.push(refusal) },
    uploadLimitMb: 25,
    isLive: async () => true,
    languages: () => ['en'],
  });
  const request = new IncomingMessage(new Socket());
  Object.assign(request, {
    ...{ method: 'POST', url },
    headers: {
      host: origin.host,
      origin: origin.origin,
      'content-type': portal ? 'multipart/form-data; boundary=x' : 'application/x-www-form-urlencoded;charset=UTF-8',
      'content-length': `${bytes}`,
      ...more,
    },
  });
  queueMicrotask(() => request.push(null));
  const leave = await admit(request, new ServerResponse(request), portal);
  leave?.();
  return leave ? null : refusals[0];
}

test('what somebody signed in types is kept as long as it may be; whoever is not signed in sends no more than a sign-in', async () => {
  expect(await refusalOf('/api/typing', 15_000)).toBeNull();
  expect(await refusalOf('/api/typing', 400_000, { cookie })).toBeNull();
  expect(await refusalOf('/api/typing', 700_000, { cookie })).toBe('tooLong');
  expect(await refusalOf('/api/typing', 20_000)).toBe('tooLong');
  expect(await refusalOf('/api/typing', 20_000, { cookie: `${sessionCookie(true)}=short` })).toBe('tooLong');
  expect(await refusalOf('/api/sign-in', 20_000, { cookie })).toBe('tooLong');
});

test('a form of the portal may have a field as long as all of it; what is longer than any form is not read', async () => {
  expect(await refusalOf('/en/portal/desk', 2_500_000, { cookie }, true)).toBeNull();
  expect(await refusalOf('/en/portal/desk', 30_000_000, { cookie }, true)).toBe('tooLarge');
});
