import { expect, test } from 'vitest';
import { inLanguage, isLanguageTag } from '#lib/language/tag.ts';

test.each(['en', 'fr', 'pt-BR', 'uz-Arab', 'zh-Hans', 'kk'])('%s is a language', (tag) => {
  expect(isLanguageTag(tag)).toBe(true);
});

test.each(['', 'FR', 'pt-br', 'english!', '__proto__', 'a', 'fr-'])('%j is none, or not in its one spelling', (tag) => {
  expect(isLanguageTag(tag)).toBe(false);
});

test('words say their language and the way that it is written', () => {
  expect(['fr', 'ar', 'uz-Arab', 'no tag', null].map(inLanguage)).toEqual([
    { lang: 'fr', dir: 'ltr' },
    { lang: 'ar', dir: 'rtl' },
    { lang: 'uz-Arab', dir: 'rtl' },
    { lang: 'no tag', dir: 'ltr' },
    {},
  ]);
});
