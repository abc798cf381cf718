import type { Worker } from 'node:cluster';
import { z } from 'zod';
import { Busy } from '#lib/ground/fair-queue.ts';
import { rooms, type TakeTurn } from '#lib/ground/turns.ts';

/** What a process that serves says to the first: it asks for a turn, or its turn is over. */
const asked = z.union([
  z.strictObject({
    turn: z.int(),
    room: z.enum(rooms),
    of: z.strictObject({ source: z.string(), first: z.boolean().optional(), weight: z.number().optional() }),
  }),
  z.strictObject({ left: z.int() }),
]);
/** What it is told: its turn has come, or there is no room to wait. */
const answered = z.strictObject({ turn: z.int(), given: z.boolean() });

type Serving = Pick<Worker, 'isConnected'> & {
  on: (event: 'message', hear: (message: unknown) => void) => unknown;
  once: (event: 'exit', hear: () => void) => unknown;
  send: (message: object) => unknown;
};

/** Gives turns to a process that serves, of those that `take` counts for all of them. What a process held is free when it is gone. */
export function giveTurns(worker: Serving, take: TakeTurn): void {
  const held = new Map<number, () => void>();
  let gone = false;
  const answer = (turn: number, given: boolean) => worker.isConnected() && worker.send({ turn, given });
  worker.on('message', (message: unknown) => {
    const said = asked.safeParse(message).data;
    if (!said) return;
    if ('left' in said) {
      held.get(said.left)?.();
      held.delete(said.left);
      return;
    }
    const { turn, room, of } = said;
    take(room, of).then(
      (leave) => {
        if (gone) return leave();
        held.set(turn, leave);
        answer(turn, true);
      },
      () => answer(turn, false),
    );
  });
  worker.once('exit', () => {
    gone = true;
    for (const leave of held.values()) leave();
    held.clear();
  });
}

/** Turns as a process that serves takes them: from the first process, which counts for all. */
export function sharedTurns(): TakeTurn {
  const waiting = new Map<number, (given: boolean) => void>();
  let last = 0;
  process.on('message', (message: unknown) => {
    const told = answered.safeParse(message).data;
    if (!told) return;
    waiting.get(told.turn)?.(told.given);
    waiting.delete(told.turn);
  });
  return async (room, of) => {
    const turn = ++last;
    const given = new Promise<boolean>((resolve) => waiting.set(turn, resolve));
    process.send?.({ turn, room, of });
    if (!(await given)) throw new Busy('there is no room to wait');
    return () => process.send?.({ left: turn });
  };
}
