import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TermStage, termStages } from '#db/vocabulary.ts';
import {
  concurrencyToken,
  gaps,
  isDayOf,
  refuseDesignation,
  refuseHandOver,
  type Term,
  termMoves,
  troika,
} from '#lib/chairmanship/rules.ts';
import { latestEnd, parsePartialDate } from '#lib/time/period.ts';

const at = (text: string | null) => (text === null ? null : parsePartialDate(text));
const term = (
  iso3: string,
  stage: TermStage,
  actual: [string | null, string | null],
  nominal: [string | null, string | null] = [null, null],
): Term => ({
  id: `${iso3}-${actual[0] ?? nominal[0]}`,
  iso3,
  stage,
  nominal: { from: at(nominal[0]), to: at(nominal[1]) },
  actual: { from: at(actual[0]), to: at(actual[1]) },
});

const almaty = [
  term('KAZ', 'completed', ['2013-06', '2016-11']),
  term('KGZ', 'completed', ['2016-11', '2018-11']),
  term('TJK', 'completed', ['2018-11', '2021-01']),
  term('TUR', 'completed', ['2021-01', '2022']),
  term('AZE', 'completed', ['2023-03-28', '2025-04-24']),
  term('KAZ', 'incumbent', ['2025-04-24', null], ['2025', '2027']),
];
const end = ({ actual }: Term) => actual.to && latestEnd(actual.to);

test('who chairs, chaired before and is designated next', () => {
  const next = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  const found = troika([...almaty, next], '2026-11-24');
  expect([found.previous?.iso3, found.current?.iso3, found.next?.iso3]).toEqual(['AZE', 'KAZ', 'KGZ']);
});

test('in a gap nobody holds the office, and the one before is still the previous', () => {
  const found = troika(almaty, '2023-02-01');
  expect(found.current).toBeNull();
  expect(found.previous?.iso3).toBe('TUR');
});

test('on the day of a hand-over the one who assumes holds the office', () => {
  expect(troika(almaty, '2025-04-24').current?.id).toBe('KAZ-2025-04-24');
});

test('the one gap that is sure is flagged', () => {
  expect(gaps(almaty, end)).toEqual([{ from: '2023-01-01', to: '2023-03-28' }]);
});

test('a State that is no member is not designated', () => {
  const nominal = { from: at('2027-04-24'), to: at('2029-04-24') };
  expect(refuseDesignation({ iso3: 'ITA', nominal, member: false }, almaty)?.code).toBe('chair-not-member');
  expect(refuseDesignation({ iso3: 'KGZ', nominal, member: true }, almaty)).toBeNull();
});

test('nominal dates that overlap another live term are refused, those of past terms are not', () => {
  const next = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  const nominal = { from: at('2028-01-01'), to: at('2030-01-01') };
  expect(refuseDesignation({ iso3: 'TJK', nominal, member: true }, [...almaty, next])?.code).toBe('term-overlaps');
  expect(
    refuseDesignation({ iso3: 'TJK', nominal: { from: at('2014-01-01'), to: at('2015-01-01') }, member: true }, almaty),
  ).toBeNull();
});

test('a nominal end before the beginning is refused', () => {
  const nominal = { from: at('2029-01-01'), to: at('2027-01-01') };
  expect(refuseDesignation({ iso3: 'KGZ', nominal, member: true }, almaty)?.code).toBe('period-backwards');
});

test.each(termStages)('a hand-over to a term that is %s', (stage) => {
  const next = term('KGZ', stage, [null, null], ['2027-04-24', '2029-04-24']);
  const refused = refuseHandOver(next, almaty.at(-1) ?? null, '2026-11-24', '2026-11-24');
  expect(refused?.code).toBe(termMoves[stage].includes('incumbent') ? undefined : 'term-not-designated');
});

test('a hand-over is neither ahead of time nor before the term it ends', () => {
  const next = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  const incumbent = almaty.at(-1) ?? null;
  expect(refuseHandOver(next, incumbent, '2026-11-25', '2026-11-24')?.code).toBe('date-ahead');
  expect(refuseHandOver(next, incumbent, '2025-04-24', '2026-11-24')?.code).toBe('hand-over-before-term');
  expect(refuseHandOver(next, null, '2026-11-24', '2026-11-24')).toBeNull();
});

test('a hand-over is done on a day of its meeting, as far as the meeting’s days are known', () => {
  const day = (date: string) => ({ date, precision: 'day' as const });
  const two = { from: day('2027-04-23'), to: day('2027-04-24') };
  expect(['2027-04-22', '2027-04-23', '2027-04-24', '2027-04-25'].map((on) => isDayOf(on, two))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isDayOf('2027-04-24', { from: day('2027-04-23'), to: null })).toBe(false);
  expect(isDayOf('2027-04-30', { from: { date: '2027-04-01', precision: 'month' }, to: null })).toBe(true);
});

test('what a form saw of the incumbent differs once the incumbent does', () => {
  expect([
    concurrencyToken(null),
    concurrencyToken({ id: 'a', version: 1 }),
    concurrencyToken({ id: 'a', version: 2 }),
  ]).toEqual(['', 'a:1', 'a:2']);
});

test('whatever the terms, one at most is current and it has begun', () => {
  const day = fc.constantFrom('2013', '2014-05', '2015-01-01', '2016', '2018-09-28', '2020', '2024-02-29', '2026-11');
  const anyTerm = fc
    .tuple(fc.constantFrom('KAZ', 'KGZ', 'TJK'), fc.constantFrom(...termStages), fc.option(day), fc.option(day))
    .map(([iso3, stage, from, to]) => term(iso3, stage, [from, to]));
  fc.assert(
    fc.property(fc.array(anyTerm, { maxLength: 8 }), (terms) => {
      const { current, previous, next } = troika(terms, '2020-06-15');
      if (current?.actual.from) expect(current.actual.from.date <= '2020-06-15').toBe(true);
      expect(previous === null || previous !== current).toBe(true);
      expect(next === null || next.stage === 'designated').toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
