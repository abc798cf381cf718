import { expect, test } from 'vitest';
import { timedParts } from '#components/source/timed-parts.ts';
import { boundWords, day, heldOn, periodText } from '#components/source/when.ts';
import { dayRangeParts, formatDayRange } from '#lib/language/language.ts';

const year = (date: string) => ({ date: `${date}-01-01`, precision: 'year' as const });
const month = (date: string) => ({ date: `${date}-01`, precision: 'month' as const });

test('each date of a sentence is marked once, in the case that the language puts it in', () => {
  const [from, to] = [month('2013-06'), month('2016-11')];
  for (const locale of ['en', 'ru', 'fr'] as const) {
    const said = periodText(locale, from, to) ?? '';
    const parts = timedParts(locale, said, [from, to]);
    expect(parts.map(({ text }) => text).join(''), locale).toBe(said);
    expect(
      parts.flatMap(({ dateTime }) => dateTime ?? []),
      locale,
    ).toEqual(['2013-06', '2016-11']);
  }
});

test('a year is not found within a day of it, nor within a longer number', () => {
  const text = `${day('en', '2013-06-05')}, then 2013 of 20131`;
  expect(timedParts('en', text, [year('2013'), '2013-06-05']).filter(({ dateTime }) => dateTime)).toEqual([
    { text: day('en', '2013-06-05'), dateTime: '2013-06-05' },
    { text: '2013', dateTime: '2013' },
  ]);
});

test('what names no date, and a date that is not said, change nothing', () => {
  expect(timedParts('en', 'not dated', [null, 'unknown', year('2013')])).toEqual([
    { text: 'not dated', dateTime: null },
  ]);
  const bound = { ...year('2011'), bound: 'not-later' as const };
  expect(timedParts('ru', boundWords('ru', bound), [bound]).some(({ dateTime }) => dateTime === '2011')).toBe(true);
});

test('of a range each day stands apart, and the range says no more than itself', () => {
  expect(dayRangeParts('en', '2011-03-14', '2011-03-16').flatMap(({ dateTime }) => dateTime ?? [])).toEqual([
    '2011-03-14',
    '2011-03-16',
  ]);
  for (const locale of ['en', 'ru', 'fr'] as const)
    for (const to of ['2011-03-16', '2011-04-02', '2012-01-02'])
      expect(
        dayRangeParts(locale, '2011-03-14', to)
          .map(({ text }) => text)
          .join(''),
      ).toBe(formatDayRange(locale, '2011-03-14', to));
});

test('in Russian «г.» is tied to its year by one and the same space, in a day, a month, a year and a range', () => {
  const all = [
    day('ru', '2019-05-14'),
    formatDayRange('ru', '2019-05-14', '2019-05-15'),
    formatDayRange('ru', '2018-12-27', '2019-01-02'),
    heldOn('ru', month('2019-05'), null),
    heldOn('ru', year('2018'), year('2019')),
  ];
  for (const text of all)
    expect(
      text.match(/.г\./gu)?.every((tie) => tie.startsWith('\u00a0')),
      text,
    ).toBe(true);
});
