import { expect, test } from 'vitest';
import { lifeBars, lifeScale, type Moment, revisionMarks } from '#components/text/life-scale.ts';

const moment = (from: string, more: Partial<Moment> = {}): Moment => ({
  what: 'revision',
  from,
  to: null,
  end: null,
  symbol: null,
  ...more,
});

test.each([
  ['2013-05-01', '2025-06-01', 'year'],
  ['2025-01-10', '2025-12-20', 'month'],
  ['2025-01-10', '2025-02-20', 'day'],
  ['2025-01-10', '2025-01-11', 'day'],
])(
  'from %s to %s there are whole ticks of a %s, whose letters never touch or leave the picture',
  (from, to, precision) => {
    const scale = lifeScale([moment(from), moment(to)]);
    if (!scale) throw new Error('nothing is drawn');
    const letters = scale.ticks.filter(({ labelled }) => labelled).map(({ x }) => x);
    expect(new Set(scale.ticks.map((tick) => tick.precision))).toEqual(new Set([precision]));
    expect(letters.length).toBeGreaterThan(0);
    const room = { year: 13, month: 32, day: 36 }[precision] ?? 0;
    for (const [n, x] of letters.entries()) expect(x + room).toBeLessThanOrEqual(letters[n + 1] ?? 100);
    expect([scale.x(from), scale.x(to)]).toEqual([4, 96]);
  },
);

test('what happened on one day is not drawn', () => {
  expect(lifeScale([])).toBeNull();
  expect(lifeScale([moment('2025-01-10'), moment('2025-01-10', { what: 'adopted' })])).toBeNull();
});

test('revisions that stand too near one another are one mark; no mark covers another, and none is lost', () => {
  expect(revisionMarks([4, 50, 96])).toEqual([
    { x: 4, first: 0, last: 0 },
    { x: 50, first: 1, last: 1 },
    { x: 96, first: 2, last: 2 },
  ]);
  for (let seed = 1; seed <= 200; seed++) {
    const places = Array.from({ length: 1 + (seed % 17) }, (_, n) => 4 + ((n * n * seed * 7.3) % 92)).toSorted(
      (a, b) => a - b,
    );
    const marks = revisionMarks(places);
    expect(marks.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, n) => first + n))).toEqual(
      places.map((_, n) => n),
    );
    const half = ({ first, last }: { first: number; last: number }) => (first === last ? 3.5 : 7.5);
    for (const [n, mark] of marks.entries()) {
      const next = marks[n + 1];
      if (next) expect(next.x - mark.x).toBeGreaterThanOrEqual(half(mark) + half(next));
    }
  }
});

test('rounds that overlap are in lanes of their own; one of a day is seen', () => {
  const rounds = [
    moment('2025-01-10', { what: 'round', to: '2025-01-30' }),
    moment('2025-01-20', { what: 'round', to: '2025-02-10' }),
    moment('2025-02-11', { what: 'round', to: '2025-02-11' }),
  ];
  const scale = lifeScale(rounds);
  if (!scale) throw new Error('nothing is drawn');
  const bars = lifeBars(rounds, scale);
  expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  expect(bars[2]?.width).toBeGreaterThan(0.5);
});
