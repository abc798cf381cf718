import { parentPort, workerData } from 'node:worker_threads';
import { carriedBy } from '#lib/upload/reading/carries.ts';
import { readDocx } from '#lib/upload/reading/docx.ts';
import { readDraft } from '#lib/upload/reading/draft.ts';
import { readPlain } from '#lib/upload/reading/plain.ts';

/** The thread that reads one document, and ends: whatever it holds of it goes with it. See lib/upload/reading/thread.ts. */
const { bytes, as } = workerData;
if (!(bytes instanceof Uint8Array)) throw new Error('a thread that reads is given the bytes of a document');
const readers = new Map<unknown, (of: Uint8Array) => Promise<unknown>>([
  ['page', readDocx],
  ['draft', (of) => readDraft(of)],
  ['carried', carriedBy],
  ['plain', (of) => readPlain(of)],
]);
parentPort?.postMessage(await readers.get(as)?.(bytes));
