import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boundText,
  certainlyOverlap,
  certaintyOn,
  type DatedBound,
  datedOf,
  holdsOn,
  inOrder,
  isDay,
  latestEnd,
  type PartialDate,
  type Period,
  parseBound,
  parsePartialDate,
  partialDateText,
  spanEnd,
  UNKNOWN,
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
      const to = datedOf(period.to);
      const possible = (!period.from || day >= period.from.date) && (!to || day < latestEnd(to));
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

const on = (text: string): DatedBound => {
  const bound = parseBound(text);
  if (!bound || bound === UNKNOWN) throw new Error(`no date: ${text}`);
  return bound;
};

test.each([
  [
    'an end that nobody knows holds for the span of the beginning alone',
    '2021-04-20',
    'unknown',
    ['2021-04-19', '2021-04-20', '2021-04-21', '2030-01-01'],
    ['outside', 'certain', 'possible', 'possible'],
  ],
  [
    'of a month the last day is sure',
    '2011-04',
    'unknown',
    ['2011-03-31', '2011-04-01', '2011-04-30', '2011-05-01'],
    ['outside', 'possible', 'certain', 'possible'],
  ],
  [
    'a beginning no later than a day is sure from it on',
    '[..2011-04]',
    null,
    ['1990-01-01', '2011-04-29', '2011-04-30', '2030-01-01'],
    ['possible', 'possible', 'certain', 'certain'],
  ],
  [
    'a beginning no earlier than a day is never sure',
    '[2023-03-28..]',
    null,
    ['2023-03-27', '2023-03-28', '2030-01-01'],
    ['outside', 'possible', 'possible'],
  ],
  [
    'an end no later than a day',
    '2014',
    '[..2016-05-01]',
    ['2014-12-31', '2015-01-01', '2016-04-30', '2016-05-01'],
    ['certain', 'possible', 'possible', 'outside'],
  ],
  [
    'an end no earlier than a day',
    '2014-01-01',
    '[2016-05..]',
    ['2016-04-30', '2016-05-01', '2030-01-01'],
    ['certain', 'possible', 'possible'],
  ],
] as const)('%s', (_name, from, to, days, expected) => {
  const period = { from: on(from), to: to === null ? null : parseBound(to) };
  expect(days.map((day) => certaintyOn(period, day))).toEqual(expected);
});

test('a bound is one text, and is read back', () => {
  for (const text of ['2013', '2013-06', '2013-06-05', '[..2011-04]', '[2023-03-28..]', 'unknown']) {
    const bound = parseBound(text);
    expect(bound && boundText(bound)).toBe(text);
  }
  for (const text of ['', '[]', '[..]', '[..soon]', '..2011', '[2011]']) expect(parseBound(text)).toBeNull();
});

test('an end before its beginning is out of order, however either is bounded', () => {
  expect(inOrder({ from: on('2020-03-05'), to: on('2019-01-01') })).toBe(false);
  expect(inOrder({ from: on('2020-03-05'), to: on('[..2019]') })).toBe(false);
  expect(inOrder({ from: on('[2020-03-05..]'), to: on('2019') })).toBe(false);
  expect(inOrder({ from: on('[..2020-03-05]'), to: on('2019') })).toBe(true);
  expect(inOrder({ from: on('2020-03-05'), to: on('[2019..]') })).toBe(true);
  expect(inOrder({ from: on('2020-03-05'), to: UNKNOWN })).toBe(true);
});

test('a later status, known only to have been by a month, does not lose to an earlier one that is dated (B9)', () => {
  const observer = { from: on('2004-09'), to: on('[..2011-04]'), status: 'observer' };
  const member = { from: on('[..2011-04]'), to: null, status: 'member' };
  const status = (day: string) => holdsOn([observer, member], day)?.status;
  expect(['2005-01-01', '2011-04-30', '2026-11-26'].map(status)).toEqual(['observer', 'member', 'member']);
});
