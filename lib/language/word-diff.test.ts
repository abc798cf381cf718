import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmenter } from '#lib/language/formatter.ts';
import { changed, changesBetween, signsAtWords, wordCount, wordsOf, wordsWithin } from '#lib/language/word-diff.ts';

const parts = [
  ...[
    'States',
    'may',
    'not',
    "can't",
    'can.',
    '3.5',
    '2,000',
    'a-b',
    'и',
    'й',
    'и\u0306',
    'État',
    '\u0301e',
    'می\u200cخواهم',
  ],
  ...['*', ';', ' ', '  ', '\u00a0', '\u2009', '(a)', '№', '👩‍👩‍👧', '한국어', '日本語', 'ไทย', 'x\u00ad', "d'", '’s'],
];
const words = fc
  .array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(' ', ' ', ' ', '', ', ', '. ')), { maxLength: 14 })
  .map((all) => all.map(([part, behind]) => part + behind).join(''));
/** A text and one that says most of it, as a proposal does. */
const pair = fc.tuple(words, words, words, words).map(([a, b, c, d]) => [a + b + d, a + c + d] as const);

test('a text that is taken apart beside another comes apart as it does alone, and the changes make it', () => {
  // A number at the beginning keeps what was taken apart before from being found again.
  let run = 0;
  fc.assert(
    fc.property(pair, fc.constantFrom('en', 'ru', 'fr', 'th', 'fa'), ([one, other], language) => {
      run += 1;
      const [before, after] = [`${run} ${one}`, `${run} ${other}`];
      expect(changed(before, changesBetween(before, after, language), language)).toBe(after);
      const alone = signsAtWords([...segmenter(language).segment(after)]);
      expect(wordsOf(after, language)).toEqual(alone.map(({ segment }) => segment));
      const half = Math.floor(alone.length / 2);
      const wordLike = (some: typeof alone) => some.filter(({ isWordLike }) => isWordLike).length;
      expect(wordCount(after, language)).toBe(wordLike(alone));
      expect(wordsWithin(after, language, half, alone.length)).toBe(wordLike(alone.slice(half)));
    }),
    { numRuns: 3000 },
  );
});

test('what two texts begin and end with is no change, also where they are one or nothing', () => {
  expect(changesBetween('a b c', 'a b c', 'en')).toEqual([]);
  expect(changesBetween('', 'a', 'en')).toEqual([{ from: 0, to: 0, words: 'a' }]);
  expect(changesBetween('a', '', 'en')).toEqual([{ from: 0, to: 1, words: '' }]);
  expect(changesBetween('to share data', 'to share all data', 'en')).toEqual([{ from: 4, to: 4, words: 'all ' }]);
  expect(changesBetween('no no no', 'no no', 'en')).toHaveLength(1);
});
