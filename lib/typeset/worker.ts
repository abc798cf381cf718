import { parentPort, workerData } from 'node:worker_threads';
import { setInstrumentDocx } from '#lib/typeset/instrument-docx.ts';
import { setInstrumentPdf } from '#lib/typeset/instrument-pdf.ts';

/** The thread that sets one instrument as a file, and ends. See lib/typeset/thread.ts. */
const { text, as } = workerData;
parentPort?.postMessage(as === 'pdf' ? await setInstrumentPdf(text) : await setInstrumentDocx(text));
