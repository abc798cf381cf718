import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FileRequest } from '#lib/upload/file-response.ts';
import { contentDisposition, fileResponse, parseRange } from '#lib/upload/file-response.ts';
import { copyToReleased, putFile } from '#lib/upload/storage.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const bytes = new Uint8Array(Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251)));
const sha256 = createHash('sha256').update(bytes).digest('hex');
const etag = `"${sha256}"`;
let root = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'response-'));
  await putFile(root, 'restricted', bytes, sha256);
  await copyToReleased(root, sha256);
});
afterAll(async () => rm(root, { recursive: true }));

const answer = (request: Partial<FileRequest> = {}) =>
  fileResponse({
    root,
    area: 'restricted',
    sha256,
    size: bytes.length,
    mediaType: 'application/pdf',
    name: 'Agenda.pdf',
    inline: false,
    rangeHeader: null,
    method: 'GET',
    cache: 'private',
    ...request,
  });
const bodyOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const released = { area: 'released', cache: 'public' } as const;

test('a file is given whole, to be saved, kept nowhere, with every protection', async () => {
  const response = await answer();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="Agenda.pdf"; filename*=UTF-8''Agenda.pdf`,
    'content-length': '1000',
    'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
    'content-type': 'application/pdf',
    'cross-origin-resource-policy': 'same-origin',
    etag,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect(await bodyOf(response)).toEqual(bytes);
});

test('only a PDF is shown in the browser, under a policy without sandbox', async () => {
  const pdf = await answer({ inline: true });
  expect(pdf.headers.get('content-disposition')).toMatch(/^inline;/);
  expect(pdf.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(pdf.headers.get('content-security-policy')).not.toMatch(/sandbox|script-src/);
  for (const mediaType of ['text/html', 'image/svg+xml', 'application/zip']) {
    const other = await answer({ inline: true, mediaType });
    expect(other.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(other.headers.get('content-security-policy')).toContain('sandbox');
  }
});

test('a released file may be kept for a second and asked for again by its tag; a restricted one is kept nowhere', async () => {
  const response = await answer(released);
  expect(response.headers.get('cache-control')).toBe('public, max-age=1, must-revalidate');
  const same = await answer({ ...released, ifNoneMatch: `"x", W/${etag}` });
  expect([same.status, same.body, same.headers.get('etag')]).toEqual([304, null, etag]);
  expect((await answer({ ...released, ifNoneMatch: '"x"' })).status).toBe(200);
  // Whoever has it all the same, saved by hand, is told that it is still this one: by now the right to it was judged anew.
  const own = await answer({ ifNoneMatch: etag });
  expect([own.status, own.headers.get('cache-control')]).toEqual([304, 'private, no-store']);
  await expect(answer({ cache: 'public' })).rejects.toThrow('never kept in a cache');
});

test.for([
  ['bytes=0-0', 0, 0],
  ['bytes=0-', 0, 999],
  ['bytes=100-199', 100, 199],
  ['bytes=990-5000', 990, 999],
  ['bytes=-10', 990, 999],
  ['bytes=-5000', 0, 999],
  ['Bytes= 5 - 9 ', 5, 9],
  ['bytes=5-99999999999999999999999', 5, 999],
] as const)('the range %s is bytes %i to %i', async ([rangeHeader, start, end]) => {
  const response = await answer({ rangeHeader });
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/1000`);
  expect(response.headers.get('content-length')).toBe(String(end - start + 1));
  expect(await bodyOf(response)).toEqual(bytes.slice(start, end + 1));
});

