import { expect, test } from 'vitest';
import { type ConferenceStage, conferenceStages } from '#db/vocabulary.ts';
import {
  agendaRank,
  cautionsOfDays,
  cautionsOfStep,
  movedInAgenda,
  nextAgendaNumber,
  nextStages,
  placeInAgenda,
  refuseDays,
  stageBefore,
  stageByDate,
} from '#lib/conference/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

test('a conference is announced, opened and closed, or cancelled before it opens; then nothing follows', () => {
  expect(conferenceStages.map((stage) => [stage, ...nextStages(stage)])).toEqual([
    ['planned', 'announced', 'cancelled'],
    ['announced', 'open', 'postponed', 'cancelled'],
    ['postponed', 'announced', 'postponed', 'cancelled'],
    ['open', 'closed'],
    ['closed'],
    ['cancelled'],
  ]);
});

test('agenda numbers stand in the office’s order', () => {
  const order = ['1', '2', '3', '3.1', '3.2', '3.10', '3(a)', '3(b)', '4', '10'];
  expect(order.toReversed().sort((a, b) => agendaRank(a, order) - agendaRank(b, order))).toEqual(order);
  const roman = [
    '3',
    ...['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi'].map((part) => `3(${part})`),
    '4.1',
  ];
  expect(roman.toReversed().sort((a, b) => agendaRank(a, roman) - agendaRank(b, roman))).toEqual(roman);
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((part) => `3(${part})`);
  expect(letters.toReversed().sort((a, b) => agendaRank(a, letters) - agendaRank(b, letters))).toEqual(letters);
  // Added one after the other in any order, each comes where it belongs.
  const added = roman.toReversed().reduce<{ id: string; number: string }[]>((agenda, number) => {
    return agenda.toSpliced(placeInAgenda(agenda, number), 0, { id: number, number });
  }, []);
  expect(added.map(({ number }) => number)).toEqual(roman);
});

test('the next agenda number is the whole number after the highest', () => {
  expect([[], ['1'], ['1', '2', '2.1', '2(b)'], ['10', '9']].map(nextAgendaNumber)).toEqual(['1', '2', '3', '11']);
});

test('an end before the beginning is refused, the same day is not', () => {
  const on = (date: string) => ({ date, precision: 'day' as const });
  expect(refuseDays(on('2026-11-24'), on('2026-11-23'))).toMatchObject({
    code: 'period-backwards',
    params: { from: '2026-11-24', to: '2026-11-23' },
  });
  expect([refuseDays(on('2026-11-24'), on('2026-11-24')), refuseDays(on('2026-11-24'), null)]).toEqual([null, null]);
});

test('a step taken by mistake leads back to the one before; what was never more than planned or announced has none', () => {
  const before = (stage: ConferenceStage, dateOpen = false) => stageBefore({ stage, dateOpen });
  expect([before('closed'), before('open'), before('postponed', true), before('cancelled')]).toEqual([
    'open',
    'announced',
    'announced',
    'announced',
  ]);
  expect([before('cancelled', true), before('planned'), before('announced')]).toEqual(['postponed', null, null]);
});

test('opening weeks early and closing before the end are asked once more, the right day is not', () => {
  const days = { from: '2027-02-03', fromPrecision: 'day', to: '2027-02-05', toPrecision: 'day' } as const;
  const codes = (stage: ConferenceStage, today: string) => cautionsOfStep(stage, days, today).map(({ code }) => code);
  expect(cautionsOfStep('open', days, '2026-11-26')).toEqual([
    { code: 'opened-early', params: { day: '2027-02-03', days: 69 } },
  ]);
  expect([codes('open', '2027-02-03'), codes('open', '2027-02-05'), codes('closed', '2027-02-05')]).toEqual([
    [],
    [],
    [],
  ]);
  expect([codes('closed', '2027-02-04'), codes('open', '2027-02-06'), codes('announced', '2027-02-06')]).toEqual([
    ['closed-early'],
    ['opened-late'],
    ['announced-past'],
  ]);
});

test('a year is judged as a year and said as one: this year is not past, one long ago is, a far one is asked', () => {
  const year = (from: string) =>
    ({ from: `${from}-01-01`, fromPrecision: 'year', to: null, toPrecision: null }) as const;
  expect(cautionsOfDays(year('2026'), '2026-11-26')).toEqual([]);
  expect(cautionsOfDays(year('2020'), '2026-11-26')).toEqual([{ code: 'days-past', params: { day: '2020' } }]);
  expect(cautionsOfDays(year('2127'), '2026-11-26')).toEqual([
    { code: 'days-far', params: { day: '2127', years: 101 } },
  ]);
});

test('without a word in the file a meeting to come is announced and one past is closed, to the precision of its date', () => {
  const day = (date: string) => ({ date, precision: 'day' as const });
  const at = (from: PartialDate, to: PartialDate | null = null) => stageByDate(from, to, '2026-11-26');
  expect([
    at(day('2027-03-01')),
    at(day('2026-11-26')),
    at(day('2026-11-25')),
    at(day('2026-11-24'), day('2026-11-27')),
  ]).toEqual(['announced', 'announced', 'closed', 'announced']);
  const november = { date: '2026-11-01', precision: 'month' as const };
  expect([
    at(november),
    at({ ...november, date: '2026-10-01' }),
    at({ date: '2026-01-01', precision: 'year' }),
  ]).toEqual(['announced', 'closed', 'announced']);
});

test('an item comes where its number belongs, and moves one place at a time within the agenda', () => {
  const agenda = ['1', '2', '3'].map((number) => ({ id: `item ${number}`, number }));
  expect(['2(a)', '0', '10'].map((number) => placeInAgenda(agenda, number))).toEqual([2, 0, 3]);
  const numbers = (id: string, to: 'earlier' | 'later') => movedInAgenda(agenda, id, to).map(({ number }) => number);
  expect([numbers('item 3', 'earlier'), numbers('item 1', 'later'), numbers('item 1', 'earlier')]).toEqual([
    ['1', '3', '2'],
    ['2', '1', '3'],
    ['1', '2', '3'],
  ]);
});
