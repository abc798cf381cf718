import { createHash, randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What only those with access may read, and what was released: separate trees, no file shared between them. */
export type Area = 'restricted' | 'released';

export type ByteSource = Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Byte positions as in HTTP: both ends included. */
export type ByteRange = { start: number; end: number };

const SHA256 = /^[0-9a-f]{64}$/;
const CHUNK = 128 * 1024;
export const TEMPORARY = 'tmp';

/** Thrown when bytes and the hash that names them disagree: nothing was stored under that name. */
export class BytesDisagree extends Error {
  constructor(sha256: string, found: string) {
    super(`the bytes to be stored as ${sha256} have the hash ${found}`);
    this.name = 'BytesDisagree';
  }
}

/** Where the bytes of a hash are, or would be. */
export function pathOf(root: string, area: Area, sha256: string): string {
  if (!SHA256.test(sha256)) throw new Error('a stored file is named by a SHA-256 of 64 lower-case hexadecimal digits');
  return path.join(root, area, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/**
 * Stores bytes under their SHA-256 and returns when they are on the disk, name and all. Storing again is harmless and mends a
 * file that was damaged. Killed at any moment, it leaves the whole file or nothing under the name. Throws `BytesDisagree`
 * when the bytes have another hash.
 */
export async function putFile(root: string, area: Area, source: ByteSource, sha256: string): Promise<void> {
  const target = pathOf(root, area, sha256);
  const directory = path.dirname(target);
  const temporaryDirectory = path.join(root, area, TEMPORARY);
  await makeDirectory(directory);
  await makeDirectory(temporaryDirectory);
  const temporary = path.join(temporaryDirectory, `${sha256}.${randomUUID()}`);
  try {
    const found = await writeWhole(temporary, source);
    if (found !== sha256) throw new BytesDisagree(sha256, found);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  // The whole way down, each time: another upload may have made a directory just now and not synced its name yet.
  for (const level of [directory, path.dirname(directory), path.join(root, area)]) await syncDirectory(level);
}

/** Writes and syncs a new file; gives the hash of what was written. */
async function writeWhole(file: string, source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      hash.update(chunk);
      for (let written = 0; written < chunk.length; ) {
        written += (await handle.write(chunk, written)).bytesWritten;
      }
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** Makes a directory with those above it, each name synced: a file is as durable as the names that lead to it. */
async function makeDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let at = directory; at.length >= first.length; at = path.dirname(at)) await syncDirectory(path.dirname(at));
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Finds a stored file; null where there is none. `size` is that of the whole file in bytes, `stream` gives `range` of it, or all.
 * The file is opened when the stream is first read, so one that is never read holds nothing.
 */
export async function openFile(
  root: string,
  area: Area,
  sha256: string,
  range?: ByteRange,
): Promise<{ size: number; stream: ReadableStream<Uint8Array<ArrayBuffer>> } | null> {
  const file = pathOf(root, area, sha256);
  const found = await unlessMissing(stat(file));
  if (found === undefined) return null;
  const { size } = found;
  const start = range?.start ?? 0;
  const end = range === undefined ? size : range.end + 1;
  if (start < 0 || end > size || start > end) throw new RangeError(`no bytes ${start}-${end - 1} in a file of ${size}`);
  return { size, stream: streamOf(file, start, end) };
}

function streamOf(file: string, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let handle: FileHandle | undefined;
  let position = start;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          handle ??= await open(file, 'r');
          const wanted = Math.min(CHUNK, end - position);
          const { bytesRead, buffer } = await handle.read(new Uint8Array(wanted), 0, wanted, position);
          if (wanted > 0 && bytesRead === 0) throw new Error('a stored file ended before its size');
          position += bytesRead;
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
        } catch (error) {
          await handle?.close();
          throw error;
        }
        if (position < end) return;
        await handle.close();
        controller.close();
      },
      cancel: () => handle?.close(),
    },
    { highWaterMark: 0 },
  );
}

async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a stored file is there and its bytes still have the hash that names it. Reads it through, in constant memory. */
export async function verifyFile(root: string, area: Area, sha256: string): Promise<boolean> {
  const opened = await openFile(root, area, sha256);
  if (opened === null) return false;
  const hash = createHash('sha256');
  for await (const chunk of opened.stream) hash.update(chunk);
  return hash.digest('hex') === sha256;
}

/**
 * Copies a restricted file out to the released area: a file of its own, byte for byte, verified on the way. Throws when there is
 * no such restricted file, and `BytesDisagree` when it was damaged.
 */
export async function copyToReleased(root: string, sha256: string): Promise<void> {
  await putFile(root, 'released', restrictedBytes(root, sha256), sha256);
}

async function* restrictedBytes(root: string, sha256: string): AsyncGenerator<Uint8Array> {
  const opened = await openFile(root, 'restricted', sha256);
  if (opened === null) throw new Error(`there is no restricted file ${sha256} to release`);
  yield* opened.stream;
}

/** The hashes of all files stored in an area, in ascending order, a directory at a time. */
export async function* listFiles(root: string, area: Area): AsyncGenerator<string> {
  const top = path.join(root, area);
  for (const first of (await namesIn(top)).filter((name) => name !== TEMPORARY)) {
    for (const second of await namesIn(path.join(top, first))) {
      for (const name of await namesIn(path.join(top, first, second))) {
        if (SHA256.test(name) && name.startsWith(first + second)) yield name;
      }
    }
  }
}

/** The names in a directory, in order; none where there is none. */
export const namesIn = async (directory: string) => ((await unlessMissing(readdir(directory))) ?? []).sort();

/** Removes what a killed upload left behind, where it is older than `olderThanMs`; gives how many files. */
export async function sweepTemporary(root: string, area: Area, olderThanMs = 3_600_000): Promise<number> {
  const directory = path.join(root, area, TEMPORARY);
  let swept = 0;
  for (const name of await namesIn(directory)) {
    const file = path.join(directory, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs < olderThanMs) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}
