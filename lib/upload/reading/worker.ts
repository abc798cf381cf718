import { parentPort, workerData } from 'node:worker_threads';
import { readDocx } from '#lib/upload/reading/docx.ts';

/** The thread that reads one document, and ends: whatever it holds of it goes with it. See lib/upload/reading/read.ts. */
if (!(workerData instanceof Uint8Array)) throw new Error('a thread that reads is given the bytes of a document');
parentPort?.postMessage(await readDocx(workerData));
