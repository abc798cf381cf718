import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Area } from '#lib/upload/storage.ts';
import {
  BytesDisagree,
  copyToReleased,
  listFiles,
  openFile,
  putFile,
  sweepTemporary,
  verifyFile,
} from '#lib/upload/storage.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'storage-'));
});
afterAll(async () => rm(root, { recursive: true }));

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const made = (size = 1000) => {
  const bytes = new Uint8Array(randomBytes(size));
  return { bytes, sha256: hashOf(bytes) };
};
const placeOf = (area: Area, sha256: string) => path.join(root, area, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const temporaries = (area: Area) => readdir(path.join(root, area, 'tmp'));
const all = async (area: Area) => Array.fromAsync(listFiles(root, area));
const read = async (opened: Awaited<ReturnType<typeof openFile>>) =>
  opened && new Uint8Array(await new Response(opened.stream).arrayBuffer());

test('a stored file is at its hash, whole, readable by its owner alone', async () => {
  const { bytes, sha256 } = made();
  await putFile(root, 'restricted', bytes, sha256);
  const place = placeOf('restricted', sha256);
  expect(new Uint8Array(await readFile(place))).toEqual(bytes);
  expect((await stat(place)).mode & 0o777).toBe(0o600);
  for (const above of [path.dirname(place), path.dirname(path.dirname(place)), path.join(root, 'restricted')]) {
    expect((await stat(above)).mode & 0o777).toBe(0o700);
  }
  expect(await temporaries('restricted')).toEqual([]);
  expect(await verifyFile(root, 'restricted', sha256)).toBe(true);
  expect(await openFile(root, 'released', sha256)).toBeNull();
});

test('a stream is stored as bytes are', async () => {
  const { bytes, sha256 } = made(300_000);
  await putFile(root, 'restricted', new Blob([bytes]).stream(), sha256);
  expect(await read(await openFile(root, 'restricted', sha256))).toEqual(bytes);
});

test('the empty file is stored too', async () => {
  const { bytes, sha256 } = made(0);
  await putFile(root, 'restricted', bytes, sha256);
  expect(await read(await openFile(root, 'restricted', sha256))).toEqual(bytes);
  expect(await verifyFile(root, 'restricted', sha256)).toBe(true);
});

test('storing again, also twenty times at once, is harmless', async () => {
  const { bytes, sha256 } = made(200_000);
  await Promise.all(Array.from({ length: 20 }, () => putFile(root, 'restricted', bytes, sha256)));
  await putFile(root, 'restricted', bytes, sha256);
  expect(await verifyFile(root, 'restricted', sha256)).toBe(true);
  expect((await all('restricted')).filter((name) => name === sha256)).toHaveLength(1);
  expect(await temporaries('restricted')).toEqual([]);
});

test('bytes of another hash are not stored', async () => {
  const { bytes } = made();
  const other = made().sha256;
  await expect(putFile(root, 'restricted', bytes, other)).rejects.toThrow(BytesDisagree);
  expect(await openFile(root, 'restricted', other)).toBeNull();
  expect(await temporaries('restricted')).toEqual([]);
});

test('a stream that fails half-way leaves nothing', async () => {
  const { bytes, sha256 } = made();
  async function* broken() {
    yield bytes.subarray(0, 500);
    throw new Error('the connection was lost');
  }
  await expect(putFile(root, 'restricted', broken(), sha256)).rejects.toThrow('the connection was lost');
  expect(await openFile(root, 'restricted', sha256)).toBeNull();
  expect(await temporaries('restricted')).toEqual([]);
});

test('a name that is no hash reaches no file', async () => {
  for (const name of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`]) {
    await expect(openFile(root, 'restricted', name)).rejects.toThrow('named by a SHA-256');
    await expect(putFile(root, 'restricted', new Uint8Array(1), name)).rejects.toThrow('named by a SHA-256');
  }
});

test('a damaged file is told, and mended by storing it again', async () => {
  const { bytes, sha256 } = made();
  await putFile(root, 'restricted', bytes, sha256);
  await writeFile(placeOf('restricted', sha256), bytes.subarray(1));
  expect(await verifyFile(root, 'restricted', sha256)).toBe(false);
  await expect(copyToReleased(root, sha256)).rejects.toThrow(BytesDisagree);
  expect(await openFile(root, 'released', sha256)).toBeNull();
  await putFile(root, 'restricted', bytes, sha256);
  expect(await verifyFile(root, 'restricted', sha256)).toBe(true);
});

test('a released file is a copy: a file of its own that outlives the restricted one', async () => {
  const { bytes, sha256 } = made(400_000);
  await putFile(root, 'restricted', bytes, sha256);
  await copyToReleased(root, sha256);
  const [restricted, released] = await Promise.all([
    stat(placeOf('restricted', sha256)),
    stat(placeOf('released', sha256)),
  ]);
  expect([released.nlink, restricted.nlink]).toEqual([1, 1]);
  expect(released.ino).not.toBe(restricted.ino);
  await rm(placeOf('restricted', sha256));
  expect(await verifyFile(root, 'released', sha256)).toBe(true);
  expect(await verifyFile(root, 'restricted', sha256)).toBe(false);
  await expect(copyToReleased(root, sha256)).rejects.toThrow('no restricted file');
});

test('files are listed in order, without what is no stored file', async () => {
  const fresh = path.join(root, 'list');
  const files = Array.from({ length: 12 }, () => made(10));
  for (const { bytes, sha256 } of files) await putFile(fresh, 'released', bytes, sha256);
  await mkdir(path.join(fresh, 'released', 'aa', 'bb'), { recursive: true });
  await writeFile(path.join(fresh, 'released', 'aa', 'bb', 'notes.txt'), 'x');
  const listed = await Array.fromAsync(listFiles(fresh, 'released'));
  expect(listed).toEqual(files.map((file) => file.sha256).sort());
  expect(await Array.fromAsync(listFiles(fresh, 'restricted'))).toEqual([]);
});

test('what a killed upload left is swept when it is old', async () => {
  const old = path.join(root, 'restricted', 'tmp', 'old');
  await mkdir(path.dirname(old), { recursive: true });
  await writeFile(old, 'x');
  await utimes(old, new Date(0), new Date(0));
  await writeFile(path.join(root, 'restricted', 'tmp', 'new'), 'x');
  expect(await sweepTemporary(root, 'restricted')).toBe(1);
  expect(await temporaries('restricted')).toEqual(['new']);
  expect(await sweepTemporary(root, 'restricted', 0)).toBe(1);
  expect(await sweepTemporary(path.join(root, 'none'), 'restricted')).toBe(0);
});

test('any range gives just its bytes, and one outside the file is refused', async () => {
  const { bytes, sha256 } = made(300_000);
  await putFile(root, 'restricted', bytes, sha256);
  const position = fc.nat({ max: bytes.length - 1 });
  await fc.assert(
    fc.asyncProperty(position, position, async (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const opened = await openFile(root, 'restricted', sha256, { start, end });
      expect(opened?.size).toBe(bytes.length);
      expect(Buffer.compare((await read(opened)) ?? bytes, bytes.subarray(start, end + 1))).toBe(0);
    }),
    { numRuns: 100 },
  );
  await expect(openFile(root, 'restricted', sha256, { start: 0, end: bytes.length })).rejects.toThrow(RangeError);
});
