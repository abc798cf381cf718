import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#env.ts';
import { type ReadText, readText } from '#lib/upload/reading/text.ts';
import { unlessMissing } from '#lib/upload/storage.ts';

/** Another number whenever a document is read otherwise than before: what was kept then is not used again. */
const reader = 2;
/** Bounds on what is kept of documents that were read; the oldest goes first. */
export const keptLimits = { texts: 2000, bytes: 256 * 1024 * 1024 } as const;

const folder = (): string => path.join(env().DATA_DIR, 'reading');
const fileOf = (sha256: string): string => path.join(folder(), `${reader}-${sha256}`);

/** A seal over the text and the file it is of: a text put there by anybody else, or under another file's name, is not used. */
function sealOf(sha256: string, text: string): Buffer {
  return createHmac('sha256', env().AUTH_SECRET).update(`read text ${reader} ${sha256}\n`).update(text).digest();
}

/** What was read of a file before; null where nothing was kept, or what is there was not written by this portal. */
export async function keptText(sha256: string): Promise<ReadText | null> {
  const kept = await unlessMissing(readFile(fileOf(sha256), 'utf8'));
  const end = kept?.indexOf('\n') ?? -1;
  if (kept === undefined || end < 0) return null;
  const seal = Buffer.from(kept.slice(0, end), 'hex');
  const text = kept.slice(end + 1);
  const due = sealOf(sha256, text);
  if (seal.length !== due.length || !timingSafeEqual(seal, due)) return null;
  return readText.parse(JSON.parse(text));
}

/** Keeps what was read of a file, whole or not at all. */
export async function keepText(sha256: string, read: ReadText): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const text = JSON.stringify(read);
  const temporary = path.join(folder(), `tmp-${randomUUID()}`);
  await writeFile(temporary, `${sealOf(sha256, text).toString('hex')}\n${text}`, { mode: 0o600 });
  await rename(temporary, fileOf(sha256));
  await prune();
}

async function prune(): Promise<void> {
  const names = await readdir(folder());
  const kept = [];
  for (const name of names) {
    const found = await unlessMissing(stat(path.join(folder(), name)));
    if (found) kept.push({ name, bytes: found.size, at: found.mtimeMs });
  }
  kept.sort((a, b) => b.at - a.at);
  let bytes = 0;
  for (const [i, one] of kept.entries()) {
    bytes += one.bytes;
    if (i >= keptLimits.texts || bytes > keptLimits.bytes) await rm(path.join(folder(), one.name), { force: true });
  }
}
