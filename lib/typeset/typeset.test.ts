import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { setDocx } from '#lib/typeset/docx.ts';
import { setPdf } from '#lib/typeset/pdf.ts';
import { type Block, marked, type SetText } from '#lib/typeset/text.ts';
import { readDocx } from '#lib/upload/docx-html.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { decodeXml } from '#lib/upload/xml.ts';
import { openZip } from '#lib/upload/zip.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const point = (text: string): Block => ({ kind: 'point', text });
const letters = 'қазақша: ә ғ қ ң ө ұ ү һ і; тоҷикӣ: ғ ӣ қ ӯ ҳ ҷ; русский: ё й щ; “quoted” – №';

const text = (language: string, blocks: Block[]): SetText => ({
  language,
  running: 'Exercise / Упражнение',
  symbol: 'AP/EX/2026/L.1',
  issuer: 'The Process. Secretariat',
  particulars: ['Limited', '26 November 2026'],
  occasion: ['A consultation', 'Item 3'],
  title: 'Draft recommendations',
  subtitle: 'Note by the secretariat',
  blocks,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
});
const whole = text('ru', [
  { kind: 'heading', text: 'Введение' },
  paragraph(letters),
  point('первое'),
  point('второе'),
  {
    kind: 'table',
    caption: 'Таблица 1',
    rows: [
      ['Шаг', 'Срок'],
      ['Решение', '15 дней'],
    ],
  },
  ...Array.from({ length: 30 }, (_, at) =>
    paragraph(`Абзац ${at}: ${'слова одного и того же предложения '.repeat(8)}`),
  ),
  { kind: 'note', text: 'Всё вымышлено.' },
]);

test('paragraphs are numbered through the text, points lettered anew under each, in the letters of the language', () => {
  const blocks = [paragraph('a'), point('b'), point('c'), paragraph('d'), point('e')];
  const marks = (language: string) => marked({ language, blocks }).map(({ mark }) => mark);
  expect(marks('en')).toEqual(['1.', '(a)', '(b)', '2.', '(a)']);
  expect(marks('ru')).toEqual(['1.', 'а)', 'б)', '2.', 'а)']);
});

test('a PDF has every letter, the running head and its number on every page, and is tagged', async () => {
  const bytes = await setPdf(whole);
  expect(await inspectUpload({ name: 'a.pdf', declaredType: '', bytes, limitBytes: 1e7 })).toMatchObject({ ok: true });
  const pdf = await getDocumentProxy(bytes);
  const { totalPages, text: pages } = await extractText(pdf);
  expect(totalPages).toBeGreaterThan(2);
  for (const [at, page] of pages.entries()) {
    expect(page).toContain('Exercise / Упражнение');
    expect(page).toContain(`Page ${at + 1} of ${totalPages}`);
  }
  expect(pages[0]?.replaceAll(/\s+/g, ' ')).toContain(letters);
  expect((await pdf.getMetadata()).info).toMatchObject({
    Language: 'ru',
    Title: 'AP/EX/2026/L.1 Draft recommendations',
  });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const roles = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
  for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(roles).toContain(`"role":"${role}"`);
});

test('a text that ends with a page has no empty page behind it', async () => {
  for (const count of [1, 6, 7, 8]) {
    const blocks = Array.from({ length: count }, () => paragraph('word '.repeat(60)));
    const { text: pages } = await extractText(await getDocumentProxy(await setPdf(text('en', blocks))));
    expect(pages.at(-1)).toContain('word');
  }
});

test('a DOCX is read whole: headings, the numbers as they are cited, a table; the running head stands in its header', async () => {
  const bytes = await setDocx(whole);
  expect(await inspectUpload({ name: 'a.docx', declaredType: '', bytes, limitBytes: 1e7 })).toMatchObject({ ok: true });
  const { html, whole: complete } = await readDocx(bytes);
  expect(complete).toBe(true);
  expect(html).toContain(letters);
  expect(html).toContain('Введение</h3>');
  expect(html).toMatch(/<p>1\.\s/);
  expect(html).toMatch(/<p>б\)\sвторое/);
  expect(html).toMatch(/<thead><tr>.*Шаг.*<\/thead>.*<td>.*15 дней/);
  const zip = await openZip(Buffer.from(bytes));
  const header = zip.parts.find(({ name }) => name.startsWith('word/header'));
  if (!header) throw new Error('there is no header');
  expect(decodeXml((await zip.read(header, () => true)).bytes)).toContain('Exercise / Упражнение');
});
