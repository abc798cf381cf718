import { expect, test } from 'vitest';
import { agree, concurrencyToken, differing, isKept } from '#lib/source/rules.ts';

const said = (field: string, value: string, kind: 'nominal' | 'actual' | null = null) => ({ field, value, kind });

test.each([
  ['2013', '2013-06-05', true],
  ['2013-06', '2013-06-05', true],
  ['2013-06-05', '2013-06-05', true],
  ['2011', '2013', false],
  ['2013-06', '2013-07', false],
  ['2', '21', false],
  ['member', 'observer', false],
])('%s and %s: agree is %s, either way round', (a, b, expected) => {
  expect([agree(a, b), agree(b, a)]).toEqual([expected, expected]);
});

test('only what differs is disputed, all of it, and nominal dates are not set against actual ones', () => {
  const from = [said('from', '2016-11'), said('from', '2016-10'), said('from', '2016')];
  const to = [said('to', '2018'), said('to', '2018-11')];
  expect(differing([...from, ...to])).toEqual(from);
  expect(differing([said('from', '2025', 'nominal'), said('from', '2024-04-24', 'actual')])).toEqual([]);
  // A claim that names no kind is about what happened.
  expect(differing([said('from', '2025'), said('from', '2024-04-24', 'actual')])).toHaveLength(2);
});

test('what a form saw grows with every change to any claim of the matter', () => {
  expect(concurrencyToken([{ version: 1 }, { version: 1 }])).not.toBe(
    concurrencyToken([{ version: 1 }, { version: 2 }]),
  );
});

test('the register keeps a status and dates itself; who the secretariat is, it only marks', () => {
  expect([
    isKept('membership', 'status'),
    isKept('conference', 'ordinal'),
    isKept('arrangement', 'secretariat'),
  ]).toEqual([true, true, false]);
});
