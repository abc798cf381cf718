import { expect, test } from 'vitest';
import { refuseLanguages } from '#lib/news/rules.ts';

const fieldsOf = (...given: Parameters<typeof refuseLanguages>) => refuseLanguages(...given)?.fields ?? null;

test('a release is whole in one language or in both', () => {
  expect(refuseLanguages({ en: 'A' }, { en: 'a' })).toBeNull();
  expect(refuseLanguages({ ru: 'Б' }, { ru: 'б' })).toBeNull();
  expect(refuseLanguages({ en: 'A', ru: 'Б' }, { en: 'a', ru: 'б' })).toBeNull();
});

test('half of a release in a language is refused beside the half that is missing', () => {
  expect(fieldsOf({ en: 'A', ru: 'Б' }, { en: 'a' })).toEqual({ 'body.ru': 'other-half-missing' });
  expect(fieldsOf({ en: 'A' }, { en: 'a', ru: 'б' })).toEqual({ 'headline.ru': 'other-half-missing' });
  expect(fieldsOf({ ru: 'Б' }, null)).toEqual({ 'body.ru': 'field-missing' });
});
