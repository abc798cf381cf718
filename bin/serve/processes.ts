import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '#lib/ground/cannot-start.ts';
import { logFault } from '#lib/ground/fault-log.ts';

type Processes = {
  /** The file that each process runs; it says 'listening' once it does. */
  file: string;
  count: number;
  /** Told of each process as it is started. */
  onStart: (worker: Worker) => void;
};

const firstPause = 250;
const longestPause = 10_000;
/** A process that has served so long had come up: what ended it is nothing that ends the next at once. */
const cameUpAfter = 60_000;

/**
 * Keeps so many processes that serve on one port: one that ends is started again, with pauses that grow while none stays. `ready`
 * comes when all of them listen, and refuses when one ends before. `stop` gives what is under way 2.5 s, then uses force.
 */
export function keepProcesses({ file, count, onStart }: Processes): {
  ready: Promise<void>;
  stop: () => Promise<void>;
} {
  cluster.setupPrimary({ exec: file });
  const running = new Set<Worker>();
  const begun = Promise.withResolvers<void>();
  let listening = 0;
  let stopping = false;

  /** Starts one and waits for its end; gives how long it was there. */
  async function runOne(onListening: () => void): Promise<number> {
    const began = performance.now();
    const worker = cluster.fork();
    running.add(worker);
    onStart(worker);
    worker.on('message', (message: unknown) => message === 'listening' && onListening());
    const [code, signal] = await once(worker, 'exit');
    running.delete(worker);
    if (!stopping && listening >= count)
      logFault({ address: 'server', fault: `A process of the server ended (${signal ?? code}); it is started again.` });
    return performance.now() - began;
  }

  async function keepOne(): Promise<void> {
    for (let pause = firstPause; !stopping; pause = Math.min(2 * pause, longestPause)) {
      const stayed = await runOne(() => {
        listening += 1;
        if (listening === count) begun.resolve();
      });
      if (stopping) return;
      if (listening < count) return begun.reject(new CannotStart('A process of the server ended before all listened.'));
      if (stayed > cameUpAfter) pause = firstPause;
      await wait(pause);
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    for (const worker of running) worker.process.kill('SIGTERM');
    for (let waited = 0; waited < 2600 && running.size > 0; waited += 20) await wait(20);
    for (const worker of running) worker.process.kill('SIGKILL');
  }

  for (let n = 0; n < count; n++) keepOne().catch(begun.reject);
  return { ready: begun.promise, stop };
}
