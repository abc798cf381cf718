import { expect, test } from 'vitest';
import { emphasisedPieces, ownEmphasis } from '#lib/language/emphasis.ts';

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
