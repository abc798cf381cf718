/** There is no room to wait: whoever comes is to try again later. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

export type Turn = {
  /** On whose behalf: of those who wait, each source has its turn in the round. */
  source: string;
  /** Goes before all others who wait. */
  first: boolean;
};

type Waiting = Turn & { start: () => void; refuse: (why: Busy) => void };

/**
 * Does costly work a few at once, with a short queue: `atOnce` run, `room` wait, and whoever comes when it is full is refused with
 * Busy. A source that sends many keeps no other from a turn: sources take turns, and when the queue is full the last of the
 * source that has most in it gives way to one that has less.
 */
export function fairQueue({ atOnce, room }: { atOnce: number; room: number }) {
  const waiting: Waiting[] = [];
  let running = 0;
  let lastServed: string[] = [];

  const waitingOf = (source: string) => waiting.filter((one) => one.source === source).length;

  function noteTurn(source: string): void {
    lastServed = [...lastServed.filter((one) => one !== source), source].slice(-room);
  }

  /** Makes room for whoever comes by sending the last of the greediest source away, if that one has more in the queue. */
  function makeRoom({ source, first }: Turn): boolean {
    if (waiting.length < room) return true;
    const others = waiting.filter((one) => !one.first);
    const greediest = others.toSorted((a, b) => waitingOf(b.source) - waitingOf(a.source))[0];
    if (!greediest || (!first && waitingOf(greediest.source) <= waitingOf(source) + 1)) return false;
    const last = others.findLast((one) => one.source === greediest.source);
    if (!last) return false;
    waiting.splice(waiting.indexOf(last), 1);
    last.refuse(new Busy('there is no room to wait'));
    return true;
  }

  /** Who is next: those that go first, then the source whose last turn is longest ago. */
  function takeNext(): Waiting | undefined {
    const ageOf = ({ source }: Waiting) => lastServed.lastIndexOf(source);
    const next = waiting.find((one) => one.first) ?? waiting.toSorted((a, b) => ageOf(a) - ageOf(b))[0];
    if (next) waiting.splice(waiting.indexOf(next), 1);
    return next;
  }

  function turn(of: Turn): Promise<void> {
    if (running < atOnce) {
      running++;
      noteTurn(of.source);
      return Promise.resolve();
    }
    if (!makeRoom(of)) return Promise.reject(new Busy('there is no room to wait'));
    return new Promise((start, refuse) => waiting.push({ ...of, start, refuse }));
  }

  function leave(): void {
    const next = takeNext();
    if (!next) {
      running--;
      return;
    }
    noteTurn(next.source);
    next.start();
  }

  return {
    async run<T>(of: Turn, work: () => Promise<T>): Promise<T> {
      await turn(of);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
