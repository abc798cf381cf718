import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setPdf } from '#lib/typeset/pdf.ts';
import { makeDocx, makePdf } from '#lib/upload/fixtures.ts';
import { onePagePdf } from '#lib/upload/fixtures-pdf.ts';
import { readPlain } from '#lib/upload/reading/plain.ts';

const ofCase = async (name: string) => new Uint8Array(await readFile(join(import.meta.dirname, '..', 'cases', name)));

test('the words of a PDF and of a DOCX are read in any script, each block of a DOCX on a line of its own', async () => {
  const pdf = await readPlain(makePdf('Протокол о возвращении мигрантов\nSecond line of it', 'ru'));
  expect(pdf).toEqual({ words: 'Протокол о возвращении мигрантов Second line of it', whole: true });
  const docx = makeDocx([{ heading: 1, text: 'Решение' }, 'Первый пункт.', 'Sec\u00adond paragraph.']);
  expect(await readPlain(docx)).toEqual({ words: 'Решение\nПервый пункт.\nSecond paragraph.', whole: true });
});

test('a file of LibreOffice, one with an owner’s password alone, and one that the portal set itself are read', async () => {
  const writer = await readPlain(await ofCase('plain-lo.docx'));
  expect(writer.words).toMatch(/\p{L}{3}/u);
  expect((await readPlain(await ofCase('owner-password-only.pdf'))).words).not.toBeNull();
  const set = await setPdf({
    language: 'ru',
    running: 'AP/INF.1',
    symbol: 'AP/INF.1',
    issuer: 'Секретариат',
    particulars: [],
    occasion: [],
    title: 'Записка о сезонном рыболовстве',
    subtitle: null,
    pageOf: (page, pages) => `${page} из ${pages}`,
    blocks: [{ kind: 'paragraph', text: 'Участники отметили значение взаимного доверия.' }],
  });
  expect((await readPlain(set)).words).toContain('значение взаимного доверия');
});

test('what is damaged is told from pages without words, and nothing is thrown', async () => {
  const whole = makePdf('The words of a file');
  for (const bytes of [
    whole.slice(0, 200),
    new TextEncoder().encode('%PDF-1.7\nnothing of it'),
    makeDocx(['Text']).slice(0, 300),
    new Uint8Array(0),
  ])
    expect(await readPlain(bytes)).toEqual({ words: null, whole: false });
  expect(await readPlain(onePagePdf())).toEqual({ words: '', whole: true });
});

test('of a file past the bounds the beginning is read, and it is said', async () => {
  const long = Array.from({ length: 200 }, (_, at) => `Line ${at} of a long report.`);
  const few = { letters: 500, pages: 2000 };
  for (const bytes of [makePdf(long.join('\n')), makeDocx(long)]) {
    const { words, whole } = await readPlain(bytes, few);
    expect([whole, words?.startsWith('Line 0 of a long report.'), (words ?? '').length <= 500]).toEqual([
      false,
      true,
      true,
    ]);
    expect(words).toContain('Line 15');
  }
  const onePage = await readPlain(makePdf(long.join('\n')), { letters: 100_000, pages: 1 });
  expect([onePage.whole, onePage.words?.includes('Line 199')]).toEqual([false, false]);
});
