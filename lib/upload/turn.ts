import { promisify } from 'node:util';

const pause = promisify(setImmediate);
/** Steps of an inspection, of about a microsecond each, after which the server's other work has its turn. */
const STEPS = 10_000;

/** A counter of steps: calling it gives a promise to await when a turn is due, and undefined at all other times. */
export function turns(): () => Promise<void> | undefined {
  let steps = 0;
  return () => {
    steps += 1;
    return steps % STEPS === 0 ? pause() : undefined;
  };
}
