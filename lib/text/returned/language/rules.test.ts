import { expect, test } from 'vitest';
import { isWritten, languagesOfFile } from '#lib/text/returned/language/rules.ts';
import type { ReturnedParagraph } from '#lib/text/returned/pairing/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { sample } from '#lib/typeset/fixtures.ts';

const line = { kind: 'preambular', level: 1, bookmarks: [], authors: [], isHead: false } as const;
const column = (words: readonly string[], at = 0): ReturnedParagraph[] =>
  words.map((said) => ({ ...line, column: at, words: said, whole: said }));
const wordsIn = (language: 'en' | 'ru' | 'fa') => sample.map(({ words }) => words[language]);
const found = (
  paragraphs: ReturnedParagraph[],
  more: { asked?: string; said?: string[]; languages?: string[]; revision?: Paragraph[] } = {},
) =>
  languagesOfFile(
    { revision: sample, original: 'en', languages: ['en', 'ru', 'fa'], asked: 'en', said: [], ...more },
    paragraphs,
  );

test('a file is in the language that was chosen, however much was changed in it, and in another where its words are', () => {
  expect(found(column(wordsIn('en')))).toEqual(['en']);
  expect(
    found(column(wordsIn('en').map((words) => `${words} and quite another thing that was put behind it`))),
  ).toEqual(['en']);
  expect(found(column(wordsIn('ru')))).toEqual(['ru']);
  expect(found(column(wordsIn('fa')), { said: ['en'] })).toEqual(['fa']);
  expect(found(column(wordsIn('ru')), { asked: 'ru' })).toEqual(['ru']);
});

test('languages side by side are known by their words, and by what the file says where the words are no one’s', () => {
  expect(found([...column(wordsIn('en')), ...column(wordsIn('ru'), 1)])).toEqual(['en', 'ru']);
  expect(found([...column(wordsIn('ru')), ...column(wordsIn('en'), 1)], { said: ['ru', 'en'] })).toEqual(['ru', 'en']);
  const bare = sample.map(({ words, ...one }) => ({ ...one, words: { en: words.en } }));
  const twice = [...column(wordsIn('en')), ...column(wordsIn('en'), 1)];
  expect(found(twice, { revision: bare, said: ['en', 'ru'] })).toEqual(['en', 'ru']);
  expect(found([...column(wordsIn('en')), ...column(['λόγος', 'άλλος'], 1)])).toEqual(['en']);
});

test('words of another script are read in the one language of the text that has it, and in none where none or several do', () => {
  const cyrillic = column(['Совсем иные слова,', 'которых в тексте нет.']);
  expect(found(cyrillic)).toEqual(['ru']);
  expect(found(cyrillic, { languages: ['en', 'fa'] })).toEqual([]);
  expect(found(cyrillic, { languages: ['en', 'ru', 'kk'] })).toEqual([]);
  expect([isWritten('Согласовано (ad ref.)', 'ru'), isWritten('12 (3)', 'ru'), isWritten('Agreed', 'ru')]).toEqual([
    ...[true, true, false],
  ]);
});
