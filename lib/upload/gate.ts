/** Thrown to whoever finds the queue before a gate full. */
export class GateFull extends Error {
  override readonly name = 'GateFull';
}

/**
 * Lets at most `most` pieces of work go on at once and `waiting` more wait their turn, in order; whoever comes then gets a
 * `GateFull`. For what is heavy in memory or in the processor's time.
 */
export function gate(most: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let going = 0;
  return async (work) => {
    if (going >= most) {
      if (queue.length >= waiting) throw new GateFull();
      // Whoever leaves hands their place on, so the count stays.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else going += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else going -= 1;
    }
  };
}
