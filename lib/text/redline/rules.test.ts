import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changed, changesBetween, wordsOf } from '#lib/language/word-diff.ts';
import { comparedTexts, redlineOf } from '#lib/text/redline/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';

const said = (before: string, after: string, language = 'en') =>
  redlineOf(before, after, language)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('');

test('what is compared are words, not letters', () => {
  expect(said('The States may cooperate.', 'The States shall cooperate.')).toBe(
    'The States {-may-}{+shall+} cooperate.',
  );
  expect(said('Государства могут сотрудничать', 'Государства обязуются сотрудничать', 'ru')).toBe(
    'Государства {-могут-}{+обязуются+} сотрудничать',
  );
  expect(said('a b', 'a b c')).toBe('a b{+ c+}');
  expect(said('', 'All new')).toBe('{+All new+}');
  expect(said('All gone', '')).toBe('{-All gone-}');
});

test('changes with only a space between them are one', () => {
  expect(said('may cooperate fully', 'shall work fully')).toBe('{-may cooperate-}{+shall work+} fully');
});

test('writing from right to left, combining marks and Chinese are taken apart and put together', () => {
  for (const [text, language] of [
    ['الدول الأعضاء تتعاون', 'ar'],
    ['Ҷумҳурии Тоҷикистон', 'tg'],
    ['成员国应合作', 'zh'],
    ['e\u0301a\u0300', 'fr'],
  ] as const)
    expect(wordsOf(text, language).join('')).toBe(text);
});

test('an emphasis that comes or goes is a change of the words it is put on', () => {
  expect(said('Noting the Declaration', '*Noting* the Declaration')).toBe('{-Noting-}{+*Noting*+} the Declaration');
  expect(said('*Noting* (with thanks)', 'Noting (*with thanks*)')).toBe(
    '{-*Noting* (with thanks-}{+Noting (*with thanks*+})',
  );
  expect(said('We recall the Declaration of 2013 again', 'We recall *the Declaration of 2013* again')).toBe(
    'We recall {-the Declaration of 2013-}{+*the Declaration of 2013*+} again',
  );
  expect(said('*the Declaration of 2013*', '*the Accord of 2013*')).toBe('*the {-Declaration-}{+Accord+} of 2013*');
  expect(said('2 * 3 papers', '2 * 4 papers')).toBe('2 * {-3-}{+4+} papers');
  expect(said('Алматинский процесс', '*Алматинский* процесс', 'ru')).toBe('{-Алматинский-}{+*Алматинский*+} процесс');
});

const words = fc.array(
  fc.constantFrom('the', 'States', 'may', 'not', 'return', ',', '*States', 'may*', '*', 'и', 'возврат', 'بلد'),
  {
    maxLength: 24,
  },
);
const sentence = words.map((all) => all.join(' '));

test('the changes of two texts make the one of the other, in 10,000 cases', () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      expect(changed(before, changesBetween(before, after, 'en'), 'en')).toBe(after);
      const pieces = redlineOf(before, after, 'en');
      expect(
        pieces
          .filter(({ kind }) => kind !== 'added')
          .map(({ text }) => text)
          .join(''),
      ).toBe(before);
      expect(
        pieces
          .filter(({ kind }) => kind !== 'removed')
          .map(({ text }) => text)
          .join(''),
      ).toBe(after);
    }),
    { numRuns: 10_000 },
  );
});

const paragraph = (id: string, text: string): Paragraph => ({ id, kind: 'operative', level: 1, words: { en: text } });

test('a paragraph that moved is told from one that went and one that came', () => {
  const of = (id: string) => paragraph(id, `Text of ${id}`);
  const [a, b, c, d] = [of('a'), of('b'), of('c'), of('d')] as const;
  const compared = comparedTexts([a, b, c], [b, c, a, d], 'en');
  expect(compared.map(({ paragraph: { id }, kind }) => `${id} ${kind}`)).toEqual([
    'a moved-from',
    'b same',
    'c same',
    'a moved',
    'd added',
  ]);
  expect(comparedTexts([a, b], [b], 'en').map(({ paragraph: { id }, kind }) => `${id} ${kind}`)).toEqual([
    'a removed',
    'b same',
  ]);
  expect(comparedTexts([a, b], [d, a, b], 'en').map(({ paragraph: { id }, kind }) => `${id} ${kind}`)).toEqual([
    'd added',
    'a same',
    'b same',
  ]);
  expect(comparedTexts([a], [{ ...a, words: { en: 'Text of all' } }], 'en')[0]?.kind).toBe('changed');
  expect(comparedTexts([a], [{ ...a, level: 2 }], 'en')[0]?.kind).toBe('changed');
});

test('every paragraph of both texts is somewhere in the comparison, once where it stands', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 10 });
  fc.assert(
    fc.property(ids, ids, (one, two) => {
      const before = one.map((n) => paragraph(`${n}`, `w${n}`));
      const after = two.map((n) => paragraph(`${n}`, `w${n}`));
      const result = comparedTexts(before, after, 'en');
      const standing = result.filter(({ kind }) => kind !== 'removed' && kind !== 'moved-from');
      expect(standing.map(({ paragraph: { id } }) => id)).toEqual(after.map(({ id }) => id));
      for (const { id } of before) expect(result.some((each) => each.paragraph.id === id)).toBe(true);
      expect(result.filter(({ kind }) => kind === 'moved').length).toBe(
        result.filter(({ kind }) => kind === 'moved-from').length,
      );
    }),
    { numRuns: 2000 },
  );
});
