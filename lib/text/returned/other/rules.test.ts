import { expect, test } from 'vitest';
import { returnedProposals, unturned } from '#lib/text/returned/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';
import { bookmarkOf } from '#lib/typeset/instrument.ts';

test('a few words in common make no file of this text, unless it bears its bookmarks; half of them typed anew do', () => {
  const revision = Array.from(
    { length: 4 },
    (_, at): Paragraph => ({ id: `p${at}`, kind: 'operative', level: 1, words: { en: `Agree on ${at}` } }),
  );
  const isOfAnother = (count: number, bookmarks: string[]) =>
    returnedProposals(
      { revision, original: 'en', languages: ['en'], bookmarkOf },
      {
        paragraphs: revision.slice(0, count).map(({ kind, level, words: said }) => ({
          ...{ kind, level, bookmarks, authors: [], column: 0, isHead: false },
          ...{ words: said.en ?? '', whole: said.en ?? '' },
        })),
        apart: [],
        authors: [],
      },
    ).isOfAnother;
  expect(isOfAnother(1, [])).toBe(true);
  expect(isOfAnother(1, ['_of_another'])).toBe(true);
  expect(isOfAnother(1, [bookmarkOf('p0', 0)])).toBe(false);
  expect(isOfAnother(2, [])).toBe(false);
});

test('a paragraph of a file that nobody can see is none', () => {
  const revision: Paragraph[] = [{ id: 'p0', kind: 'operative', level: 1, words: { en: 'Agree.' } }];
  const line = { kind: 'operative' as const, level: 1 as const, authors: [], column: 0, isHead: false };
  const { proposals } = returnedProposals(
    { revision, original: 'en', languages: ['en'], bookmarkOf },
    {
      paragraphs: [
        { ...line, bookmarks: [bookmarkOf('p0', 0)], words: 'Agree.', whole: 'Agree.' },
        { ...line, bookmarks: [], words: '\u200b', whole: '\u200b' },
      ],
      apart: [],
      authors: [],
    },
  );
  expect(proposals).toEqual([]);
});

test('marks that turn the direction of writing are left out of what a file says, and counted', () => {
  const draft = {
    paragraphs: [
      { words: 'a\u202eb', whole: '1.\ta\u202eb' },
      { words: 'c', whole: 'c' },
    ],
    apart: [{ words: '\u2066d\u2069' }],
  };
  expect(unturned(draft)).toEqual({
    paragraphs: [
      { words: 'ab', whole: '1.\tab' },
      { words: 'c', whole: 'c' },
    ],
    apart: [{ words: 'd' }],
    turned: 2,
  });
});
