import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parse } from 'parse5';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ensureXmllint } from '#bin/test/xmllint.ts';
import type { ParagraphKind } from '#db/vocabulary.ts';
import { linesOf } from '#lib/text/file/rules.ts';
import { marked, type Paragraph } from '#lib/text/rules.ts';
import { particulars, sample } from '#lib/typeset/fixtures.ts';
import type { SetInstrument } from '#lib/typeset/instrument.ts';
import { instrumentAkn } from '#lib/typeset/instrument-akn.ts';
import { setInstrumentDocx } from '#lib/typeset/instrument-docx.ts';
import { instrumentHtml } from '#lib/typeset/instrument-html.ts';
import { setInstrumentPdf } from '#lib/typeset/instrument-pdf.ts';
import { brokenLines } from '#lib/typeset/line-break.ts';
import { setFile } from '#lib/typeset/thread.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { decodeXml } from '#lib/upload/xml.ts';
import { openZip } from '#lib/upload/zip.ts';

vi.setConfig({ testTimeout: 120_000 });

const instrument = (paragraphs: readonly Paragraph[], ...languages: string[]): SetInstrument => ({
  ...particulars,
  languages,
  lines: linesOf(
    languages.map((language) => ({ language, marked: marked(paragraphs, language) })),
    'en',
  ),
});
const work = {
  path: 'ap/ex/2026/l-1',
  authority: 'int',
  date: '2026-11-26',
  version: '2026-11-26',
  name: 'declaration',
};

let folder: string;
let xmllint: string;
beforeAll(() => {
  xmllint = ensureXmllint((line) => process.stderr.write(`${line}\n`));
  folder = mkdtempSync(join(tmpdir(), 'akn-'));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = fileURLToPath(new URL('schemas/akomantoso30.xsd', import.meta.url));
/** Throws what xmllint says of the first file that does not validate. */
function validate(files: readonly string[]): void {
  const names = files.map((xml, at) => {
    const name = join(folder, `${at}.xml`);
    writeFileSync(name, xml);
    return name;
  });
  execFileSync(xmllint, ['--nonet', '--noout', '--schema', schema, ...names], { stdio: ['ignore', 'ignore', 'pipe'] });
}

const kinds: ParagraphKind[] = ['title', 'heading', 'preambular', 'operative', 'operative', 'operative', 'annex'];
const paragraphs = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(1, 2, 3), fc.string({ unit: 'binary', maxLength: 20 })), {
    maxLength: 14,
  })
  .map((all) => {
    let deepest = 0;
    return all.map(([kind, level, en], at): Paragraph => {
      const fit = Math.min(level, deepest + 1);
      const own = fit === 3 ? 3 : fit === 2 ? 2 : 1;
      if (kind === 'operative') deepest = own;
      else if (kind === 'annex' || kind === 'heading') deepest = 0;
      return { id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, kind, level: own, words: { en } };
    });
  });

test('Akoma Ntoso validates: the invented declaration in each language, and nothing at all', () => {
  validate([
    ...['en', 'ru', 'fa'].map((language) => instrumentAkn(instrument(sample, language), work)),
    instrumentAkn(instrument([], 'en'), work),
  ]);
});

test('Akoma Ntoso validates whatever the text is', () => {
  const files: string[] = [];
  fc.assert(
    fc.property(paragraphs, (all) => {
      files.push(instrumentAkn(instrument(all, 'en'), work));
    }),
    { numRuns: 300 },
  );
  validate(files);
});

test('Akoma Ntoso says what each paragraph is and which', () => {
  const xml = instrumentAkn(instrument(sample, 'ru'), work);
  expect(xml).toContain('<recital eId="pp_1" GUID="id-0f1e2d3c-4b5a-4697-8879-000000000002"><p><i>напоминая</i> о');
  expect(xml).toContain(
    '<point eId="para_1__point_b" GUID="id-0f1e2d3c-4b5a-4697-8879-000000000007"><num>б)</num><intro>',
  );
  expect(xml).toContain('<indent eId="para_1__point_b__indent_i"');
  expect(xml).toContain('<paragraph eId="att_1__para_1"');
  expect(xml).toContain('<FRBRlanguage language="rus"/>');
});

