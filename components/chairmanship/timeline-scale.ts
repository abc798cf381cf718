import { scaleUtc } from 'd3-scale';
import { dayBefore, latestEnd, type Period, spanEnd } from '#lib/time/period.ts';

/** A bar in per cent of the width: `x` to `end` is every day that may be inside, `sureX` to `sureEnd` those that surely are. */
export type Bar = { id: string; x: number; end: number; sureX: number; sureEnd: number; open: boolean; lane: number };
export type Scale = { x: (day: string) => number; ticks: { year: string; x: number }[]; from: string; to: string };

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The first and the last day that any of the periods may touch; open ends reach to `today`. Null without a dated end. */
export function extent(periods: readonly Period[], today: string): { from: string; to: string } | null {
  const starts = periods.flatMap(({ from, to }) => (from ?? to)?.date ?? []);
  if (starts.length === 0) return null;
  const ends = periods.flatMap(({ from, to }) => (to ? [latestEnd(to)] : from ? [spanEnd(from)] : []));
  const sorted = [...starts, ...ends, today].sort();
  return { from: sorted[0] ?? today, to: sorted.at(-1) ?? today };
}

/** Maps days to per cent of the whole years around the extent; a tick every second year when there are more than eight. */
export function timeScale(span: { from: string; to: string }): Scale {
  const first = Number(span.from.slice(0, 4));
  const last = Number(dayBefore(span.to).slice(0, 4)) + 1;
  const [from, to] = [`${first}-01-01`, `${last}-01-01`];
  const scale = scaleUtc([at(from), at(to)], [0, 100]);
  const x = (day: string) => Math.round(scale(at(day)) * 100) / 100;
  const step = last - first > 8 ? 2 : 1;
  const years = Array.from({ length: last - first }, (_, index) => first + index).filter(
    (year) => (year - first) % step === 0 && x(`${year}-01-01`) < 92,
  );
  return { x, ticks: years.map((year) => ({ year: `${year}`, x: x(`${year}-01-01`) })), from, to };
}

/** The bars of periods, in lanes so that none covers another. One without a beginning starts at the edge, one without an end reaches to today. */
export function bars(periods: readonly (Period & { id: string })[], scale: Scale, today: string): Bar[] {
  const laneEnds: number[] = [];
  return periods
    .filter(({ from, to }) => from || to)
    .map(({ id, from, to }) => {
      const x = scale.x(from?.date ?? scale.from);
      const end = Math.max(x, scale.x(to ? latestEnd(to) : today));
      const sureX = Math.min(end, scale.x(from ? dayBefore(spanEnd(from)) : scale.from));
      const sureEnd = Math.min(end, Math.max(sureX, scale.x(to?.date ?? today)));
      return { id, x, end, sureX, sureEnd, open: to === null };
    })
    .sort((a, b) => a.x - b.x)
    .map((bar) => {
      const free = laneEnds.findIndex((end) => end <= bar.x + 0.05);
      const lane = free === -1 ? laneEnds.length : free;
      laneEnds[lane] = bar.end;
      return { ...bar, lane };
    });
}
