import { scaleUtc } from 'd3-scale';
import { certainRange, datedOf, dayBefore, latestEnd, type Period, spanEnd, UNKNOWN } from '#lib/time/period.ts';

/** A bar in per cent of the width: `x` to `end` is every day that may be inside, `sureX` to `sureEnd` those that surely are. */
export type Bar = { id: string; x: number; end: number; sureX: number; sureEnd: number; open: boolean; lane: number };
export type Scale = { x: (day: string) => number; ticks: { year: string; x: number }[]; from: string; to: string };

/** The earlier of two ISO days. */
const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a;

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The first and the last day that any of the periods names; what runs on reaches to `today`. Null without any date. */
export function extent(periods: readonly Period[], today: string): { from: string; to: string } | null {
  const named = periods.flatMap(({ from, to }) => [from, datedOf(to)].flatMap((bound) => bound ?? []));
  if (named.length === 0) return null;
  const ends = periods.flatMap(({ from, to }) => {
    const last = datedOf(to);
    return last ? [latestEnd(last)] : from ? [spanEnd(from)] : [];
  });
  const sorted = [...named.map(({ date }) => date), ...ends, today].sort();
  return { from: sorted[0] ?? today, to: sorted.at(-1) ?? today };
}

/** Per cent of the width that a year's letters need behind its tick. */
const roomOfYear = 8;

/**
 * Maps days to per cent of the whole years around the extent, and as much beyond that the letters of the last year stand on it; a tick every
 * second year when there are more than eight, every fourth when there are more than twenty, counted back from the last.
 */
export function timeScale(span: { from: string; to: string }): Scale {
  const first = Number(span.from.slice(0, 4));
  const last = Number(dayBefore(span.to).slice(0, 4));
  const years = last - first + 1;
  const end = Math.max(last + 1, Math.ceil(first + (last - first) / (1 - roomOfYear / 100)));
  const [from, to] = [`${first}-01-01`, `${end}-01-01`];
  const scale = scaleUtc([at(from), at(to)], [0, 100]);
  const x = (day: string) => Math.round(scale(at(day)) * 100) / 100;
  const step = years > 20 ? 4 : years > 8 ? 2 : 1;
  const ticks = Array.from({ length: years }, (_, index) => first + index).filter((year) => (last - year) % step === 0);
  return { x, ticks: ticks.map((year) => ({ year: `${year}`, x: x(`${year}-01-01`) })), from, to };
}

type Drawn = Period & { id: string; running: boolean };

/**
 * The bars of periods, in lanes so that none covers another. What is not known is drawn as not sure, and no further than the nearest bound
 * that is known of another: a beginning back to it, an end on to it, or to today. One that is running surely reaches to today.
 */
export function bars(periods: readonly Drawn[], scale: Scale, today: string): Bar[] {
  const known = periods.flatMap(({ from, to }) => {
    const last = datedOf(to);
    return [...(from ? [from.date] : []), ...(last ? [latestEnd(last)] : [])];
  });
  const before = (day: string) =>
    known
      .filter((one) => one < day)
      .toSorted()
      .at(-1) ?? scale.from;
  const after = (day: string) => known.filter((one) => one > day && one <= today).toSorted()[0] ?? today;
  const laneEnds: number[] = [];
  return periods
    .filter(({ from, to }) => from || to)
    .map(({ id, running, ...given }) => {
      // What neither runs nor has an end recorded did end.
      const period: Period = { from: given.from, to: given.to ?? (running ? null : UNKNOWN) };
      const { from, to } = period;
      const last = datedOf(to);
      const begins = from && from.bound !== 'not-later' ? from.date : before(from?.date ?? last?.date ?? today);
      const ends =
        last && last.bound !== 'not-earlier'
          ? latestEnd(last)
          : running
            ? today
            : after(spanEnd(last ?? from ?? { date: begins, precision: 'day' }));
      const x = scale.x(begins);
      const end = Math.max(x, scale.x(ends));
      const sure = from ? certainRange(period) : null;
      const sureX = sure ? Math.min(end, scale.x(sure[0])) : end;
      const sureEnd = sure ? Math.min(end, Math.max(sureX, scale.x(to ? earlier(sure[1], scale.to) : today))) : sureX;
      return { id, x, end, sureX, sureEnd, open: given.to === null };
    })
    .sort((a, b) => a.x - b.x)
    .map((bar) => {
      const free = laneEnds.findIndex((end) => end <= bar.x + 0.05);
      const lane = free === -1 ? laneEnds.length : free;
      laneEnds[lane] = bar.end;
      return { ...bar, lane };
    });
}
