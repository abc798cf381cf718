import { expect, test } from 'vitest';
import { boundWords, heldOn, periodText } from '#components/source/when.ts';
import { formatGenitive } from '#lib/language/language.ts';
import { datedOf, parseBound, parsePartialDate, UNKNOWN } from '#lib/time/period.ts';

const date = (text: string) => {
  const d = parsePartialDate(text);
  if (!d) throw new Error(`no date: ${text}`);
  return d;
};
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2009', '');

test('a Russian month is in the genitive after a preposition', () => {
  expect(plain(formatGenitive('ru', date('2016-11')))).toBe('ноября 2016 г.');
  expect(plain(periodText('ru', date('2013-06'), date('2016-11')))).toBe('с июня 2013 г. до ноября 2016 г.');
});

test('a period says what is known of it', () => {
  expect(plain(periodText('en', date('2025-04-24'), null))).toBe('since 24 April 2025');
  expect(periodText('en', null, date('2016'))).toBe('until 2016');
  expect(periodText('en', null, null)).toBeNull();
});

test('a conference of one day has one date, of several a range', () => {
  expect(plain(heldOn('en', date('2025-04-24'), date('2025-04-24')))).toBe('24 April 2025');
  expect(plain(heldOn('en', date('2011-03-14'), date('2011-03-16')))).toBe('14–16 March 2011');
});

const bound = (text: string) => {
  const found = parseBound(text);
  if (!found) throw new Error(`no bound: ${text}`);
  return found;
};

test('a bound is said in words in both languages', () => {
  const from = datedOf(bound('[..2011-04]'));
  expect(plain(periodText('en', date('2021-04-20'), UNKNOWN))).toBe('from 20 April 2021, end date not known');
  expect(plain(periodText('ru', date('2021-04-20'), UNKNOWN))).toBe('с 20 апреля 2021 г., дата окончания неизвестна');
  expect(plain(periodText('en', from, null))).toBe('begun by April 2011');
  expect(plain(periodText('en', date('2004-09'), bound('[..2011-04]')))).toBe(
    'from September 2004, ended by April 2011',
  );
  expect(plain(boundWords('en', bound('[2023-03-28..]')))).toBe('not before 28 March 2023');
  expect(plain(boundWords('ru', bound('[2023-03-28..]')))).toBe('не ранее 28 марта 2023 г.');
});
