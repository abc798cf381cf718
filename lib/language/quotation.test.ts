import { expect, test } from 'vitest';
import { withinQuotation } from '#lib/language/quotation.ts';

test.each([
  ['en', 'Decision on “Safe Return”', 'Decision on ‘Safe Return’'],
  ['ru', 'Решение «О возвращении»', 'Решение „О возвращении“'],
  ['fr', 'Décision «\u00a0Retour\u00a0»', 'Décision “Retour”'],
  ['en', 'Decision on Safe Return', 'Decision on Safe Return'],
] as const)('in %s a quotation within another has the marks of one: %s', (locale, words, within) => {
  expect(withinQuotation(locale, words)).toBe(within);
});
