import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  certainlyOverlap,
  certaintyOn,
  inOrder,
  isDay,
  latestEnd,
  type PartialDate,
  type Period,
  parsePartialDate,
  partialDateText,
  spanEnd,
} from '#lib/time/period.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const anyPartial: fc.Arbitrary<PartialDate> = fc
  .tuple(anyDay, fc.constantFrom('day', 'month', 'year'))
  .map(([day, precision]) => {
    const cut = day.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
    const parsed = parsePartialDate(cut);
    if (!parsed) throw new Error(cut);
    return parsed;
  });
const anyPeriod: fc.Arbitrary<Period> = fc
  .record({ from: fc.option(anyPartial), to: fc.option(anyPartial) })
  .filter((period) => inOrder(period));

test('a partial date is written as it was read', () => {
  fc.assert(
    fc.property(anyPartial, (d) => {
      expect(parsePartialDate(partialDateText(d))).toEqual(d);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '2013-6',
  '2013-06-5',
  '13',
  '2013-13',
  '2013-02-30',
  '0999',
  ' 2013',
  '2013-06-05T00:00',
  '',
  '+2013',
  '20130605',
])('%j is no date', (text) => expect(parsePartialDate(text)).toBeNull());

test.each(['2026-02-29', '2026-00-10', '2026-04-31', '99999-01-01', '2026-1-1', '٢٠٢٦-٠١-٠١'])('%j is no day', (text) =>
  expect(isDay(text)).toBe(false),
);

test('a leap day is a day', () => expect(isDay('2024-02-29')).toBe(true));

test('a span ends after it begins, and the next begins where it ends', () => {
  expect(spanEnd({ date: '2016-11-01', precision: 'month' })).toBe('2016-12-01');
  expect(spanEnd({ date: '2016-12-01', precision: 'month' })).toBe('2017-01-01');
  expect(spanEnd({ date: '2024-01-01', precision: 'year' })).toBe('2025-01-01');
  expect(spanEnd({ date: '2024-02-28', precision: 'day' })).toBe('2024-02-29');
  fc.assert(
    fc.property(anyPartial, (d) => spanEnd(d) > d.date),
    { numRuns: 2000 },
  );
});

test('a day of an imprecise beginning is possible, a later one certain', () => {
  const period = { from: { date: '2016-11-01', precision: 'month' as const }, to: null };
  expect(certaintyOn(period, '2016-10-31')).toBe('outside');
  expect(certaintyOn(period, '2016-11-15')).toBe('possible');
  expect(certaintyOn(period, '2016-11-30')).toBe('certain');
  expect(certaintyOn({ from: null, to: null }, '2016-11-30')).toBe('possible');
});

test('the day of a precise end is outside', () => {
  const period = {
    from: { date: '2023-03-28', precision: 'day' as const },
    to: { date: '2025-04-24', precision: 'day' as const },
  };
  expect(certaintyOn(period, '2025-04-23')).toBe('certain');
  expect(certaintyOn(period, '2025-04-24')).toBe('outside');
});

test('every day is certain, possible or outside in that order: never certain outside the possible', () => {
  fc.assert(
    fc.property(anyPeriod, anyDay, (period, day) => {
      const where = certaintyOn(period, day);
      const possible = (!period.from || day >= period.from.date) && (!period.to || day < latestEnd(period.to));
      expect(where === 'outside').toBe(!possible);
    }),
    { numRuns: 10_000 },
  );
});

test('overlap is symmetric, and two periods that share a certain day overlap', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriod, anyDay, (a, b, day) => {
      expect(certainlyOverlap(a, b)).toBe(certainlyOverlap(b, a));
      if (certaintyOn(a, day) === 'certain' && certaintyOn(b, day) === 'certain')
        expect(certainlyOverlap(a, b)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});

test('a term that ends in a month and one that begins in it do not overlap', () => {
  const month = { date: '2016-11-01', precision: 'month' as const };
  expect(certainlyOverlap({ from: null, to: month }, { from: month, to: null })).toBe(false);
});
