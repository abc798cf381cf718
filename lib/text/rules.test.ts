import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alignmentOf,
  cleanWords,
  inserted,
  marked,
  markedSince,
  moved,
  numberBefore,
  orderFault,
  type Paragraph,
  parityOf,
  withPoints,
} from '#lib/text/rules.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const operative = (n: number, level: 1 | 2 | 3 = 1): Paragraph => ({
  id: id(n),
  kind: 'operative',
  level,
  words: { en: `Words ${n}` },
});
const other = (n: number, kind: Paragraph['kind']): Paragraph => ({
  id: id(n),
  kind,
  level: 1,
  words: { en: `W ${n}` },
});
const marks = (paragraphs: readonly Paragraph[], language = 'en') =>
  marked(paragraphs, language).map(({ mark, anchor }) => [mark, anchor]);

test('operative paragraphs are 1., (a), (i); what says why, headings and titles bear no number', () => {
  const text = [
    other(1, 'title'),
    other(2, 'preambular'),
    operative(3),
    operative(4, 2),
    operative(5, 3),
    operative(6, 3),
    operative(7, 2),
    other(8, 'heading'),
    operative(9),
    operative(10, 2),
  ];
  expect(marks(text)).toEqual([
    [null, 'title-1'],
    [null, 'pp-1'],
    ['1.', 'op-1'],
    ['(a)', 'op-1-a'],
    ['(i)', 'op-1-a-i'],
    ['(ii)', 'op-1-a-ii'],
    ['(b)', 'op-1-b'],
    [null, 'heading-1'],
    ['2.', 'op-2'],
    ['(a)', 'op-2-a'],
  ]);
  expect(
    marks(text, 'ru')
      .map(([mark]) => mark)
      .slice(3, 7),
  ).toEqual(['а)', 'i)', 'ii)', 'б)']);
  expect(marks(text, 'kk-Cyrl').map(([mark]) => mark)[3]).toBe('а)');
});

test('each annex counts anew, and several are told apart', () => {
  expect(marks([operative(1), other(2, 'annex'), operative(3), other(4, 'annex'), operative(5)])).toEqual([
    ['1.', 'op-1'],
    ['I', 'annex-1'],
    ['1.', 'annex-1-op-1'],
    ['II', 'annex-2'],
    ['1.', 'annex-2-op-1'],
  ]);
  expect(marks([other(1, 'annex')])).toEqual([[null, 'annex-1']]);
});

test('an annex is cited by the number that its heading says, which is not written before it once more', () => {
  const annexes = (...headings: string[]) =>
    marked(
      headings.map((en, at) => ({ ...other(at, 'annex'), words: { en } })),
      'en',
    ).map((one) => [one.mark, numberBefore(one, 'en')]);
  expect(annexes('Annex', 'Annex I')).toEqual([
    [null, null],
    ['I', null],
  ]);
  expect(annexes('Annex 1. Forms', 'Приложение № 2', 'Annexe B', '*Annex* IV')).toEqual([
    ['1', null],
    ['2', null],
    ['B', null],
    ['IV', null],
  ]);
  expect(annexes('Annex. Forms', 'Annex to the Declaration', 'Приложение к Декларации')).toEqual([
    ['I', 'I'],
    ['II', 'II'],
    ['III', 'III'],
  ]);
  expect(annexes('Annex I', 'Annex I')).toEqual([
    ['I', null],
    ['II', null],
  ]);
});

test('between two revisions what is there keeps its number, and what is new is bis, ter behind it', () => {
  const [one, two, a, b, three] = [operative(1), operative(2), operative(3, 2), operative(4, 2), operative(5)] as const;
  const last = [one, two, a, b, three];
  const now = [operative(90), one, two, a, operative(91, 2), operative(92, 2), b, operative(93), three, operative(94)];
  expect(markedSince(now, last, 'en').map(({ mark }) => mark)).toEqual([
    '1 ante',
    '1.',
    '2.',
    '(a)',
    '(a) bis',
    '(a) ter',
    '(b)',
    '2 bis',
    '3.',
    '3 bis',
  ]);
  expect(markedSince([two, a, b], last, 'en').map(({ mark }) => mark)).toEqual(['2.', '(a)', '(b)']);
});

