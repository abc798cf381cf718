import { rm, stat } from 'node:fs/promises';
import type { Area } from '#lib/upload/storage.ts';
import { pathOf, unlessMissing } from '#lib/upload/storage.ts';

/** Whether a file is stored under this hash. */
export async function isStored(root: string, area: Area, sha256: string): Promise<boolean> {
  return (await unlessMissing(stat(pathOf(root, area, sha256)))) !== undefined;
}

/** Removes a stored file; nothing where there is none. That no row names it is the caller's to make sure. */
export async function removeStored(root: string, area: Area, sha256: string): Promise<void> {
  await rm(pathOf(root, area, sha256), { force: true });
}
