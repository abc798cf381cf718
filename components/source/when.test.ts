import { expect, test } from 'vitest';
import { heldOn, periodText } from '#components/source/when.ts';
import { formatGenitive } from '#lib/language/language.ts';
import { parsePartialDate } from '#lib/time/period.ts';

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
