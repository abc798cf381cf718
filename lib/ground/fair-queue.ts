/**
 * There is no room to wait: whoever comes is to try again later. The server gives it to the pages, which the bundler made with a copy of
 * this class of their own: one is told by its name.
 */
export class Busy extends Error {
  override readonly name = 'Busy';

  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return thrown instanceof Error && thrown.name === 'Busy';
  }
}

export type Turn = {
  /** On whose behalf: of those who wait, each source has its turn in the round. */
  source: string;
  /** Goes before all others who wait. */
  first?: boolean | undefined;
  /** How much of what there is it takes; 1 where it is not said. */
  weight?: number | undefined;
};

type Waiting = Turn & { start: () => void; refuse: (why: Busy) => void };

/**
 * Does costly work a few at once, with a short queue: `atOnce` run (so much of their weights together; what weighs more by itself
 * runs alone), `room` wait, and whoever comes when it is full is refused with Busy. A source that sends many keeps no other from a
 * turn: sources take turns, and when the queue is full the last of the source that has most in it gives way to one that has less.
 */
export function fairQueue({ atOnce, room }: { atOnce: number; room: number }) {
  const waiting: Waiting[] = [];
  let running = 0;
  let turns = 0;
  /** When the sources were last served, the last one last. */
  const served = new Map<string, number>();

  const fits = ({ weight = 1 }: Turn) => running === 0 || running + weight <= atOnce;

  function begin({ source, weight = 1 }: Turn): void {
    running += weight;
    served.delete(source);
    served.set(source, ++turns);
    for (const oldest of served.keys()) {
      if (served.size <= room) break;
      served.delete(oldest);
    }
  }

  /** Makes room for whoever comes by sending the last of the greediest source away, if that one has more in the queue. */
  function makeRoom({ source, first }: Turn): boolean {
    if (waiting.length < room) return true;
    const counts = new Map<string, number>();
    for (const one of waiting) counts.set(one.source, (counts.get(one.source) ?? 0) + 1);
    const countOf = (name: string) => counts.get(name) ?? 0;
    const others = waiting.filter((one) => !one.first);
    const greediest = others.toSorted((a, b) => countOf(b.source) - countOf(a.source))[0];
    if (!greediest || (!first && countOf(greediest.source) <= countOf(source) + 1)) return false;
    const last = others.findLast((one) => one.source === greediest.source);
    if (!last) return false;
    waiting.splice(waiting.indexOf(last), 1);
    last.refuse(new Busy('there is no room to wait'));
    return true;
  }

  /** Who is next: those that go first, then the source whose last turn is longest ago. */
  function next(): Waiting | undefined {
    const turnOf = ({ source }: Turn) => served.get(source) ?? 0;
    return waiting.reduce<Waiting | undefined>((best, one) => {
      if (!best) return one;
      if (one.first || best.first) return best.first ? best : one;
      return turnOf(one) < turnOf(best) ? one : best;
    }, undefined);
  }

  function leave({ weight = 1 }: Turn): void {
    running -= weight;
    for (let one = next(); one && fits(one); one = next()) {
      waiting.splice(waiting.indexOf(one), 1);
      begin(one);
      one.start();
    }
  }

  /** Waits for a turn; gives what to call once when it is over. */
  async function take(of: Turn): Promise<() => void> {
    if (waiting.length === 0 && fits(of)) begin(of);
    else if (makeRoom(of)) await new Promise<void>((start, refuse) => waiting.push({ ...of, start, refuse }));
    else throw new Busy('there is no room to wait');
    let held = true;
    return () => {
      if (held) leave(of);
      held = false;
    };
  }

  return {
    take,
    async run<T>(of: Turn, work: () => Promise<T>): Promise<T> {
      const end = await take(of);
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
