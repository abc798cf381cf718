import { AsyncLocalStorage } from 'node:async_hooks';

declare global {
  // The server and the pages that the bundler made are one process: they share this as they share the pool.
  var portalWanted: AsyncLocalStorage<AbortSignal> | undefined;
}

const wanted = () => {
  globalThis.portalWanted ??= new AsyncLocalStorage();
  return globalThis.portalWanted;
};

/** Runs work that reads only; once the signal is aborted nobody waits for it, and the statements it still has are ended. */
export const whileWanted = <T>(signal: AbortSignal, work: () => T): T => wanted().run(signal, work);

type Statement = PromiseLike<unknown> & { cancel(): void };

/**
 * How long a statement whose reader is gone may still run. A cancellation names a connection, not a statement: sent for one
 * that ends by itself meanwhile, it would hit the next reader's.
 */
const graceMs = 250;

/** Has PostgreSQL end this statement when the work it is part of is given up. */
export function endWhenGivenUp(statement: Statement): void {
  const signal = wanted().getStore();
  if (!signal) return;
  let timer: NodeJS.Timeout | undefined;
  const giveUp = () => {
    timer = setTimeout(() => statement.cancel(), graceMs);
  };
  const settled = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  };
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp);
  statement.then(settled, settled);
}
