import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TermStage, termStages } from '#db/vocabulary.ts';
import {
  concurrencyToken,
  designationCautions,
  gaps,
  handOverCautions,
  incumbentsOn,
  isDayOf,
  isOverdue,
  looseGaps,
  perhapsOn,
  refuseDesignation,
  refuseExtension,
  refuseHandOver,
  type Term,
  termMoves,
  troika,
} from '#lib/chairmanship/rules.ts';
import { type PartialDate, parsePartialDate, UNKNOWN } from '#lib/time/period.ts';

const at = (text: string | null) => (text === null ? null : parsePartialDate(text));
const term = (
  participant: string,
  stage: TermStage,
  actual: [string | null, string | null],
  nominal: [string | null, string | null] = [null, null],
): Term => ({
  id: `${participant}-${actual[0] ?? nominal[0]}`,
  participant,
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
const who = (terms: readonly Term[]) => terms.map(({ participant }) => participant);
const today = '2026-11-24';
const on = (text: string): PartialDate => {
  const date = parsePartialDate(text);
  if (!date) throw new Error(`no date: ${text}`);
  return date;
};

test('who chairs, chaired before and is designated next', () => {
  const next = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  const found = troika([...almaty, next], '2026-11-24');
  expect([...who(found.previous), ...who(found.current), ...who(found.next)]).toEqual(['AZE', 'KAZ', 'KGZ']);
});

test('in a gap nobody holds the office, and the one before is still the previous', () => {
  const found = troika(almaty, '2023-02-01');
  expect(found.current).toEqual([]);
  expect(who(found.previous)).toEqual(['TUR']);
});

test('on the day of a hand-over the one who assumes holds the office', () => {
  expect(troika(almaty, '2025-04-24').current[0]?.id).toBe('KAZ-2025-04-24');
});

test('the one gap that is sure is flagged, and none is claimed to the day where a date is known to the year alone', () => {
  expect(gaps(almaty)).toEqual([]);
  const dated = almaty.with(3, term('TUR', 'completed', ['2021-01', '2022-12-31']));
  expect(gaps(dated)).toEqual([{ from: '2022-12-31', to: '2023-03-28' }]);
});

test('a State that is no member is not designated', () => {
  const nominal = { from: at('2027-04-24'), to: at('2029-04-24') };
  expect(refuseDesignation({ participant: 'ITA', nominal, member: false }, almaty, today)?.code).toBe(
    'chair-not-member',
  );
  expect(refuseDesignation({ participant: 'KGZ', nominal, member: true }, almaty, today)).toBeNull();
});

test('nominal dates that overlap another live term are refused', () => {
  const next = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  const nominal = { from: at('2028-01-01'), to: at('2030-01-01') };
  expect(refuseDesignation({ participant: 'TJK', nominal, member: true }, [...almaty, next], today)?.code).toBe(
    'term-overlaps',
  );
});

test('a nominal end before the beginning is refused', () => {
  const nominal = { from: at('2029-01-01'), to: at('2027-01-01') };
  expect(refuseDesignation({ participant: 'KGZ', nominal, member: true }, almaty, today)?.code).toBe(
    'period-backwards',
  );
});

test.each(termStages)('a hand-over to a term that is %s', (stage) => {
  const next = term('KGZ', stage, [null, null], ['2027-04-24', '2029-04-24']);
  const refused = refuseHandOver(next, almaty.at(-1) ?? null, on('2026-11-24'), '2026-11-24');
  expect(refused?.code).toBe(termMoves[stage].includes('incumbent') ? undefined : 'term-not-designated');
});

test('a hand-over is neither ahead of time nor before the term it ends', () => {
  const next = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  const incumbent = almaty.at(-1) ?? null;
  expect(refuseHandOver(next, incumbent, on('2026-11-25'), '2026-11-24')?.code).toBe('date-ahead');
  expect(refuseHandOver(next, incumbent, on('2025-04-24'), '2026-11-24')?.code).toBe('hand-over-before-term');
  expect(refuseHandOver(next, null, on('2026-11-24'), '2026-11-24')).toBeNull();
  // Known to the month: it began in it, and not in a month before the incumbent did.
  expect(refuseHandOver(next, incumbent, on('2026-11'), '2026-11-24')).toBeNull();
  expect(refuseHandOver(next, incumbent, on('2025-03'), '2026-11-24')?.code).toBe('hand-over-before-term');
  expect(refuseHandOver(next, incumbent, on('2026-12'), '2026-11-24')?.code).toBe('date-ahead');
});

test('a hand-over is done on a day of its meeting, as far as the meeting’s days are known', () => {
  const day = (date: string) => ({ date, precision: 'day' as const });
  const two = { from: day('2027-04-23'), to: day('2027-04-24') };
  expect(['2027-04-22', '2027-04-23', '2027-04-24', '2027-04-25'].map((text) => isDayOf(on(text), two))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isDayOf(on('2027-04-24'), { from: day('2027-04-23'), to: null })).toBe(false);
  expect(isDayOf(on('2027-04-30'), { from: { date: '2027-04-01', precision: 'month' }, to: null })).toBe(true);
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
      expect(Math.max(current.length, previous.length, next.length)).toBeLessThanOrEqual(1);
      for (const { actual } of current) expect((actual.from?.date ?? '') <= '2020-06-15').toBe(true);
      for (const term of previous) expect(current).not.toContain(term);
      for (const { stage } of next) expect(stage).toBe('designated');
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  ['a term that is over', ['1990', '1991'], 'term-is-past'],
  ['a term that begins before the present one', ['2024', '2028'], 'term-before-incumbent'],
] as const)('%s is refused as the next one', (_name, [from, to], code) => {
  const nominal = { from: at(from), to: at(to) };
  expect(refuseDesignation({ participant: 'TJK', nominal, member: true }, almaty, today)?.code).toBe(code);
});

test('next is the next after today: a designation whose term is over displaces nobody', () => {
  const wrong = term('TJK', 'designated', [null, null], ['1990', '1991']);
  const next = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  expect(who(troika([...almaty, wrong, next], today).next)).toEqual(['KGZ']);
});

test('a joint office has all its holders at once; without being joint the later one alone', () => {
  const both = [term('IDN', 'incumbent', ['2002-02', null]), term('AUS', 'incumbent', ['2002-03', null])];
  expect(who(incumbentsOn(both, today, true))).toEqual(['IDN', 'AUS']);
  expect(who(incumbentsOn(both, today))).toEqual(['AUS']);
});

test('of a joint office those who left it together are previous, and those who take it together are next', () => {
  const terms = [
    term('KAZ', 'completed', ['2013', '2020-01-01']),
    term('TJK', 'completed', ['2014', '2020-01-01']),
    term('IDN', 'incumbent', ['2020-01-01', null]),
    term('AUS', 'incumbent', ['2020-01-01', null]),
    term('TUR', 'designated', [null, null], ['2028', '2030']),
    term('AZE', 'designated', [null, null], ['2028', '2030']),
    term('KGZ', 'designated', [null, null], ['2030', '2032']),
  ];
  const { previous, current, next } = troika(terms, today, true);
  expect([who(previous), who(current), who(next)]).toEqual([
    ['KAZ', 'TJK'],
    ['IDN', 'AUS'],
    ['TUR', 'AZE'],
  ]);
});

test('a term that began nobody knows when leaves no sure gap before its end', () => {
  const terms = [
    term('MLI', 'completed', ['2017', '2018-06-01']),
    term('FRA', 'completed', [null, '2020-12-07']),
    term('PRT', 'incumbent', ['2024-01-01', null]),
  ];
  // After that end nobody is known to have been in office until the next began: that gap is sure.
  expect(gaps(terms)).toEqual([{ from: '2020-12-07', to: '2024-01-01' }]);
});

test('an extension moves the end on, to a day to come, of a term that runs', () => {
  const running = term('KAZ', 'incumbent', ['2025-04-24', null], ['2025-04-24', '2027-04-24']);
  const to = (text: string) => parsePartialDate(text) ?? { date: '', precision: 'day' as const };
  expect(refuseExtension(running, to('2027-10'), today)).toBeNull();
  expect(refuseExtension(running, to('2027-04-24'), today)?.code).toBe('extension-no-later');
  expect(refuseExtension(running, to('2026-01'), today)?.code).toBe('extension-past');
  expect(refuseExtension({ ...running, stage: 'completed' }, to('2027-10'), today)?.code).toBe('term-not-running');
});

test('what is unusual is asked once more: a term begun or far ahead, a hand-over early or out of its order', () => {
  const codes = (cautions: { code: string }[]) => cautions.map(({ code }) => code);
  const day = (text: string) => parsePartialDate(text) ?? { date: '', precision: 'day' as const };
  expect(codes(designationCautions(day('2026-06'), today))).toEqual(['term-begun']);
  expect(codes(designationCautions(day('2027-04'), today))).toEqual([]);
  expect(codes(designationCautions(day('2031'), today))).toEqual(['term-far-ahead']);
  const first = term('KGZ', 'designated', [null, null], ['2027-04-24', '2029-04-24']);
  const second = term('TJK', 'designated', [null, null], ['2029-04-24', '2031-04-24']);
  expect(codes(handOverCautions(first, [second], on('2027-04-24')))).toEqual([]);
  expect(codes(handOverCautions(second, [first], on('2027-04-24')))).toEqual([
    'hand-over-out-of-order',
    'hand-over-early',
  ]);
});

test('no gap is claimed where a beginning or an end is not known', () => {
  const [from, to] = [on('2018-06-01'), on('2020-12-07')];
  const ended = term('MLI', 'completed', ['2017', '2018-06-01']);
  const now = term('ESP', 'incumbent', ['2020-12-07', null]);
  expect(gaps([ended, now])).toEqual([{ from: from.date, to: to.date }]);
  expect(gaps([{ ...ended, actual: { ...ended.actual, to: UNKNOWN } }, now])).toEqual([]);
  expect(gaps([ended, { ...now, actual: { from: { ...to, bound: 'not-later' }, to: null } }])).toEqual([]);
});

test('a term of which the end is not known is over where the next begins, and is the one before it', () => {
  const first: Term = { ...term('LKA', 'completed', ['2003', null]), actual: { from: on('2003'), to: UNKNOWN } };
  const next = term('BGD', 'completed', ['2011-04', '2013']);
  expect(who(incumbentsOn([first, next], '2005-06-01'))).toEqual(['LKA']);
  expect(who(incumbentsOn([first, next], '2011-05-01'))).toEqual(['BGD']);
  expect(incumbentsOn([first, next], '2020-01-01')).toEqual([]);
  expect(who(troika([first, next], '2012-01-01').previous)).toEqual(['LKA']);
});

test('a completed term of unknown end is held on its beginning alone, then perhaps, and by nobody once another began', () => {
  const kenya: Term = { ...term('KEN', 'completed', ['2020', null]), actual: { from: at('2020'), to: UNKNOWN } };
  expect(who(incumbentsOn([kenya], today))).toEqual([]);
  expect(who(perhapsOn([kenya], today))).toEqual(['KEN']);
  expect(who(incumbentsOn([kenya], '2020-12-31'))).toEqual(['KEN']);
  const found = troika([kenya], today);
  expect([who(found.previous), who(found.current)]).toEqual([['KEN'], []]);
  const later = term('UGA', 'incumbent', ['2022-03', null]);
  expect([who(incumbentsOn([kenya, later], today)), who(perhapsOn([kenya, later], today))]).toEqual([['UGA'], []]);
  // Two who hold a joint office now, after one of whom it is not known when he left.
  const senegal: Term = { ...term('SEN', 'completed', ['2011', null]), actual: { from: at('2011'), to: UNKNOWN } };
  const joint = [senegal, term('MRT', 'incumbent', ['2020', null]), term('MLI', 'incumbent', ['2020', null])];
  const now = troika(joint, today, true);
  expect([who(now.previous), who(now.current)]).toEqual([['SEN'], ['MRT', 'MLI']]);
});

test('a nominal term is over from its end on, and not the day before; not while another is designated', () => {
  const sitting = term('KAZ', 'incumbent', ['2025-04-24', null], ['2025-04-24', '2026-11-24']);
  expect([isOverdue(sitting, '2026-11-23', false), isOverdue(sitting, '2026-11-24', false)]).toEqual([false, true]);
  expect(isOverdue(sitting, '2027-01-01', true)).toBe(false);
  const year = term('KAZ', 'incumbent', ['2025', null], ['2025', '2026']);
  expect([isOverdue(year, '2026-12-31', false), isOverdue(year, '2027-01-01', false)]).toEqual([false, true]);
});

test('between terms of which one end is known only to a year, the dates are said as they are known, and no day is made of them', () => {
  const year = { date: '2022-01-01', precision: 'year' as const };
  const day = { date: '2023-03-28', precision: 'day' as const };
  const of = (id: string, actual: Term['actual']): Term => ({
    id,
    participant: id,
    stage: 'completed',
    nominal: { from: null, to: null },
    actual,
  });
  const first = of('TUR', { from: { date: '2021-01-01', precision: 'month' }, to: year });
  const second = of('AZE', { from: day, to: null });
  expect(looseGaps([first, second])).toEqual([{ from: year, to: day }]);
  expect(gaps([first, second])).toEqual([]);
  // Known to the day it is a gap; a limit is no date to count from; terms that may touch leave none.
  const ended = { ...first, actual: { ...first.actual, to: { date: '2022-12-31', precision: 'day' as const } } };
  expect(looseGaps([ended, second])).toEqual([]);
  expect(looseGaps([{ ...first, actual: { ...first.actual, to: { ...year, bound: 'not-later' } } }, second])).toEqual(
    [],
  );
  expect(looseGaps([first, { ...second, actual: { from: { ...day, date: '2022-06-01' }, to: null } }])).toEqual([]);
});
