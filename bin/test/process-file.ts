import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

let folder: Promise<string> | undefined;

/** A folder of this test file's own, gone when its tests are over. */
export const ownFolder = (): Promise<string> => {
  folder ??= mkdtemp(join(tmpdir(), 'portal-own-'));
  return folder;
};

afterAll(async () => {
  if (folder) await rm(await folder, { recursive: true, force: true });
});

/** Writes a process file for a test, as it is given or as JSON; gives its path. */
export async function written(content: string | Buffer | object): Promise<string> {
  const path = join(await ownFolder(), `${randomUUID()}.json`);
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  await writeFile(path, text);
  return path;
}
