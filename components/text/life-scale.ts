import { scaleUtc } from 'd3-scale';

/** Something in the life of a text: a moment, or a time with an end, by the days of the seat's calendar. */
export type Moment = {
  what: 'first-draft' | 'revision' | 'round' | 'silence' | 'adopted';
  from: string;
  /** When it ended or will; null of a moment. */
  to: string | null;
  /** How a silence ended; null of all else. */
  end: 'running' | 'broken' | 'adopted' | 'withdrawn' | null;
  symbol: string | null;
};

const dayMs = 86_400_000;
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Per cent of a phone's width that the letters beside a tick need, by what they say. */
const roomOf = { year: 13, month: 32, day: 36 } as const;

export type Tick = { day: string; x: number; precision: keyof typeof roomOf; labelled: boolean };
export type Scale = { x: (day: string) => number; ticks: Tick[] };

/** Per cent kept free at both ends, so that what stands on the first or the last moment is whole. */
const margin = 4;

/**
 * Maps instants to per cent of the width, from the first moment to the last, with ticks at whole years, months or days. Those whose letters
 * would run into the next ones, or out of the picture, stand without them. Null where all is on one day: there is no life to draw yet.
 */
export function lifeScale(moments: readonly Moment[]): Scale | null {
  const all = moments.flatMap(({ from, to }) => [at(from), ...(to ? [at(to)] : [])]).map((one) => one.getTime());
  const [first, last] = [Math.min(...all), Math.max(...all)];
  if (!Number.isFinite(first) || last - first < dayMs) return null;
  const scale = scaleUtc([first, last], [margin, 100 - margin]);
  const x = (day: string) => Math.round(scale(at(day)) * 100) / 100;
  const span = (last - first) / dayMs;
  const precision = span > 3 * 365 ? 'year' : span > 75 ? 'month' : 'day';
  let free = 0;
  const ticks = scale
    .ticks(precision === 'year' ? 6 : 4)
    .filter((tick) => isWhole(tick, precision))
    .map((tick): Tick => {
      const day = tick.toISOString().slice(0, 10);
      const place = x(day);
      const labelled = place >= free && place + roomOf[precision] <= 100;
      if (labelled) free = place + roomOf[precision];
      return { day, x: place, precision, labelled };
    });
  return { x, ticks };
}

function isWhole(tick: Date, precision: Tick['precision']): boolean {
  const iso = tick.toISOString();
  if (precision === 'year') return iso.slice(5, 10) === '01-01';
  return precision === 'month' ? iso.slice(8, 10) === '01' : iso.slice(11, 16) === '00:00';
}

/** Revisions as they are drawn: one by its number, or several that stand too near one another as a row of them, first to last. */
export type Mark = { x: number; first: number; last: number };

/** Per cent of a phone's width that a mark of one revision covers, and one of several. */
const widthOf = { one: 7, several: 15 } as const;
const halfOf = ({ first, last }: Mark) => (first === last ? widthOf.one : widthOf.several) / 2;

/** Marks for revisions at these places, numbered from 0, so that none covers another on a phone. */
export function revisionMarks(places: readonly number[]): Mark[] {
  let marks: Mark[] = places.map((x, number) => ({ x, first: number, last: number }));
  for (;;) {
    const at = marks.findIndex((mark, n) => {
      const next = marks[n + 1];
      return next !== undefined && next.x - mark.x < halfOf(mark) + halfOf(next);
    });
    const [one, other] = [marks[at], marks[at + 1]];
    if (!one || !other) return marks;
    // A row of them is wider than what it stands for: it stays whole at either end.
    const x = Math.min(100 - widthOf.several / 2, Math.max(widthOf.several / 2, (one.x + other.x) / 2));
    const joined = { x, first: one.first, last: other.last };
    marks = [...marks.slice(0, at), joined, ...marks.slice(at + 2)];
  }
}

export type Bar = { x: number; width: number; lane: number; moment: Moment };

/** Times as bars, in lanes so that none covers another; what lasts a moment on this scale is still seen. */
export function lifeBars(moments: readonly Moment[], scale: Scale): Bar[] {
  const ends: number[] = [];
  return moments
    .flatMap((moment) => (moment.to ? [{ moment, to: moment.to }] : []))
    .toSorted((a, b) => (a.moment.from < b.moment.from ? -1 : 1))
    .map(({ moment, to }) => {
      const x = scale.x(moment.from);
      const width = Math.max(0.8, scale.x(to) - x);
      const free = ends.findIndex((end) => end <= x);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = x + width;
      return { x, width, lane, moment };
    });
}
