import { expect, expectTypeOf, test } from 'vitest';
import type { DocumentStage } from '#db/vocabulary.ts';
import { memoizer } from '#lib/language/formatter.ts';
import {
  formatDayRange,
  formatPartialDate,
  type Key,
  locales,
  offeredLocales,
  translator,
  wordOr,
} from '#lib/language/language.ts';

test('a text is made once for its key, an empty one too, and anew once a thousand others were kept', () => {
  const keep = memoizer<string>();
  let made = 0;
  const make = () => {
    made++;
    return '';
  };
  expect([keep('a', make), keep('a', make), made]).toEqual(['', '', 1]);
  for (let n = 0; n < 1000; n++) keep(`other ${n}`, () => `${n}`);
  expect(keep('a', make)).toBe('');
  expect(made).toBe(2);
});

test('texts that are kept differ by language, values and precision', () => {
  const t = translator('en', 'desk');
  expect([1, 2, 1].map((count) => t('documentCount', { count }))).toEqual(['1 document', '2 documents', '1 document']);
  expect(translator('ru', 'desk')('documentCount', { count: 2 })).toBe('2 документа');
  const date = '2013-06-05';
  const said = (['day', 'month', 'year', 'day'] as const).map((precision) =>
    formatPartialDate('en', { date, precision }),
  );
  expect(said).toEqual(['5\u00a0June 2013', 'June 2013', '2013', '5\u00a0June 2013']);
  expect(formatPartialDate('ru', { date, precision: 'day' })).toBe('5\u00a0июня 2013\u00a0г.');
  expect(formatDayRange('en', '2011-03-14', '2011-03-16')).toMatch(/^14\s*–\s*16\u00a0March 2011$/);
  expect(formatDayRange('en', '2011-03-14', '2011-03-15')).toMatch(/^14\s*–\s*15\u00a0March 2011$/);
});

test('the compiler knows the keys of each namespace, nested ones and those made of a vocabulary too', () => {
  expectTypeOf<'documentCount'>().toExtend<Key<'desk'>>();
  expectTypeOf<`documentStage.${DocumentStage}`>().toExtend<Key<'vocabulary'>>();
  expectTypeOf<'documentStage.lost'>().not.toExtend<Key<'vocabulary'>>();
  expectTypeOf<'documentStage'>().not.toExtend<Key<'vocabulary'>>();
  expectTypeOf<string>().not.toExtend<Key<'desk'>>();
});

test('a key that may be none gives what else to say', () => {
  const t = translator('en', 'vocabulary');
  expect([wordOr(t, 'language.ky', 'ky'), wordOr(t, 'language.xx', 'xx')]).toEqual(['Kyrgyz', 'xx']);
  expect(wordOr(translator('en', 'desk'), 'documentCount', '', { count: 2 })).toBe('2 documents');
});

test('a process is shown in those of its languages that are ours, in its order, and in what it asks for; else in English', () => {
  const offered = (workingLanguages: string[], interfaceLanguages: string[] = []) =>
    offeredLocales({ workingLanguages, interfaceLanguages });
  expect(offered(['ru', 'en'])).toEqual(['ru', 'en']);
  expect(offered(['en', 'ar'])).toEqual(['en']);
  expect(offered(['ar'], ['ru', 'ru'])).toEqual(['ru']);
  expect(offered(['ar'])).toEqual(['en']);
  expect(offered(['en-GB'])).toEqual(['en']);
  expect(offeredLocales(null)).toEqual(locales);
});
