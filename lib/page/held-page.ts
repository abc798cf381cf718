import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { finishHtml, insertBeforeMain, statusOf } from '#lib/page/finished-html.ts';

/** What the framework answered for a public address. */
export type Rendered = {
  status: number;
  type: string;
  body: Buffer;
  /** Other headers of the answer that are passed on: where it leads, the name to save it by, how long a browser keeps it. */
  passed: { location?: string; 'content-disposition'?: string; 'cache-control'?: string };
};

/** Finished bytes of one address. Replies with their headers are made from it, one an encoding, when first asked for. */
export type HeldPage = Rendered & {
  /** The clock's milliseconds until which these bytes may be sent without a new render. */
  freshUntil: number;
  /** When the render began: nothing in the page is older. */
  asOf: Date;
  /** The hash of the bytes; an entity tag is made from it. */
  hash: string;
  /** The last good page, when this is its copy with the notice that the register cannot be reached. */
  good: HeldPage | null;
};

type Flight = { began: { at: number }; done: Promise<HeldPage>; next: Promise<HeldPage> | null };

export type Holding = {
  /** Renders an address without any cookie; rejects, or gives a status of 500 or more, when it cannot. */
  render: (address: string, signal: AbortSignal) => Promise<Rendered>;
  /** The notice for the last good bytes, as HTML to stand before <main>. */
  notice: (address: string, asOf: Date) => string;
  /** Told of every render that failed, once; gives the reference number under which it is logged. */
  onFault: (address: string, fault: unknown) => string;
  /** How long bytes may be held from the moment their render began, in milliseconds. */
  holdMs: number;
  maxBytes: number;
  /** Addresses whose page is held although its status is an error's: it is the answer to many others. */
  isAnswer?: (address: string) => boolean;
  /** A render is given up after this many milliseconds. */
  patienceMs?: number;
  /** Renders at one time; the others wait their turn. */
  maxRenders?: number;
  /** The clock, in milliseconds. */
  now?: () => number;
};

/** A render failed and there are no earlier bytes to send; the fault is logged under the reference. */
export class NothingHeld extends Error {
  override readonly name = 'NothingHeld';
  readonly reference: string;
  constructor(address: string, reference: string) {
    super(`There are no bytes of ${address} (${reference}).`);
    this.reference = reference;
  }
}

/** Lets so many tasks run at one time, the others in turn; more than `most` waiting are turned away. */
function turnstile(width: number, most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else if (waiting.length < most) await new Promise<void>((resolve) => waiting.push(resolve));
    else throw new Error('Too many pages are waiting to be rendered.');
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Settles as the work does, or rejects when it takes longer; the work is told by the signal. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The render took more than ${ms} ms.`));
      controller.abort();
    }, ms);
  });
  return Promise.race([work(controller.signal), late]).finally(() => clearTimeout(timer));
}

function makePage(rendered: Rendered, times: { freshUntil: number; asOf: Date }, good: HeldPage | null): HeldPage {
  const hash = createHash('sha256').update(rendered.body).digest('base64url').slice(0, 22);
  return { ...rendered, ...times, hash, good };
}

const isHtml = ({ type }: Rendered) => type.startsWith('text/html');

/** What the framework rendered as it goes out: finished, and with the status that the page says it has. */
function finished(rendered: Rendered): Rendered {
  if (!isHtml(rendered)) return rendered;
  const { status, html } = statusOf(finishHtml(rendered.body.toString()));
  return { ...rendered, status: status ?? rendered.status, body: Buffer.from(html) };
}

/**
 * Holds the finished pages of the public side. Nothing it gives began to be rendered more than `holdMs` before it was asked
 * for; one render of an address is under way at a time. When a render fails it gives the last good bytes with a notice.
 */
export function holdPages({
  render,
  notice,
  onFault,
  holdMs,
  maxBytes,
  isAnswer = () => false,
  patienceMs = 10_000,
  maxRenders = 8,
  now = () => performance.now(),
}: Holding) {
  const room = (maxSize: number) =>
    new LRUCache<string, HeldPage>({
      maxSize,
      // The bytes are held plain and compressed, and a copy with a notice keeps its original.
      sizeCalculation: (page) => 2048 + 3 * page.body.length + (page.good ? 3 * page.good.body.length : 0),
    });
  // Addresses with a query are without end: a stranger who asks for many of them fills their quarter and drives out no page of the register.
  const answers = room(maxBytes / 4);
  const pages = room(maxBytes - maxBytes / 4);
  const shelf = (address: string) => (address.includes('?') ? answers : pages);
  const flights = new Map<string, Flight>();
  const inTurn = turnstile(maxRenders, 512);

  async function renderPage(address: string, began: Flight['began']): Promise<HeldPage> {
    began.at = now();
    const times = { freshUntil: began.at + holdMs, asOf: new Date() };
    try {
      const rendered = await within(patienceMs, (signal) => render(address, signal));
      if (rendered.status >= 500) throw new Error(`The render answered ${rendered.status}.`);
      const page = makePage(finished(rendered), times, null);
      if (page.status < 400 || isAnswer(address)) shelf(address).set(address, page);
      else shelf(address).delete(address);
      return page;
    } catch (fault) {
      const reference = onFault(address, fault);
      const held = shelf(address).get(address);
      const good = held?.good ?? held;
      if (!good) throw new NothingHeld(address, reference);
      const words = isHtml(good) ? notice(address, good.asOf) : '';
      const body = words ? Buffer.from(insertBeforeMain(good.body.toString(), words)) : good.body;
      const page = makePage({ ...good, body }, { ...times, asOf: good.asOf }, good);
      shelf(address).set(address, page);
      return page;
    }
  }

  function launch(address: string): Promise<HeldPage> {
    const began = { at: Number.POSITIVE_INFINITY }; // until its turn comes
    const done = inTurn(() => renderPage(address, began)).finally(() => flights.delete(address));
    flights.set(address, { began, done, next: null });
    return done;
  }

  /** A render that began at most `holdMs` ago: the one under way, or, when that is older, one more after it. */
  function join(address: string): Promise<HeldPage> {
    const flight = flights.get(address);
    if (!flight) return launch(address);
    if (now() - flight.began.at <= holdMs) return flight.done;
    const again = () => join(address);
    flight.next ??= flight.done.then(again, again);
    return flight.next;
  }

  return {
    /** The page of this address that may be sent at once, if there is one: for the fast path. */
    live(address: string): HeldPage | undefined {
      const page = shelf(address).get(address);
      return page && now() < page.freshUntil ? page : undefined;
    },
    /** The page of this address, rendered anew where need be. Rejects with NothingHeld. */
    async get(address: string): Promise<HeldPage> {
      const held = shelf(address).get(address);
      if (held && now() < held.freshUntil) return held;
      const fresh = join(address);
      if (!held?.good) return fresh;
      // The register was away a moment ago: whoever asks is not made to wait long to learn whether it is back.
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<HeldPage>((resolve) => {
        timer = setTimeout(() => resolve(held), Math.min(1000, patienceMs));
      });
      return Promise.race([fresh, late]).finally(() => clearTimeout(timer));
    },
    /** How many bytes are accounted for, and of how many addresses. */
    size: () => ({ bytes: pages.calculatedSize + answers.calculatedSize, addresses: pages.size + answers.size }),
  };
}

export type HeldPages = ReturnType<typeof holdPages>;
