import { expect, test } from 'vitest';
import { among, asked, beyond, day, orderAmong, pageNumber, text, unknown, year } from '#lib/page/asked.ts';

const whyOf = (reader: typeof text, given: string) => asked({ one: given }, { one: reader }).wrong[0]?.why ?? null;

test('what can be used is given on, and what cannot is named with the reason', () => {
  const given: { date?: string; page?: string; q?: string } = { date: '2013-02-30', page: '3', q: 'x'.repeat(201) };
  expect(asked(given, { date: day, page: pageNumber, q: text })).toEqual({
    values: { page: '3' },
    wrong: [
      { name: 'date', given: '2013-02-30', why: 'noDay' },
      { name: 'q', given: 'x'.repeat(201), why: 'tooLong', most: 200 },
    ],
  });
  expect(asked({}, {})).toEqual({ values: {}, wrong: [] });
});

test.each([
  [day, '2013-02-28', null],
  [day, 'garbage', 'noDay'],
  [day, '2013-02-30', 'noDay'],
  [day, '2013', 'noDay'],
  [year, '2013', null],
  [year, '13', 'noYear'],
  [year, '2013-2011', 'noYear'],
  [pageNumber, '1', null],
  [pageNumber, '999999', null],
  [pageNumber, '0', 'noNumber'],
  [pageNumber, '-1', 'noNumber'],
  [pageNumber, '1.5', 'noNumber'],
  [pageNumber, '9'.repeat(30), 'noNumber'],
  [orderAmong('title', 'date'), '-date', null],
  [orderAmong('title', 'date'), 'x', 'noOrder'],
  [orderAmong('title', 'date'), '--date', 'noOrder'],
  [among(['news', 'state']), 'state', null],
  [among(['news', 'state']), 'State', 'notAmong'],
] as const)('a value is used or refused: %#', (reader, given, why) => {
  expect(whyOf(reader, given)).toBe(why);
});

test('a page that the list does not reach is wrong, and so is a value that the register has not', () => {
  expect(beyond('7', { page: 7, pages: 9 })).toEqual([]);
  expect(beyond(undefined, { page: 1, pages: 1 })).toEqual([]);
  expect(beyond('999999', { page: 9, pages: 9 })).toEqual([{ name: 'page', given: '999999', why: 'noPage', last: 9 }]);
  expect(unknown('body', undefined, [])).toEqual([]);
  expect(unknown('body', 'a', [{ key: 'a' }])).toEqual([]);
  expect(unknown('body', 'garbage', [{ key: 'a' }])).toEqual([{ name: 'body', given: 'garbage', why: 'notAmong' }]);
});

test('a value with a sign that is no letter is wrong whatever it is for', () => {
  expect(asked({ q: 'a\uFFFDb', date: '\0' }, { q: text, date: day })).toEqual({
    values: {},
    wrong: [
      { name: 'q', given: 'a\uFFFDb', why: 'noText' },
      { name: 'date', given: '\0', why: 'noText' },
    ],
  });
});
