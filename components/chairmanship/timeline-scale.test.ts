import { expect, test } from 'vitest';
import { bars, extent, timeScale } from '#components/chairmanship/timeline-scale.ts';
import { parsePartialDate, UNKNOWN } from '#lib/time/period.ts';

const today = '2026-11-24';
const period = (id: string, from: string | null, to: string | null, running = false) => ({
  id,
  running,
  from: from ? parsePartialDate(from) : null,
  to: to ? parsePartialDate(to) : null,
});

test('the extent reaches from the earliest to the latest day, and at least to today', () => {
  expect(extent([period('a', '2013-06', '2016-11'), period('b', '2025-04-24', null)], today)).toEqual({
    from: '2013-06-01',
    to: today,
  });
  expect(extent([period('a', '2025', '2027')], today)).toEqual({ from: '2025-01-01', to: '2028-01-01' });
  expect(extent([period('a', null, null)], today)).toBeNull();
});

test('whole years fill the hundred per cent, and a tick stands every second year, the last of them on the last year', () => {
  const scale = timeScale({ from: '2013-06-01', to: today });
  expect(scale.x('2013-01-01')).toBe(0);
  expect(scale.ticks.map((tick) => tick.year)).toEqual(['2014', '2016', '2018', '2020', '2022', '2024', '2026']);
});

test.each(['2002-02-01', '1991-01-01', '2013-06-01', '2024-01-01'])(
  'from %s on the ticks reach to this year, whose letters have room on the line',
  (from) => {
    const { ticks, x, to } = timeScale({ from, to: today });
    expect(ticks.at(-1)?.year).toBe('2026');
    expect(ticks.at(-1)?.x).toBeLessThanOrEqual(92);
    expect(ticks.length).toBeLessThanOrEqual(11);
    expect(x(to)).toBe(100);
  },
);

test('a beginning that is not known is drawn as not sure, and back no further than the nearest bound of another', () => {
  const scale = timeScale({ from: '2016-01-01', to: today });
  const drawn = bars([period('MLI', '2016-06-01', '2018-06-01'), period('FRA', null, '2020-12-07')], scale, today);
  const france = drawn.find(({ id }) => id === 'FRA');
  expect(france?.x).toBe(scale.x('2018-06-01'));
  expect(france?.sureX).toBe(france?.sureEnd);
});

test('an end that is not known is drawn as not sure, and on no further than the nearest bound of another', () => {
  const scale = timeScale({ from: '2016-01-01', to: today });
  const drawn = bars([period('PRT', '2016', null), period('MLI', '2018-06-01', null, true)], scale, today);
  const [portugal, mali] = drawn;
  expect(portugal?.end).toBe(scale.x('2018-06-01'));
  // Of a term whose end is not known the span of its beginning alone is sure.
  expect((portugal?.sureEnd ?? 9) - (portugal?.sureX ?? 0)).toBeLessThan(0.1);
  expect(mali?.sureEnd).toBe(scale.x(today));
});

test('an imprecise end is wider than what is sure of it', () => {
  const scale = timeScale({ from: '2013-01-01', to: today });
  const [bar] = bars([period('a', '2013-06', '2016-11')], scale, today);
  expect(bar?.x).toBe(scale.x('2013-06-01'));
  expect(bar?.sureX).toBe(scale.x('2013-06-30'));
  expect(bar?.sureEnd).toBe(scale.x('2016-11-01'));
  expect(bar?.end).toBe(scale.x('2016-12-01'));
});

test('bars that may touch the same day have lanes of their own', () => {
  const scale = timeScale({ from: '2013-01-01', to: today });
  const lanes = bars(
    [period('a', '2013', '2016'), period('b', '2016-10', '2018-09'), period('c', '2018-11', null, true)],
    scale,
    today,
  );
  expect(lanes.map((bar) => [bar.id, bar.lane])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 0],
  ]);
  expect(lanes.at(-1)?.open).toBe(true);
});

test('a period of no dates has no bar', () => {
  expect(bars([period('a', null, null)], timeScale({ from: '2013-01-01', to: today }), today)).toEqual([]);
});

test('a term of which only the end is known is hatched, from the term before it and not from the edge (B13)', () => {
  const scale = timeScale({ from: '2016-01-01', to: today });
  const found = bars(
    [period('MLI', '2017-01-01', '2018-06-01'), period('FRA', null, '2020-12-07'), period('ESP', '2020-12-07', null)],
    scale,
    today,
  );
  const fra = found.find(({ id }) => id === 'FRA');
  expect([fra?.x, fra?.end]).toEqual([scale.x('2018-06-01'), scale.x('2020-12-07')]);
  expect((fra?.sureEnd ?? 1) - (fra?.sureX ?? 0)).toBe(0);
});

test('a term of which the end is not known is filled for its beginning alone, and reaches, hatched, to the next', () => {
  const scale = timeScale({ from: '2003-01-01', to: today });
  const [first, next] = bars(
    [{ ...period('LKA', '2003', null), to: UNKNOWN }, period('BGD', '2011-04', '2013')],
    scale,
    today,
  );
  expect(first?.end).toBe(scale.x('2011-04-01'));
  expect((first?.sureEnd ?? 0) - (first?.sureX ?? 0)).toBeLessThan(0.1);
  expect(next?.id).toBe('BGD');
});