test('a language is done, behind where the original moved on, or missing', () => {
  const paragraph: Paragraph = { ...operative(1), words: { en: 'New', ru: 'Старое' }, translates: { ru: 'Old' } };
  expect(alignmentOf(paragraph, 'en', 'en')).toBe('done');
  expect(alignmentOf(paragraph, 'ru', 'en')).toBe('behind');
  expect(alignmentOf(paragraph, 'fr', 'en')).toBe('missing');
  expect(alignmentOf({ ...paragraph, translates: { ru: 'New' } }, 'ru', 'en')).toBe('done');
  expect(parityOf([paragraph, operative(2)], 'ru', 'en')).toEqual({ done: 0, behind: 1, missing: 1 });
});

test('a point without what it belongs to is no text', () => {
  expect(orderFault([operative(1, 2)])).toEqual({ code: 'text-level-orphan', at: 0 });
  expect(orderFault([operative(1), operative(2, 3)])).toEqual({ code: 'text-level-orphan', at: 1 });
  expect(orderFault([operative(1), other(2, 'annex'), operative(3, 2)])).toEqual({ code: 'text-level-orphan', at: 2 });
  expect(orderFault([operative(1), operative(2, 2), operative(3, 3), operative(4)])).toBeNull();
});

test('a paragraph moves with its points, and never behind itself or them', () => {
  const text = [operative(1), operative(2, 2), operative(3, 2), operative(4)];
  expect(withPoints(text, id(1)).map((one) => one.id)).toEqual([id(1), id(2), id(3)]);
  expect(moved(text, id(1), id(4))?.map((one) => one.id)).toEqual([id(4), id(1), id(2), id(3)]);
  expect(moved(text, id(4), null)?.map((one) => one.id)).toEqual([id(4), id(1), id(2), id(3)]);
  expect(moved(text, id(1), id(2))).toBeNull();
  expect(moved(text, id(1), id(1))).toBeNull();
});

test('what looks the same is the same: composed, without soft hyphens, spaces as one', () => {
  expect(cleanWords('ми\u00adгра\u00adция  и\n возвращение ')).toBe('миграция и возвращение');
  expect(cleanWords('й')).toBe(cleanWords('и\u0306'));
  expect(cleanWords('n° 5')).toBe('n°\u00a05'.replace('\u00a0', ' '));
  expect(cleanWords('à\u00a0: b')).toBe('à\u00a0: b');
});

test('words that nobody sees are none; the joiners of Persian stay', () => {
  expect(cleanWords('\u200b\u00ad \u2060')).toBe('');
  expect(cleanWords('\u200c\u200d')).toBe('');
  expect(cleanWords('a\u200bb\ufeff')).toBe('ab');
  expect(cleanWords('می\u200cخواهم')).toBe('می\u200cخواهم');
});

const levels = fc.array(fc.constantFrom(1, 2, 3), { maxLength: 30 });

test('marks are told apart among siblings, anchors in the whole text, whatever the order', () => {
  fc.assert(
    fc.property(levels, (given) => {
      const text = given.map((level, at) => operative(at, level));
      if (orderFault(text)) return;
      const all = marked(text, 'en').map(({ anchor }) => anchor);
      expect(new Set(all).size).toBe(all.length);
    }),
    { numRuns: 1000 },
  );
});

test('inserted and moved lose nothing', () => {
  fc.assert(
    fc.property(levels, fc.nat(), fc.nat(), (given, a, b) => {
      const text = given.map((level, at) => operative(at, level));
      const what = text[a % Math.max(1, text.length)];
      const behind = text[b % Math.max(1, text.length)];
      if (!what || !behind) return;
      const sorted = (all: readonly Paragraph[]) => all.map((one) => one.id).sort();
      const result = moved(text, what.id, behind.id);
      if (result) expect(sorted(result)).toEqual(sorted(text));
      expect(inserted(text, behind.id, operative(999)).length).toBe(text.length + 1);
    }),
    { numRuns: 1000 },
  );
});
