import { expect, test } from 'vitest';
import { isSame, olderIn } from '#lib/text/returned/again/rules.ts';
import type { ReturnedProposal } from '#lib/text/returned/rules.ts';

test('a file of an earlier revision is known by the symbol in its head', () => {
  const symbols = ['AP/MC.3/L.1', 'AP/MC.3/L.1/Rev.1', 'AP/MC.3/L.1/Rev.2'];
  const file = (...heads: string[]) => [
    ...heads.map((words) => ({ words, isHead: true })),
    { words: 'AP/MC.3/L.1 is recalled.', isHead: false },
  ];
  expect(olderIn(file('Process', 'AP/MC.3/L.1/Rev.1'), symbols)).toEqual({
    symbol: 'AP/MC.3/L.1/Rev.1',
    last: 'AP/MC.3/L.1/Rev.2',
  });
  expect(olderIn(file('AP/MC.3/L.1/Rev.2', 'AP/MC.3/L.1'), symbols)).toBeNull();
  expect(olderIn(file('Something else'), symbols)).toBeNull();
  expect(olderIn(file('AP/MC.3/L.1'), [])).toBeNull();
});

test('what a file says that a draft says already is the same, in whatever order its languages are', () => {
  const one: ReturnedProposal = {
    kind: 'replace',
    paragraphId: 'a',
    after: null,
    paragraphKind: null,
    level: null,
    language: 'en',
    words: 'Agree.',
    translations: { ru: 'Согласны.' },
    authors: ['Anna'],
  };
  const draft = {
    kind: 'replace' as const,
    paragraphId: 'a',
    after: null,
    language: 'en',
    words: { en: 'Agree.', ru: 'Согласны.' },
  };
  expect(isSame(one, draft)).toBe(true);
  expect(isSame(one, { ...draft, words: { en: 'Agree.' } })).toBe(false);
  expect(isSame(one, { ...draft, paragraphId: 'b' })).toBe(false);
  expect(
    isSame({ ...one, kind: 'delete', words: null, translations: {} }, { ...draft, kind: 'delete', words: null }),
  ).toBe(true);
});
