import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HeldPage } from '#lib/page/held-page.ts';
import { heldReplies } from '#lib/page/held-reply.ts';

const body = Buffer.from(
  '<!DOCTYPE html><html><body><main>Алматы, июнь 2013 г. — Қазақстан</main></body></html>'.repeat(20),
);
const page: HeldPage = {
  ...{ status: 200, type: 'text/html; charset=utf-8', body, passed: {} },
  ...{ freshUntil: 0, asOf: new Date('2026-11-24T11:00:00Z'), hash: 'hash', good: null },
};
const pages: Record<string, HeldPage> = {
  '/en': page,
  '/stale': { ...page, good: page },
  '/missing': { ...page, status: 404 },
  '/moved': { ...page, status: 307, type: '', body: Buffer.alloc(0), passed: { location: '/en' } },
};
const send = heldReplies({ secure: true });
const server = createServer((req, res) => send(pages[req.url ?? ''] ?? page, req, res));

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const asked = request({ port, host: '127.0.0.1', path, method, headers }).end();
  const [answer] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

test('the same bytes arrive plain, as gzip and as brotli, each with its own strong tag', async () => {
  const plain = await ask('/en');
  const gzip = await ask('/en', { 'accept-encoding': 'gzip, deflate' });
  const br = await ask('/en', { 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect(plain.body).toEqual(body);
  expect(gunzipSync(gzip.body)).toEqual(body);
  expect(brotliDecompressSync(br.body)).toEqual(body);
  expect([plain, gzip, br].map(({ headers }) => headers.etag)).toEqual(['"hash"', '"hash-gzip"', '"hash-br"']);
  expect([plain, gzip, br].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br']);
  for (const { headers, body: bytes } of [plain, gzip, br]) {
    expect(Number(headers['content-length'])).toBe(bytes.length);
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toContain('max-age=');
  }
});

test('an encoding that the client refuses is not sent', async () => {
  expect((await ask('/en', { 'accept-encoding': 'br;q=0, gzip' })).headers['content-encoding']).toBe('gzip');
  expect((await ask('/en', { 'accept-encoding': 'br;q=0, *;q=0.5' })).headers['content-encoding']).toBe('gzip');
  expect((await ask('/en', { 'accept-encoding': 'identity' })).headers['content-encoding']).toBeUndefined();
});

test('who has the bytes already gets 304 without them, for the encoding that they have', async () => {
  for (const tags of ['"hash"', 'W/"hash"', '"other", "hash"', '*']) {
    const { status, body: bytes, headers } = await ask('/en', { 'if-none-match': tags });
    expect([status, bytes.length, headers.etag]).toEqual([304, 0, '"hash"']);
  }
  expect((await ask('/en', { 'if-none-match': '"hash"', 'accept-encoding': 'br' })).status).toBe(200);
  expect((await ask('/missing', { 'if-none-match': '"hash"' })).status).toBe(404);
});

test('HEAD has the headers of GET and no body, and so have connections that end', async () => {
  const head = await ask('/en', {}, 'HEAD');
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(body.length)]);
  const last = await ask('/en', { connection: 'close' });
  expect([last.body.length, last.headers.connection]).toEqual([body.length, 'close']);
});

test('the last good bytes say of when they are and are kept by nobody; other statuses are sent as they are', async () => {
  const stale = await ask('/stale');
  expect(stale.headers).toMatchObject({
    'cache-control': 'no-store',
    warning: '110 - "Response is Stale"',
    'last-modified': 'Tue, 24 Nov 2026 11:00:00 GMT',
  });
  expect(await ask('/missing')).toMatchObject({ status: 404, body });
  expect(await ask('/moved')).toMatchObject({ status: 307, headers: { location: '/en', 'content-length': '0' } });
});