test('HTML bears names to link to, numbers in words, language and direction', () => {
  const html = instrumentHtml(instrument(sample, 'en'));
  expect(html).toContain('<h1 id="title-1">Draft Ministerial Declaration on Orderly Movement</h1>');
  expect(html).toContain('<p id="pp-1"><em>Recalling</em> the invented');
  expect(html).toContain(
    '<p id="op-1-b-ii" class="level-3"><span class="number">(ii)</span> for study (and training);</p>',
  );
  expect(html).toContain('<h2 id="annex-1">');
  expect(html).toContain('<p id="annex-1-op-1">');
  const both = instrumentHtml(instrument(sample, 'en', 'fa'));
  expect(both).toContain('<tr id="op-2"><td lang="en" dir="ltr"><p><span class="number">2.</span> States may object');
  expect(both).toContain('<td lang="fa" dir="rtl">');
  const ids = [...both.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('no words of a text become markup', () => {
  const hostile: Paragraph[] = [
    { id: 'a', kind: 'preambular', level: 1, words: { en: '<script>alert(1)</script>*"&<b>*' } },
  ];
  const html = instrumentHtml(instrument(hostile, 'en'));
  expect(JSON.stringify(parse(html), (key, value) => (key === 'parentNode' ? undefined : value))).not.toContain(
    '"tagName":"script"',
  );
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;<em>&quot;&amp;&lt;b&gt;</em>');
});

test.for([[['en']], [['ru']], [['fa']], [['en', 'fa']], [['en', 'ru']]] as const)(
  'a PDF in %s is tagged, in its language, and passes as an upload',
  async ([languages]) => {
    const bytes = await setInstrumentPdf(instrument(sample, ...languages));
    expect(await inspectUpload({ name: 'a.pdf', bytes, limitBytes: 1e7 })).toMatchObject({ ok: true });
    const pdf = await getDocumentProxy(bytes);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await pdf.getMetadata()).info).toMatchObject({ Language: languages[0] });
    const roles = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['H1', 'H2', 'P']) expect(roles).toContain(`"role":"${role}"`);
    const { text } = await extractText(pdf, { mergePages: true });
    if (languages.some((one) => one === 'ru')) expect(text.replaceAll(/\s+/g, ' ')).toContain('тоҷикӣ: ғ ӣ қ ӯ ҳ ҷ');
  },
);

test('a long PDF in two languages goes on from page to page, and each page bears its number', async () => {
  const long = Array.from(
    { length: 40 },
    (_, at): Paragraph => ({
      id: `p${at}`,
      kind: 'operative',
      level: 1,
      words: {
        en: `Paragraph ${at} ${'of the same words '.repeat(at === 7 ? 400 : 12)}end.`,
        ru: `Пункт ${at} ${'тех же слов '.repeat(20)}конец.`,
      },
    }),
  );
  const { totalPages, text } = await extractText(
    await getDocumentProxy(await setInstrumentPdf(instrument(long, 'en', 'ru'))),
  );
  expect(totalPages).toBeGreaterThan(4);
  for (const [at, page] of text.entries()) expect(page).toContain(`${at + 1} / ${totalPages}`);
  expect(text.join(' ').match(/end\./g)).toHaveLength(40);
  expect(text.join(' ').match(/конец\./g)).toHaveLength(40);
});

const plain = (text: string) => [{ text, look: 'regular', mark: 'none' } as const];
const onePerLetter = (text: string) => text.length;

test('lines break at spaces, none is wider than its room, and nothing is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab cd -اب ж1('.split('')), maxLength: 60 }),
      fc.integer({ min: 4, max: 20 }),
      (text, width) => {
        const lines = brokenLines(plain(text), width, 'ltr', onePerLetter);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
        expect(
          lines
            .map(({ words }) => words)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        for (const { words, stretches } of lines)
          expect([...stretches.map((one) => one.text).join('')].toSorted().join('').replaceAll(/[()]/g, '')).toBe(
            [...words].toSorted().join('').replaceAll(/[()]/g, ''),
          );
      },
    ),
  );
});

test('words of both directions stand in the order in which each is read', () => {
  const [line] = brokenLines(plain('متن Review 2027 است (ب)'), 100, 'rtl', onePerLetter);
  // From left to right: the last of the Arabic first. What is Arabic is given as it is spelt, its program turns it round.
  expect(line?.stretches.map(({ text }) => text)).toEqual(['(', 'ب', ') ', 'است', ' ', 'Review 2027', ' ', 'متن']);
});

test('a DOCX passes as an upload, and an Arabic paragraph runs from right to left', async () => {
  const bytes = await setInstrumentDocx(instrument(sample, 'en', 'fa'));
  expect(await inspectUpload({ name: 'a.docx', bytes, limitBytes: 1e7 })).toMatchObject({ ok: true });
  const zip = await openZip(Buffer.from(bytes));
  const main = zip.parts.find(({ name }) => name === 'word/document.xml');
  if (!main) throw new Error('there is no text');
  const xml = decodeXml((await zip.read(main, () => true)).bytes);
  expect(xml.match(/<w:bidi\/>/g)).toHaveLength(sample.length);
  expect(xml).toContain('<w:bookmarkStart w:name="p1_0f1e2d3c4b5a46978879000000000002"');
});

test('files are set in a thread of their own', async () => {
  const text = instrument(sample, 'en');
  expect(Buffer.from(await setFile(text, 'pdf')).toString('latin1', 0, 8)).toBe('%PDF-1.7');
  expect(Buffer.from(await setFile(text, 'docx')).toString('latin1', 0, 2)).toBe('PK');
});
