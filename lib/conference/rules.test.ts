import { expect, test } from 'vitest';
import { conferenceStages } from '#db/vocabulary.ts';
import { agendaRank, nextAgendaNumber, nextStages, refuseDays } from '#lib/conference/rules.ts';

test('a conference is announced, opened and closed, or cancelled before it opens; then nothing follows', () => {
  expect(conferenceStages.map((stage) => [stage, ...nextStages(stage)])).toEqual([
    ['planned', 'announced', 'cancelled'],
    ['announced', 'open', 'cancelled'],
    ['open', 'closed'],
    ['closed'],
    ['cancelled'],
  ]);
});

test('agenda numbers stand in the office’s order', () => {
  const order = ['1', '2', '3', '3.1', '3.2', '3.10', '3(a)', '3(b)', '4', '10'];
  expect(order.toReversed().sort((a, b) => agendaRank(a) - agendaRank(b))).toEqual(order);
});

test('the next agenda number is the whole number after the highest', () => {
  expect([[], ['1'], ['1', '2', '2.1', '2(b)'], ['10', '9']].map(nextAgendaNumber)).toEqual(['1', '2', '3', '11']);
});

test('an end before the beginning is refused, the same day is not', () => {
  expect(refuseDays('2026-11-24', '2026-11-23')?.code).toBe('period-backwards');
  expect([refuseDays('2026-11-24', '2026-11-24'), refuseDays('2026-11-24', null)]).toEqual([null, null]);
});
