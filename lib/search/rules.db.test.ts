import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rows } from '#bin/test/world.ts';
import { searchText } from '#lib/search/rules.ts';

/** Letters of the languages of the region with what surrounds them: marks apart, twins of the other script, spaces and what nobody sees. */
const letters = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
  'әғқңөұүһіӘҒҚҢӨҰҮҺІӣқӯҳҷЎўЇїЄє',
  'əıİöüçşğÖÜÇŞĞßæœøłđðéèêàâîôûëïÉÈÀÇñ',
  'ابپتچگکيی',
  ' \u00a0\u202f\u2009\t\u00ad\u200b\u2060\u0301\u0306\u0308\u0327',
  '/.-–—«»“”‘’\'"`ʻʼ()№%_',
].flatMap((some) => [...some]);
const texts = fc.array(fc.constantFrom(...letters), { maxLength: 40 }).map((some) => some.join(''));

test('the database and the portal normalise a text alike, and what is normalised stays as it is', async () => {
  const given = fc.sample(texts, { numRuns: 3000, seed: 20261127 });
  expect(new Set(given).size).toBeGreaterThan(2500);
  const found = await rows<{ given: string; as: string; again: string }>(sql`
    select g as given, search_text(g) as "as", search_text(search_text(g)) as again from json_array_elements_text(${JSON.stringify(given)}::json) g`);
  expect(found.length).toBe(given.length);
  for (const { given: one, as, again } of found) {
    expect(as, JSON.stringify(one)).toBe(searchText(one));
    expect(again, JSON.stringify(one)).toBe(as);
  }
});

test('whatever is typed is a query: no text of operators is refused by the database', async () => {
  const operators = fc.array(fc.constantFrom(...'"-|&!():*<>\'\\ ab'.split(''), ' or ', ' and ', '<->'), {
    maxLength: 25,
  });
  const given = fc.sample(
    operators.map((some) => some.join('')),
    { numRuns: 1500, seed: 11 },
  );
  const [made] = await rows<{ n: number }>(sql`
    select count(search_query(g)) as n from json_array_elements_text(${JSON.stringify(given)}::json) g`);
  expect(Number(made?.n)).toBe(given.length);
});

test.each([
  ['AP/SOM.9/INF.2', 'apsom9inf2'],
  ['ap / som.9/ INF 2', 'apsom9inf2'],
  ['АР/SОМ.9/INF.2', 'apsom9inf2'],
  [' …', null],
])('%j is the code %j', async (given, code) => {
  const [found] = await rows<{ code: string | null }>(sql`select search_code(${given}) as code`);
  expect(found?.code).toBe(code);
});
