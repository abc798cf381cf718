import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf, titleForAddress } from '#lib/language/slug.ts';

const free = () => false;

test.each([
  ['Türkiye', 'turkiye'],
  ['İstanbul', 'istanbul'],
  ['Çeşme', 'cesme'],
  ['Iğdır', 'igdir'],
  ['Łódź', 'lodz'],
  ['São Tomé', 'sao-tome'],
  ['Azərbaycan', 'azerbaycan'],
  ['Türkmenistan ýň', 'turkmenistan-yn'],
  ['Oʻzbekiston, Qo‘qon', 'ozbekiston-qoqon'],
  ['Straße, Ærø', 'strasse-aero'],
  ['Совещание старших должностных лиц', 'soveshchanie-starshikh-dolzhnostnykh-lits'],
  ['Подъезд, ёлка, майор', 'podezd-yolka-mayor'],
  ['Қазақстан үкіметінің әлеуметтік', 'qazaqstan-ukimetining-aleumettik'],
  ['Кыргыз Республикасынын өкүлү', 'kyrgyz-respublikasynyn-okulu'],
  ['Ҷумҳурии Тоҷикистон, ғӣқӯ', 'jumhurii-tojikiston-ghiqu'],
  ['Ўзбекистон ҳуқуқ', 'ozbekiston-huquq'],
  ['Київ, Україна', 'kiyiv-ukrayina'],
  ['The State’s own', 'the-states-own'],
  ['ﬁnal ½', 'final-1-2'],
])('%s → %s', (title, slug) => {
  expect(slugOf(title, '', free)).toBe(slug);
});

test('a title decomposed letter by letter has the address of the composed one', () => {
  for (const title of ['Türkiye', 'майор', 'Ўзбекистон', 'Їжак', 'ғӣқӯ'])
    expect(slugOf(title.normalize('NFD'), '', free)).toBe(slugOf(title, '', free));
});

test('the year stands once, and a taken address gets the next number', () => {
  expect(slugOf('Plan 2025', '2025', free)).toBe('plan-2025');
  expect(slugOf('Plan', '2025', free)).toBe('plan-2025');
  const taken = new Set(['plan-2025', 'plan-2025-2']);
  expect(slugOf('Plan', '2025', (slug) => taken.has(slug))).toBe('plan-2025-3');
});

test('a title in a script that the table does not know, or of signs alone, is an item', () => {
  for (const title of ['北京', '—', ' ', '', '’']) expect(slugOf(title, '2025', free)).toBe('item-2025');
});

test('a long title ends at a whole word, within sixty characters; a word that is longer is cut', () => {
  expect(slugOf('w'.repeat(200), '', free)).toBe('w'.repeat(60));
  expect(slugOf('word '.repeat(40), '', free)).toBe('word-word-word-word-word-word-word-word-word-word-word-word');
});

test('a long title does not end in a word that joins it to what was cut; a short one ends as it does', () => {
  const long = 'Ministerial Conference on Refugee Protection and International Migration: The Almaty Process';
  expect(slugOf(long, '2013', free)).toBe('ministerial-conference-on-refugee-protection-2013');
  const russian = 'Региональная конференция по вопросам защиты беженцев и международной миграции';
  expect(slugOf(russian, '2011', free)).toBe('regionalnaya-konferentsiya-po-voprosam-zashchity-bezhentsev-2011');
  expect(slugOf('What it is for', '2011', free)).toBe('what-it-is-for-2011');
});

test('whatever the title, an address is small Latin letters, digits and single hyphens', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (title) => {
      expect(slugOf(title, '2025', free)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }),
  );
});

test('the order in which the languages of a title were given is of no matter for its address', () => {
  expect(titleForAddress({ fr: 'Réunion', ar: 'اجتماع' })).toBe('Réunion');
  expect(titleForAddress({ ar: 'اجتماع', fr: 'Réunion' })).toBe('Réunion');
  expect(titleForAddress({ ru: 'Совещание', fr: 'Réunion', en: 'Meeting' })).toBe('Meeting');
  expect(titleForAddress({ ar: 'اجتماع' })).toBeNull();
});
