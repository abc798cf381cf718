import { expect, test } from 'vitest';
import { corrected, orphanIn, readingOf } from '#lib/text/addition/rules.ts';
import { readPlain } from '#lib/text/plain/rules.ts';

const read = readPlain('Draft\n\n(a) Agree to meet\n\nyearly in May.\n\nNo. 5 of the list\n\n1. Ask:\n\n(a) now.');
const said = (chosen: Parameters<typeof corrected>[1]) =>
  corrected(read, chosen).map(({ kind, level, words }) => `${kind === 'operative' ? level : kind} ${words}`);

test('what is chosen takes the place of what was understood, with the number put back or taken off', () => {
  expect(said({})).toEqual([
    ...['title Draft', '1 Agree to meet', '1 yearly in May.', 'heading No. 5 of the list', '1 Ask:', '2 now.'],
  ]);
  expect(said({ 1: 'preambular', 2: 'joined', 3: 'out', 5: 'operative-1' })).toEqual([
    ...['title Draft', 'preambular (a) Agree to meet yearly in May.', '1 Ask:', '1 now.'],
  ]);
  const bullet = readPlain('Draft\n\n• Recalling the past,');
  expect(corrected(bullet, { 1: 'operative-1' })[1]?.words).toBe('Recalling the past,');
  expect(corrected(readPlain('Draft'), { 0: 'joined' })).toMatchObject([{ kind: 'preambular', words: 'Draft' }]);
});

test('the head of a file is left out unless it is chosen, and a choice without what it belongs to is named by its place', () => {
  const head = [
    { kind: 'preambular', level: 1, words: 'Limited', whole: 'Limited', isSure: true, isHead: true } as const,
  ];
  expect(corrected(head, {})).toEqual([]);
  expect(corrected(head, { 0: 'title' })).toMatchObject([{ kind: 'title', words: 'Limited' }]);
  expect(orphanIn(corrected(read, { 3: 'out', 4: 'out', 5: 'operative-3' }))).toEqual({
    code: 'text-level-orphan',
    from: 5,
  });
  expect(orphanIn(corrected(read, {}))).toBeNull();
});

test('what was read is shown whole or by its beginning, with what is doubted and what was chosen', () => {
  expect(readingOf(read, { 5: 'out' }, 'en').rows.slice(1, 3)).toEqual([
    { words: '(a) Agree to meet', value: 'operative-1', isSure: false },
    { words: 'yearly in May.', value: 'operative-1', isSure: false },
  ]);
  expect(readingOf(read, { 5: 'out' }, 'en').rows[5]).toEqual({ words: '(a) now.', value: 'out', isSure: true });
  const long = readPlain(`Draft\n\n1. ${'word '.repeat(300)}end.`);
  expect(readingOf(long, {}, 'en').rows[1]?.words).toMatch(/^1\. word.{380,}…$/);
});
