import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { makeDocx, relationshipTypes } from '#lib/upload/fixtures.ts';
import { carriedBy } from '#lib/upload/reading/carries.ts';
import { readDraft } from '#lib/upload/reading/draft.ts';
import { carriedFrom, draftFrom } from '#lib/upload/reading/thread.ts';

vi.setConfig({ testTimeout: 60_000 });

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const kept = (name: string) => new Uint8Array(readFileSync(new URL(`../cases/${name}`, import.meta.url)));
const p = (text: string, more: { bold?: boolean; centred?: boolean; italic?: string } = {}) => {
  const { bold = false, centred = false, italic } = more;
  const run = (words: string, look: string) =>
    `<w:r><w:rPr>${bold ? '<w:b/>' : ''}${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
  return `<w:p><w:pPr>${centred ? '<w:jc w:val="center"/>' : ''}</w:pPr>${italic ? run(italic, '<w:i/>') : ''}${run(text, '')}</w:p>`;
};
const understood = async (body: string) =>
  (await readDraft(makeDocx([], { body }))).paragraphs.map(({ kind, level, mark, words, isSure }) => [
    kind === 'operative' ? level : kind,
    mark,
    words,
    isSure,
  ]);

test('a typed instrument is understood: title, preamble, numbers, points, headings, annex', async () => {
  const body = [
    p('Draft declaration', { bold: true, centred: true }),
    p(' the second Conference,', { italic: 'Recalling' }),
    p('Exchange of information', { bold: true, centred: true }),
    p('1. States agree:'),
    p('(a) on entries;'),
    p('(b)\u00a0on permits:'),
    p('(i) for work;'),
    p('(ii) for study;'),
    p('(c) on returns.'),
    p('2) The secretariat publishes a review.'),
    p('Annex I. Points of contact', { bold: true, centred: true }),
    p('1. Each State names one.'),
  ];
  expect(await understood(body.join(''))).toEqual([
    ['title', null, 'Draft declaration', true],
    ['preambular', null, '*Recalling* the second Conference,', true],
    ['heading', null, 'Exchange of information', true],
    [1, '1.', 'States agree:', true],
    [2, '(a)', 'on entries;', true],
    [2, '(b)', 'on permits:', true],
    [3, '(i)', 'for work;', true],
    [3, '(ii)', 'for study;', true],
    [2, '(c)', 'on returns.', true],
    [1, '2)', 'The secretariat publishes a review.', true],
    ['annex', null, 'Annex I. Points of contact', true],
    [1, '1.', 'Each State names one.', true],
  ]);
});

test('so is one in Russian; “и)” is a letter where it follows “з)”', async () => {
  const points = [...'абвгдежзи'].map((letter) => p(`${letter}) пункт;`)).join('');
  const found = await understood(
    p('ДЕКЛАРАЦИЯ', { centred: true }) + p('1. Государства:') + points + p('Приложение 1'),
  );
  expect(found[0]).toEqual(['title', null, 'ДЕКЛАРАЦИЯ', true]);
  expect(found.slice(2, -1).every(([level]) => level === 2)).toBe(true);
  expect(found.at(-1)).toEqual(['annex', null, 'Приложение 1', true]);
});

test('“(i)” behind “(h)” is a letter, and a point without a paragraph stands as high as it can, to be looked at', async () => {
  const letters = [...'abcdefghi'].map((letter) => p(`(${letter}) x;`)).join('');
  expect((await understood(p('1. A:') + letters)).at(-1)).toEqual([2, '(i)', 'x;', true]);
  expect(await understood(p('(a) alone;'))).toEqual([[1, '(a)', 'alone;', false]]);
});

test('numbers that the program counts are taken off as those that are typed, and an Article is not a number', async () => {
  const { paragraphs } = await readDraft(kept('numbered-interrupted-pandoc.docx'));
  expect(paragraphs.map(({ kind, mark }) => [kind, mark])).toEqual(
    expect.arrayContaining([
      ['operative', '1.'],
      ['operative', '4.'],
      ['heading', null],
    ]),
  );
  expect(await understood(p('May 2026 was warm.'))).toEqual([['preambular', null, 'May 2026 was warm.', true]]);
});

test('struck words are not read as if they stood, and raised digits stay raised', async () => {
  const { paragraphs, apart } = await readDraft(kept('struck-words-lo.docx'));
  expect(paragraphs.map(({ words }) => words)).toContain('States  may object.');
  expect(apart).toContainEqual({ kind: 'struck', words: 'shall not', after: 1 });
  const sup =
    '<w:p><w:r><w:t>10 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>';
  expect(await understood(sup)).toEqual([['preambular', null, '10 m²', true]]);
});

test('what cannot be a paragraph is named with its words and its place', async () => {
  const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
  const nested = `<w:tbl><w:tr>${cell(`<w:tbl><w:tr>${cell(p('in'))}</w:tr></w:tbl>${p('out')}`)}</w:tr></w:tbl>`;
  const body = [
    p('First.'),
    `<w:tbl><w:tr>${cell(p('a'))}${cell(p('b'))}</w:tr></w:tbl>`,
    nested,
    '<w:p><w:r><w:t>Second</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>',
    '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:oMath><w:r><w:t>x+1</w:t></w:r></w:oMath></w:p>',
  ];
  const bytes = makeDocx([], {
    body: body.join(''),
    parts: [
      {
        name: 'word/footnotes.xml',
        data: `<w:footnotes xmlns:w="${WORD}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>below</w:t></w:r></w:p></w:footnote></w:footnotes>`,
      },
    ],
    relationships: `<Relationship Id="r9" Type="${relationshipTypes}/footnotes" Target="footnotes.xml"/>`,
  });
  const { paragraphs, apart } = await readDraft(bytes);
  expect(paragraphs.map(({ words }) => words)).toEqual(['First.', 'Second']);
  expect(apart).toEqual([
    { kind: 'table', words: 'a | b', after: 0 },
    { kind: 'nested-table', words: 'in out', after: 0 },
    { kind: 'footnote', words: 'below', after: 1 },
    { kind: 'text-box', words: 'boxed', after: 1 },
    { kind: 'hidden', words: 'unseen', after: 1 },
    { kind: 'equation', words: 'x+1', after: 1 },
  ]);
});

