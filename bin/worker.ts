import { startWorker } from '#bin/worker/work.ts';
import { closeDatabase } from '#db/client.ts';
import { provide, settings } from '#env.ts';
import { whyNot } from '#lib/ground/cannot-start.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';
import { endWithParent } from '#lib/ground/process-guard.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
/** What is to be ended, the last started first. */
const ends: (() => unknown)[] = [];
let ending: Promise<void> | undefined;

/** Ends all that runs and then this process, within 5 s whatever happens. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    setTimeout(() => process.exit(code || 1), 4800).unref();
    for (let one = ends.pop(); one; one = ends.pop()) await one();
    process.exit(code);
  })();
  return ending;
}

/** Does what waits, beside the servers (WORKER=beside). Given the portal's role alone, it neither migrates nor asks for the owner. */
async function work(): Promise<void> {
  const { DATABASE_URL, DATABASE_APP_URL } = settings();
  if (DATABASE_URL || !DATABASE_APP_URL) ends.push((await bootstrapEnvironment(say)).stop);
  delete process.env.DATABASE_URL; // from here on it is the role that owns nothing
  provide({});
  ends.push(closeDatabase);
  const worker = startWorker();
  ends.push(worker.stop);
  await worker.ready;
  say('working');
}

process.stdout.on('error', () => end(1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
endWithParent(() => end(0));
work().catch((error) => {
  if (!ending) process.stderr.write(`${whyNot(error)}\n`);
  return end(1);
});
