import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seal, unseal } from '#lib/ground/sealed.ts';
import { filesRoot } from '#lib/upload/files-root.ts';

/** For how long a file waits for its form to be confirmed. */
const heldMs = 60 * 60_000;
const prefix = 'held.';
const folder = (): string => join(filesRoot(), 'held');
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps the files of a form that asks once more: no page can give a browser its files back. Each is sealed for whoever sent it and waits for an
 * hour. Gives what the form carries in their place: the name of each file under the field's own name, and under `held.` where it waits.
 */
export async function holdFiles(form: FormData, accountId: string): Promise<Record<string, string>> {
  const carried: Record<string, string> = {};
  for (const [field, value] of form) {
    if (!(value instanceof File) || value.size === 0) continue;
    await removeHeldFiles();
    const id = randomUUID();
    const bytes = Buffer.from(await value.arrayBuffer()).toString('base64');
    await mkdir(folder(), { recursive: true, mode: 0o700 });
    const sealed = seal(JSON.stringify({ name: value.name, bytes }), `${accountId} ${id}`);
    await writeFile(join(folder(), id), sealed, { mode: 0o600 });
    carried[field] = value.name;
    carried[`${prefix}${field}`] = id;
  }
  return carried;
}

/** Puts the files that wait back into their form, as if they were sent with it. One that is another's, or is gone, stays away. */
export async function putBackFiles(form: FormData, accountId: string): Promise<void> {
  for (const [field, id] of heldIn(form)) {
    const sealed = await readFile(join(folder(), id), 'utf8').catch(() => null);
    const chosen = form.get(field);
    if (chosen instanceof File && chosen.size > 0) continue; // another was chosen since
    const opened = sealed && openedFor(sealed, `${accountId} ${id}`);
    if (opened) form.set(field, new File([Buffer.from(opened.bytes, 'base64')], opened.name));
  }
}

/** Forgets the files of a form that was recorded. */
export async function forgetFiles(form: FormData): Promise<void> {
  for (const [, id] of heldIn(form)) await rm(join(folder(), id), { force: true });
}

/** Removes the files whose forms were not confirmed in time. */
export async function removeHeldFiles(now = Date.now()): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = join(folder(), name);
    const written = await stat(file).catch(() => null);
    if (written && now - written.mtimeMs > heldMs) await rm(file, { force: true });
  }
}

function heldIn(form: FormData): [field: string, id: string][] {
  return [...form].flatMap(([name, value]): [string, string][] =>
    name.startsWith(prefix) && typeof value === 'string' && uuid.test(value)
      ? [[name.slice(prefix.length), value]]
      : [],
  );
}

function openedFor(sealed: string, owner: string): { name: string; bytes: string } | null {
  try {
    return JSON.parse(unseal(sealed, owner));
  } catch {
    return null; // it is another's
  }
}
