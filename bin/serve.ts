import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keepProcesses } from '#bin/serve/processes.ts';
import { giveTurns } from '#bin/serve/turns.ts';
import { env } from '#env.ts';
import { CannotStart, whyNot } from '#lib/ground/cannot-start.ts';
import { logFault } from '#lib/ground/fault-log.ts';
import { endWithParent } from '#lib/ground/process-guard.ts';
import { ownTurns } from '#lib/ground/turns.ts';

/** What is to be ended, all at once. */
const ends: (() => Promise<void>)[] = [];
let ending = false;

/** Ends what it started and then this process, within 3 s whatever happens; processes that serve end with it in any case. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await Promise.race([Promise.all(ends.map((one) => one())), wait(2800)]);
  process.exit(code);
}

/**
 * The first process of the server: it starts those that serve and keeps them, counts what is bounded for all of them, and does the
 * jobs that wait. It answers nobody itself, so it stays free and small.
 */
async function serve(): Promise<void> {
  const { PORT, HOST, SERVERS, WORKER, DATABASE_APP_URL, AUTH_SECRET } = env();
  if (!DATABASE_APP_URL || !AUTH_SECRET) return; // read here so that a missing one stops the start
  process.on('unhandledRejection', (fault) => logFault({ address: '', fault }));
  if (!existsSync(join(import.meta.dirname, '..', '.next', 'BUILD_ID')))
    throw new CannotStart('The pages are not built: `npm start` builds them, or `npx next build`.');
  const turns = ownTurns();
  const file = join(import.meta.dirname, 'serve', 'server.ts');
  const processes = keepProcesses({ file, count: SERVERS, onStart: (worker) => giveTurns(worker, turns) });
  ends.push(processes.stop);
  await processes.ready;
  if (ending) return;
  if (process.send) process.send('listening');
  else process.stdout.write(`listening on port ${PORT} of ${HOST ?? 'this machine'}, ${SERVERS} processes\n`);
  if (WORKER !== 'inside') return;
  // Loaded once the pages are served: nobody waits for it.
  const { startWorker } = await import('#bin/worker/work.ts');
  if (!ending) ends.push(startWorker().stop);
}

endWithParent(() => end(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0));
serve().catch((error) => {
  if (!ending) process.stderr.write(`${whyNot(error)}\n`);
  return end(1);
});
