import { expect, test } from 'vitest';
import { periodText } from '#components/source/when.ts';
import { withArticles } from '#lib/language/french.ts';
import { formatDayRange, formatPartialDate, labelled, translator } from '#lib/language/language.ts';
import { parsePartialDate } from '#lib/time/period.ts';

const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');
const date = (text: string) => parsePartialDate(text);

test.each([
  ['2025-04-24', null, 'depuis le 24 avril 2025'],
  ['2025-04-01', null, 'depuis le 1er avril 2025'],
  ['2016-11', null, 'depuis novembre 2016'],
  ['2016', null, 'depuis 2016'],
  [null, '2025-04-24', 'jusqu’au 24 avril 2025'],
  [null, '2016', 'jusqu’à 2016'],
  ['2025-04-24', '2027-05-03', 'du 24 avril 2025 au 3 mai 2027'],
  ['2013-08', '2016-12-02', 'd’août 2013 au 2 décembre 2016'],
])('a period from %s to %s is %s', (from, to, said) => {
  expect(plain(periodText('fr', from ? date(from) : null, to ? date(to) : null))).toBe(said);
});

test('the first of a month is an ordinal, in a range too', () => {
  expect(plain(formatPartialDate('fr', { date: '2027-04-01', precision: 'day' }))).toBe('1er avril 2027');
  expect(plain(formatPartialDate('fr', { date: '2027-04-11', precision: 'day' }))).toBe('11 avril 2027');
  expect(plain(formatPartialDate('fr', { date: '2027-04-01', precision: 'month' }))).toBe('avril 2027');
  expect(plain(formatDayRange('fr', '2027-04-01', '2027-04-03'))).toMatch(/^1er\s?–\s?3 avril 2027$/);
});

test('only a day takes its article', () => {
  expect(withArticles('de 24 participants à 12 heures, depuis 3 jours')).toBe(
    'de 24 participants à 12 heures, depuis 3 jours',
  );
});

test('numbers agree: zero and one are singular', () => {
  const t = translator('fr', 'conference');
  expect([0, 1, 2].map((count) => t('count', { count }))).toEqual(['0 conférence', '1 conférence', '2 conférences']);
});

test('a label has a space before its colon in French, and in no other language of ours', () => {
  expect(labelled('fr', 'Mauritanie', 'membre')).toBe('Mauritanie\u00a0: membre');
  expect(labelled('en', 'Mauritania', 'member')).toBe('Mauritania: member');
  expect(labelled('ru', 'Мавритания', 'член')).toBe('Мавритания: член');
});

test('a sentence that ends with «г.» has one full stop', () => {
  const t = translator('ru', 'document');
  const words = t('file.withdrawn', { symbol: 'AP/1', day: '27 ноября 2026\u00a0г.', reason: 'ошибка' });
  expect(words).toContain('2026\u00a0г. Основание');
});
