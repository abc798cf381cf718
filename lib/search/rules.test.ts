import { expect, test } from 'vitest';
import { addressOf, candidates, excerpt, pieces, searchText } from '#lib/search/rules.ts';

test.each([
  ['Йодный учёт'.normalize('NFD'), 'йодный учет'],
  ['ТÜRKİYE', 'turkiye'],
  ['Aлматы', 'алматы'],
  ['мiграция', 'миграция'],
  ['АP/SOM.9', 'ap/som.9'],
  ['Қазақстан, Өзбекстан', 'казакстан, озбекстан'],
  ['O‘zbekiston', 'ozbekiston'],
  ['l’accord', 'l’accord'],
  ['Straße, Łódź, Œuvre', 'strasse, lodz, oeuvre'],
  ['soft\u00adhyphen\u200b and\u00a0\u202f space', 'softhyphen and space'],
])('%j is compared as %j', (given, as) => {
  expect(searchText(given)).toBe(as);
});

const text = `The Ministers met in Almaty. ${'They spoke of many things, one after another. '.repeat(8)}Refugees were protected at last, and all went home by the evening train.`;

test('an excerpt stands around the first word that was found, cut between words, and is none where none was', () => {
  const found = new Set(['Refugees']);
  const part = excerpt(text, found) ?? '';
  expect(part).toMatch(/^… \S/);
  expect(part).toContain('Refugees were protected');
  expect(part.length).toBeLessThan(260);
  expect(excerpt(text, new Set(['Ministers']))).toMatch(/^The Ministers met .* …$/);
  expect(excerpt(text, new Set())).toBeNull();
  expect(excerpt('', found)).toBeNull();
});

test('the pieces of a text make the text again, and those that are found are whole words', () => {
  const words = 'Refugee and refugees, refugee’s: беженцы и бе\u00adженцы';
  const parts = pieces(words, new Set(['Refugee', 'бе\u00adженцы']));
  expect(parts.map((one) => one.text).join('')).toBe(words);
  expect(parts.filter(({ found }) => found).map((one) => one.text)).toEqual(['Refugee', 'бе\u00adженцы']);
});

test('only words that begin as one of the lexemes does are asked about', () => {
  expect(candidates('Migration, migrants and a visa: VISA, Миграция', ['migrat', 'виз', 'vi'])).toEqual([
    'Migration',
    'migrants',
    'visa',
    'VISA',
  ]);
});

test('a document leads to the list that has it, and what has a page to its page', () => {
  const place = '/conferences/x';
  expect(addressOf('en', { kind: 'document', key: 'k', place, code: 'AP/SOM.9/INF.2' })).toBe(
    '/en/documents?q=AP%2FSOM.9%2FINF.2',
  );
  expect(addressOf('ru', { kind: 'document', key: 'k', place, code: null })).toBe('/ru/conferences/x');
  expect(addressOf('fr', { kind: 'conference', key: 'k', place, code: null })).toBe('/fr/conferences/x');
  const found = { place: '/members', code: null };
  expect(addressOf('ru', { kind: 'state', key: 'KAZ', ...found })).toBe('/ru/states/kaz');
  expect(addressOf('en', { kind: 'organization', key: 'UN Women', ...found })).toBe('/en/organizations/un%20women');
  expect(addressOf('en', { kind: 'source', key: 'iom-2013', ...found })).toBe('/en/sources/iom-2013');
});
