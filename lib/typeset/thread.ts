import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threadEnvironment } from '#lib/ground/thread-environment.ts';
import { inTurn } from '#lib/ground/turns.ts';
import type { SetInstrument } from '#lib/typeset/instrument.ts';

/** Bounds on the thread that sets a file: a text of a thousand paragraphs takes some seconds. */
const limits = { ms: 60_000, memoryMb: 384 } as const;

/**
 * Sets an instrument as a DOCX or a PDF in a thread of its own, in turn with the documents that are read, so that nobody else's request
 * waits for it. The thread is the source file itself, which Node runs as it is: neither faces nor writers are in a bundle. Throws Busy
 * where too many wait.
 */
export const setFile = (text: SetInstrument, as: 'docx' | 'pdf'): Promise<Uint8Array> =>
  inTurn('reading', { source: '' }, () => inThread(text, as));

function inThread(text: SetInstrument, as: 'docx' | 'pdf'): Promise<Uint8Array> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'typeset', 'worker.ts');
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    workerData: { text, as },
    env: threadEnvironment,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`a ${as} was not set in ${limits.ms} ms`)), limits.ms);
    late.unref();
    worker.on('message', (message: unknown) => {
      clearTimeout(late);
      if (message instanceof Uint8Array) resolve(message);
      else reject(new Error('the thread that sets a file gave none'));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error(`the thread that sets a ${as} ended without it`)));
  }).finally(() => worker.terminate());
}
