import { expect, test } from 'vitest';
import { emphasisedPieces, ownEmphasis, runsOf, wordsOfRuns } from '#lib/language/emphasis.ts';

test('an emphasis that a change divides stays on both its sides, and a star alone is a star', () => {
  const shown = emphasisedPieces([
    { kind: 'same', text: '2 * 3, *Recalling ' },
    { kind: 'removed', text: 'the Declaration* ' },
    { kind: 'added', text: 'it* ' },
    { kind: 'same', text: 'anew' },
  ]);
  expect(shown.map(({ kind, text, emphasised }) => [kind, text, emphasised])).toEqual([
    ['same', '2 * 3, ', false],
    ['same', 'Recalling ', true],
    ['removed', 'the Declaration', true],
    ['removed', ' ', false],
    ['added', 'it', true],
    ['added', ' ', false],
    ['same', 'anew', false],
  ]);
});

test('what goes has the emphasis that it had, what comes the one that it will have', () => {
  const shown = emphasisedPieces([
    { kind: 'removed', text: '*' },
    { kind: 'same', text: 'Noting' },
    { kind: 'removed', text: '*' },
    { kind: 'added', text: ' *also*' },
  ]);
  expect(shown.map(({ kind, text, emphasised }) => [kind, text, emphasised])).toEqual([
    ['same', 'Noting', false],
    ['added', ' ', false],
    ['added', 'also', true],
  ]);
});

test('each part of a text has the signs of its own emphasis, and a star alone is a star', () => {
  expect(ownEmphasis(['2 * 3, *Recalling ', 'the Declaration', ' of 2013*', ''])).toEqual([
    ...['2 * 3, *Recalling* ', '*the Declaration*', ' *of 2013*', ''],
  ]);
});

test.each([
  '5*3 and 4*2',
  'un*believ*able',
  '2 * 3 * 4',
  'Article 4*, see note*',
  '*',
  '**',
  'б*в*г',
  'é*é*é',
  '*open',
])('stars within words, numbers and alone are stars: %s', (words) => {
  expect(runsOf(words)).toEqual([{ text: words, emphasised: false }]);
  expect(ownEmphasis([words])).toEqual([words]);
});

test('an emphasis stands beside signs, and at the edges', () => {
  const emphasised = (words: string) => runsOf(words).flatMap((run) => (run.emphasised ? [run.text] : []));
  expect(emphasised('*Recalling*, (*mutatis mutandis*), “*a*”—*b*.')).toEqual([
    'Recalling',
    'mutatis mutandis',
    'a',
    'b',
  ]);
});

test('a word of which a program emphasises a part is emphasised whole, and read back so', () => {
  const [plain, emphasised] = [
    (text: string) => ({ text, emphasised: false }),
    (text: string) => ({ text, emphasised: true }),
  ];
  expect(wordsOfRuns([plain('un'), emphasised('believ'), plain('able things')])).toBe('*unbelievable* things');
  expect(wordsOfRuns([emphasised('Recalli'), plain('ng the Declaration')])).toBe('*Recalling* the Declaration');
  expect(wordsOfRuns([plain('the State'), emphasised('’s own '), plain('words')])).toBe('the *State’s own* words');
  expect(wordsOfRuns([emphasised('a '), plain('b'), emphasised(' c')])).toBe('*a* b *c*');
  expect(wordsOfRuns([plain('5'), emphasised('*'), plain('3')])).not.toContain('**');
});
