import { createHash } from 'node:crypto';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { filesBefore, hasTemporaryBefore, removeFileBefore } from '#lib/upload/orphans.ts';
import { listFiles, pathOf, putFile, sweepTemporary, verifyFile } from '#lib/upload/storage.ts';

const longAgo = new Date('2020-01-01T00:00:00Z');
const before = new Date('2020-06-01T00:00:00Z');
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'portal-orphans-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
});

async function stored(text: string, at = longAgo): Promise<string> {
  const sha256 = hashOf(text);
  await putFile(root, 'restricted', Buffer.from(text), sha256);
  await utimes(pathOf(root, 'restricted', sha256), at, at);
  return sha256;
}

test('only what was last written before the moment is found, and removed', async () => {
  const [old, young] = [await stored('old'), await stored('young', new Date())];
  expect(await Array.fromAsync(filesBefore(root, 'restricted', before))).toEqual([old]);
  expect(await removeFileBefore(root, 'restricted', old, before)).toBe(true);
  expect(await removeFileBefore(root, 'restricted', young, before)).toBe(false);
  expect(await removeFileBefore(root, 'restricted', old, before)).toBe(false);
  expect(await Array.fromAsync(listFiles(root, 'restricted'))).toEqual([young]);
  expect(await verifyFile(root, 'restricted', young)).toBe(true);
});

test('a file that is stored again is young again, so that the upload which did it keeps it', async () => {
  const sha256 = await stored('old');
  await putFile(root, 'restricted', Buffer.from('old'), sha256);
  expect(await Array.fromAsync(filesBefore(root, 'restricted', before))).toEqual([]);
  expect(await removeFileBefore(root, 'restricted', sha256, before)).toBe(false);
  expect(await verifyFile(root, 'restricted', sha256)).toBe(true);
});

test('however removal and upload of the same bytes meet, an upload that has ended has its file', async () => {
  for (let round = 0; round < 50; round++) {
    const sha256 = await stored('old');
    await Promise.all([
      removeFileBefore(root, 'restricted', sha256, before),
      putFile(root, 'restricted', Buffer.from('old'), sha256),
    ]);
    expect(await verifyFile(root, 'restricted', sha256), `round ${round}`).toBe(true);
  }
});

test('what a killed upload left is seen by its age', async () => {
  await stored('one');
  const left = join(root, 'restricted', 'tmp', 'left');
  await writeFile(left, '');
  expect(await hasTemporaryBefore(root, 'restricted', before)).toBe(false);
  await utimes(left, longAgo, longAgo);
  expect(await hasTemporaryBefore(root, 'restricted', before)).toBe(true);
  expect(await sweepTemporary(root, 'restricted', Date.now() - before.getTime())).toBe(1);
  expect(await hasTemporaryBefore(root, 'restricted', before)).toBe(false);
  expect(await hasTemporaryBefore(root, 'released', before)).toBe(false);
});
