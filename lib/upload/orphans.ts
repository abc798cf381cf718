import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Area, listFiles, namesIn, pathOf, TEMPORARY } from '#lib/upload/storage.ts';

/** Files of an area last written before a moment, by their hashes: an upload writes its file anew, also one that is there. */
export async function* filesBefore(root: string, area: Area, before: Date): AsyncGenerator<string> {
  for await (const sha256 of listFiles(root, area))
    if ((await writtenAt(pathOf(root, area, sha256))) < before.getTime()) yield sha256;
}

/** Did a killed upload leave anything behind before a moment? */
export async function hasTemporaryBefore(root: string, area: Area, before: Date): Promise<boolean> {
  const directory = path.join(root, area, TEMPORARY);
  for (const name of await namesIn(directory))
    if ((await writtenAt(path.join(directory, name))) < before.getTime()) return true;
  return false;
}

/**
 * Removes a file that was last written before a moment; false where it is gone, or was stored anew meanwhile. It is set aside first and
 * looked at there, so that an upload of the same bytes at this very moment keeps its file.
 */
export async function removeFileBefore(root: string, area: Area, sha256: string, before: Date): Promise<boolean> {
  const file = pathOf(root, area, sha256);
  const directory = path.join(root, area, TEMPORARY);
  const aside = path.join(directory, `${sha256}.${randomUUID()}`);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (!(await isThere(rename(file, aside)))) return false;
  if ((await writtenAt(aside)) < before.getTime()) {
    await rm(aside);
    return true;
  }
  await rename(aside, file); // the same bytes by their name, whichever of the two stands
  return false;
}

/** When a file was last written; one that is gone was never. */
const writtenAt = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return Number.POSITIVE_INFINITY;
      throw fault;
    },
  );

const isThere = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return false;
      throw fault;
    },
  );
