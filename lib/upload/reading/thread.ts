import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { Busy } from '#lib/ground/fair-queue.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { threadEnvironment } from '#lib/ground/thread-environment.ts';
import { inTurn } from '#lib/ground/turns.ts';
import { type Carried, carried } from '#lib/upload/reading/carries.ts';
import { type DraftText, draftText, emptyDraft } from '#lib/upload/reading/draft-text.ts';
import { type PlainText, plainText } from '#lib/upload/reading/plain-text.ts';
import { type ReadText, readText, type Unread } from '#lib/upload/reading/text.ts';

/** Bounds on the thread that reads one document; what it does past them is ended with it. */
export const threadLimits = { ms: 30_000, memoryMb: 256 } as const;
type Limits = { ms: number; memoryMb: number };

/**
 * Reads a DOCX in a thread of its own, which knows nothing of the environment but where Node keeps what it compiled; null where it came to no end within its bounds. The
 * thread is the source file itself, which Node runs as it is: no bundle has to know of it. The bytes are the thread's afterwards.
 */
function inThread<S extends z.ZodType>(
  bytes: Uint8Array<ArrayBuffer>,
  as: 'page' | 'draft' | 'carried' | 'plain',
  shape: S,
  limits: Limits,
): Promise<z.output<S> | null> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'upload', 'reading', 'worker.ts');
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    workerData: { bytes, as },
    transferList: [bytes.buffer],
    env: threadEnvironment,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  return new Promise((resolve) => {
    const end = (read: z.output<S> | null) => {
      clearTimeout(late);
      resolve(read);
      worker.terminate().catch((fault: unknown) => logFault({ address: 'reading', fault }));
    };
    const late = setTimeout(() => end(null), limits.ms);
    worker.on('message', (message: unknown) => end(shape.parse(message)));
    worker.on('error', (fault) => {
      logFault({ address: 'reading', fault });
      end(null);
    });
    worker.on('exit', () => end(null));
  });
}

/** A DOCX as a page, read in a thread; null where it came to no end within its bounds. */
export const readInThread = (bytes: Uint8Array<ArrayBuffer>, limits: Limits = threadLimits): Promise<ReadText | null> =>
  inThread(bytes, 'page', readText, limits);

/** In turn with whatever else is read; what cannot be read says why. The bytes are copied, as whoever gave them keeps them. */
async function turned<S extends z.ZodType, U>(
  bytes: Uint8Array,
  as: 'draft' | 'carried',
  shape: S,
  unread: (why: Unread) => U,
): Promise<z.output<S> | U> {
  try {
    return await inTurn(
      'reading',
      { source: '' },
      async () => (await inThread(new Uint8Array(bytes), as, shape, threadLimits)) ?? unread('too-long'),
    );
  } catch (fault) {
    if (fault instanceof Busy) return unread('busy');
    throw fault;
  }
}

/** A DOCX understood as the draft of a text, read in a thread. */
export const draftFrom = (bytes: Uint8Array): Promise<DraftText> => turned(bytes, 'draft', draftText, emptyDraft);

/** What a DOCX carries that whoever issues it may not want out, read in a thread. */
export const carriedFrom = (bytes: Uint8Array): Promise<Carried> =>
  turned(
    bytes,
    'carried',
    carried,
    (unread): Carried => ({ tracked: null, comments: null, hidden: null, names: [], unread }),
  );

/** The words of a DOCX or a PDF, read in a thread, in turn with whatever else is read; null where it came to no end within its bounds. Throws `Busy`. */
export const plainFrom = (bytes: Uint8Array): Promise<PlainText | null> =>
  inTurn('reading', { source: '' }, () => inThread(new Uint8Array(bytes), 'plain', plainText, threadLimits));
