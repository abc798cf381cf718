import { expect, test } from 'vitest';
import { placeText } from '#components/commitment/words.ts';

test('the place of a paragraph is said in the marks of the language', () => {
  const said = (locale: 'en' | 'ru' | 'fr', place: string) => placeText(locale, { place, paragraphId: 'x' });
  expect(said('en', '2 (b) (ii)')).toBe('paragraph 2 (b) (ii)');
  expect(said('ru', '2 (b) (ii)')).toBe('пункт 2 б) ii)');
  expect(said('ru', '2 (aa)')).toBe('пункт 2 аа)');
  expect(said('ru', '3')).toBe('пункт 3');
  expect(said('fr', '2 (c)')).toBe('paragraphe 2 (c)');
  expect(placeText('ru', { place: 'Article 2 (b)', paragraphId: null })).toBe('Article 2 (b)');
});