test.for(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('the range %s cannot be satisfied', async (rangeHeader) => {
  const response = await answer({ rangeHeader });
  expect([response.status, response.body]).toEqual([416, null]);
  expect(response.headers.get('content-range')).toBe('bytes */1000');
});

test.for(['', 'bytes', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=9-5', 'lines=1-2', 'bytes=0-1,4-5', 'bytes=--1'])(
  'the range %j is as none',
  async (rangeHeader) => {
    const response = await answer({ rangeHeader });
    expect([response.status, response.headers.get('content-range')]).toEqual([200, null]);
    expect(await bodyOf(response)).toEqual(bytes);
  },
);

test('a range holds only for the file the reader has a part of', async () => {
  const rangeHeader = 'bytes=0-9';
  expect((await answer({ rangeHeader, ifRange: etag })).status).toBe(206);
  for (const ifRange of ['"other"', `W/${etag}`, 'Tue, 24 Nov 2026 10:00:00 GMT', '']) {
    const response = await answer({ rangeHeader, ifRange });
    expect([response.status, (await bodyOf(response)).length]).toEqual([200, 1000]);
  }
});

test('HEAD tells of the whole file and gives none of it', async () => {
  const response = await answer({ method: 'HEAD', rangeHeader: 'bytes=0-9' });
  expect([response.status, response.headers.get('content-length'), response.body]).toEqual([200, '1000', null]);
});

test('a file that is not there, or not of its size, is a fault', async () => {
  await expect(answer({ sha256: 'a'.repeat(64) })).rejects.toThrow('not there');
  await expect(answer({ size: 999 })).rejects.toThrow('not of its size');
  await expect(answer({ size: 2000, rangeHeader: 'bytes=1500-' })).rejects.toThrow();
});

test.for(['before', 'while'])(
  'a file cut short %s it is read breaks the stream off, never ends it as if whole',
  async (when) => {
    const large = new Uint8Array(3_000_000).fill(when.length);
    const name = createHash('sha256').update(large).digest('hex');
    await putFile(root, 'restricted', large, name);
    const reader = (await answer({ sha256: name, size: large.length })).body?.getReader();
    if (when === 'while') await reader?.read();
    await writeFile(path.join(root, 'restricted', name.slice(0, 2), name.slice(2, 4), name), 'short');
    const rest = async () => {
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read());
    };
    await expect(rest()).rejects.toThrow('ended before its size');
  },
);

test('a reader may leave half-way', async () => {
  const reader = (await answer()).body?.getReader();
  await reader?.read();
  await reader?.cancel();
});

test.for([
  ['Повестка дня.pdf', '________ ___.pdf', '%D0%9F%D0%BE%D0%B2%D0%B5%D1%81%D1%82%D0%BA%D0%B0%20%D0%B4%D0%BD%D1%8F.pdf'],
  [`a"b';c%.pdf`, `a_b'_c_.pdf`, 'a_b%27%3Bc%25.pdf'],
  ['a\r\nX: y (1)*!.pdf', 'aX_ y (1)_!.pdf', 'aX_%20y%20%281%29_%21.pdf'],
] as const)('the name %j is given in both forms', ([name, ascii, whole]) => {
  expect(contentDisposition('attachment', name)).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${whole}`);
});

test('any name makes a header that is well formed and gives the name back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const header = contentDisposition('inline', name);
      expect(header).toMatch(/^inline; filename="[^"\\\p{Cc}]+"; filename\*=UTF-8''[\w%.~$&+^`|#-]+$/u);
      expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
    }),
    { numRuns: 1000 },
  );
});

test('range arithmetic: what is given lies in the file and is what was asked for', () => {
  const number = fc.option(fc.nat({ max: 3000 }), { nil: undefined });
  fc.assert(
    fc.property(fc.nat({ max: 2000 }), number, number, (size, first, last) => {
      const range = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, size);
      const wanted = Array.from({ length: size }, (_, i) => i).filter((i) =>
        first === undefined ? i >= size - (last ?? 0) : i >= first && i <= (last ?? size),
      );
      const invalid = first === undefined ? last === undefined : last !== undefined && last < first;
      if (invalid) expect(range).toBe('whole');
      else if (wanted.length === 0) expect(range).toBe('unsatisfiable');
      else expect(range).toEqual({ start: wanted[0], end: wanted.at(-1) });
    }),
    { numRuns: 3000 },
  );
});
