import { availableParallelism } from 'node:os';
import { fairQueue, type Turn } from '#lib/ground/fair-queue.ts';

/**
 * What is costly enough to be bounded for all processes of a server together. One core is left to whoever reads; two hashings bound
 * the memory, and some eight seconds of them may wait. What is unpacked to judge a file takes three times its size, so two are judged
 * at once; one document is read at once, on one core. Bodies are counted by their bytes.
 */
const sizes = {
  hashing: { atOnce: Math.min(2, Math.max(1, availableParallelism() - 1)), room: 24 },
  judging: { atOnce: 2, room: 50 },
  reading: { atOnce: 1, room: 20 },
  bodies: { atOnce: 160_000_000, room: 100 },
};
export type Room = keyof typeof sizes;
export const rooms = ['hashing', 'judging', 'reading', 'bodies'] as const satisfies Room[];

/** Waits for a turn in a room and gives what to call once when it is over; refuses with Busy where too many wait already. */
export type TakeTurn = (room: Room, of: Turn) => Promise<() => void>;

declare global {
  // The server and the pages that the bundler made are one process: they share this as they share the pool.
  var portalTurns: TakeTurn | undefined;
}

/** Turns that are counted in this process. */
export function ownTurns(): TakeTurn {
  const queues = {
    hashing: fairQueue(sizes.hashing),
    judging: fairQueue(sizes.judging),
    reading: fairQueue(sizes.reading),
    bodies: fairQueue(sizes.bodies),
  };
  return (room, of) => queues[room].take(of);
}

/** Waits for a turn: in this process, or where several serve, in all of them together (bin/serve). */
export const takeTurn: TakeTurn = (room, of) => {
  globalThis.portalTurns ??= ownTurns();
  return globalThis.portalTurns(room, of);
};

/** Does the work when its turn comes. Throws Busy where too many wait already. */
export async function inTurn<T>(room: Room, of: Turn, work: () => Promise<T>): Promise<T> {
  const leave = await takeTurn(room, of);
  try {
    return await work();
  } finally {
    leave();
  }
}
