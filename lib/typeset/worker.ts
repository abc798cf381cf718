import { parentPort, workerData } from 'node:worker_threads';

/** The thread that sets one instrument as a file, and ends. See lib/typeset/thread.ts. It loads the one writer that it needs. */
const { text, as } = workerData;
const set =
  as === 'pdf'
    ? (await import('#lib/typeset/instrument-pdf.ts')).setInstrumentPdf
    : (await import('#lib/typeset/instrument-docx.ts')).setInstrumentDocx;
parentPort?.postMessage(await set(text));