const ins = (who: string, text: string) =>
  `<w:ins w:author="${who}"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`;
const del = (who: string, text: string) =>
  `<w:del w:author="${who}"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const plain = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const gone = '<w:pPr><w:rPr><w:del w:author="E"/></w:rPr></w:pPr>';

test('tracked changes of five authors are read as the text that they make, and as the one that they were made in', async () => {
  const body = [
    `<w:p>${plain('States ')}${del('A', 'shall')}${ins('B', 'may')}${plain(' object')}${ins('C', ', or not')}${plain('.')}</w:p>`,
    `<w:p>${gone}${del('E', 'Gone.')}</w:p>`,
    `<w:p><w:pPr><w:rPr><w:del w:author="D"/></w:rPr></w:pPr>${plain('Joined ')}</w:p><w:p>${plain('with this.')}</w:p>`,
  ].join('');
  const bytes = makeDocx([], { body });
  const accepted = await readDraft(bytes);
  expect(accepted.paragraphs.map(({ words }) => words)).toEqual(['States may object, or not.', 'Joined with this.']);
  expect(accepted.authors.toSorted()).toEqual(['A', 'B', 'C', 'D', 'E']);
  const refused = await readDraft(bytes, 'refused');
  expect(refused.paragraphs.map(({ words }) => words)).toEqual([
    'States shall object.',
    'Gone.',
    'Joined ',
    'with this.',
  ]);
});

test('a long text is understood in its thread, and what is past the bounds says so', async () => {
  const long = makeDocx([], {
    body: Array.from({ length: 3000 }, (_, at) => p(`${at + 1}. ${'words '.repeat(100)}`)).join(''),
  });
  const { paragraphs, unread } = await draftFrom(long);
  expect([paragraphs.length, unread]).toEqual([3000, null]);
  expect(await draftFrom(makeDocx(['a'.repeat(5 * 1024 * 1024)]))).toMatchObject({
    paragraphs: [],
    unread: 'too-long',
  });
  expect(await draftFrom(new Uint8Array(3))).toMatchObject({ unread: 'unreadable' });
});

test('what a file carries beside its text is said: changes, comments, hidden words, names', async () => {
  const bytes = makeDocx([], {
    body: `<w:p>${ins('Aigerim', 'a')}${del('Bakyt', 'b')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>`,
    parts: [
      {
        name: 'word/comments.xml',
        data: `<w:comments xmlns:w="${WORD}"><w:comment w:id="4" w:author="Bakyt"><w:p/></w:comment></w:comments>`,
      },
      {
        name: 'docProps/core.xml',
        data: '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Aigerim</dc:creator><cp:lastModifiedBy> Chynara </cp:lastModifiedBy></cp:coreProperties>',
      },
    ],
    relationships: `<Relationship Id="r9" Type="${relationshipTypes}/comments" Target="comments.xml"/>`,
  });
  expect(await carriedBy(bytes)).toEqual({
    tracked: { authors: ['Aigerim', 'Bakyt'], count: 2 },
    comments: { authors: ['Bakyt'], count: 1 },
    hidden: 'unseen',
    names: ['Aigerim', 'Chynara'],
    unread: null,
  });
  expect(await carriedFrom(makeDocx(['clean']))).toEqual({
    tracked: null,
    comments: null,
    hidden: null,
    names: [],
    unread: null,
  });
});
