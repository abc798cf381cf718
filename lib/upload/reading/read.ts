import { LRUCache } from 'lru-cache';
import { Busy } from '#lib/ground/fair-queue.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { filesRoot } from '#lib/upload/files-root.ts';
import { keepText, keptText } from '#lib/upload/reading/kept.ts';
import { cannotRead, type ReadText } from '#lib/upload/reading/text.ts';
import { readInThread } from '#lib/upload/reading/thread.ts';
import { openFile } from '#lib/upload/storage.ts';

export { cannotRead, type ReadText };

/** Documents that are being read: whoever asks for one meanwhile waits for the same answer. */
const going = new Map<string, Promise<ReadText>>();
/** Documents that a thread came to no end with, for a while: on a machine with less to do it may. */
const failed = new LRUCache<string, ReadText>({ max: 1000, ttl: 10 * 60_000 });

/**
 * The text of a stored DOCX, to show inside a page. It is read once, by a thread with bounds on its time and memory, so that nobody
 * else's request waits for it; what was read is kept by the file's hash. Throws when there is no such file.
 */
export async function readStored(sha256: string): Promise<ReadText> {
  const kept = failed.get(sha256) ?? (await keptText(sha256));
  if (kept) return kept;
  const read = going.get(sha256) ?? readAnew(sha256).finally(() => going.delete(sha256));
  going.set(sha256, read);
  return read;
}

async function readAnew(sha256: string): Promise<ReadText> {
  try {
    return await inTurn('reading', { source: '' }, async () => {
      const file = await openFile(filesRoot(), 'restricted', sha256);
      if (!file) throw new Error(`the stored file ${sha256} is not there`);
      const read = await readInThread(new Uint8Array(await new Response(file.stream).arrayBuffer()));
      // What cannot be kept is read anew the next time.
      if (read) await keepText(sha256, read).catch((fault: unknown) => logFault({ address: 'reading', fault }));
      else failed.set(sha256, cannotRead('too-long'));
      return read ?? cannotRead('too-long');
    });
  } catch (fault) {
    if (fault instanceof Busy) return cannotRead('busy');
    throw fault;
  }
}
