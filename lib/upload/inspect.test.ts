import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { word } from '#lib/act/form.ts';
import { makeDocx, makePdf } from '#lib/upload/fixtures.ts';
import { writeZip } from '#lib/upload/fixtures-zip.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';
import { shown, uploadRefusalCodes } from '#lib/upload/refusal.ts';

const LIMIT = 5_000_000;
const inspect = (name: string, bytes: Uint8Array, limitBytes = LIMIT) => inspectUpload({ name, bytes, limitBytes });
const text = (content: string) => new Uint8Array(Buffer.from(content, 'latin1'));
const oldWord = (content: string) => {
  return new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(content, 'utf16le')]));
};
const workbook = () =>
  makeDocx([], { mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' });

test('a document that passes is described whole', async () => {
  const bytes = makePdf('Текст', 'ru');
  expect(await inspect('Проект \u2013 1.PDF', bytes)).toEqual({
    ok: true,
    value: {
      mediaType: 'application/pdf',
      extension: 'pdf',
      name: 'Проект \u2013 1.PDF',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    },
  });
});

test.for([
  ['a.docx', 'PDF', { extension: '.docx', found: 'pdf' }],
  ['a.pdf', 'DOCX', { extension: '.pdf', found: 'docx' }],
  ['a.docm', 'DOCX', { extension: '.docm', found: 'docx' }],
  ['a.pdf.exe', 'PDF', { extension: '.exe', found: 'pdf' }],
  ['отчёт', 'PDF', { extension: 'none', found: 'pdf' }],
] as const)('%s that is a %s disagrees with its name', async ([name, kind, params]) => {
  const bytes = kind === 'PDF' ? makePdf('a') : makeDocx(['a']);
  expect(await inspect(name, bytes)).toEqual({ ok: false, refusal: { code: 'file-name-disagrees', params } });
});

test.for<[string, string, () => Uint8Array]>([
  ['a.txt', 'file-type-not-allowed', () => text('plain')],
  ['a.html', 'file-type-not-allowed', () => text('<!DOCTYPE html><script>alert(1)</script>')],
  ['a.svg', 'file-type-not-allowed', () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a.exe', 'file-type-not-allowed', () => text(`MZ${'\0'.repeat(100)}`)],
  ['a.zip', 'file-type-not-allowed', () => writeZip([{ name: 'a.txt', data: 'a' }])],
  ['a.xlsx', 'file-type-not-allowed', workbook],
  ['a.doc', 'file-type-not-allowed', () => oldWord('WordDocument')],
  ['eicar.com', 'file-type-not-allowed', () => text('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR')],
  ['a.pdf', 'file-name-disagrees', () => text('<!DOCTYPE html>')],
  ['a.pdf', 'file-name-disagrees', () => text(`MZ${'\0'.repeat(100)}`)],
  ['a.pdf', 'file-name-disagrees', () => new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
  ['a.docx', 'file-name-disagrees', () => text('{\\rtf1 text}')],
  ['a.docx', 'file-name-disagrees', () => oldWord('WordDocument')],
  ['a.docx', 'file-name-disagrees', () => writeZip([{ name: 'mimetype', data: 'application/epub+zip' }])],
  ['a.docx', 'file-name-disagrees', workbook],
  ['a.docx', 'file-encrypted', () => oldWord('EncryptedPackage')],
  ['../a.pdf', 'file-name-not-allowed', () => makePdf('a')],
  [`${'a'.repeat(300)}.pdf`, 'file-name-too-long', () => makePdf('a')],
  ['a.pdf', 'file-empty', () => new Uint8Array(0)],
  ['a.pdf', 'file-malformed', () => text('%PDF-')],
])('%s is refused: %s', async ([name, code, make]) => {
  expect(await inspect(name, make())).toMatchObject({ ok: false, refusal: { code } });
});

test('the limit is the last size that passes', async () => {
  const bytes = makePdf('a');
  expect((await inspect('a.pdf', bytes, bytes.length)).ok).toBe(true);
  expect((await inspect('a.pdf', bytes, bytes.length + 1)).ok).toBe(true);
  expect(await inspect('a.pdf', bytes, bytes.length - 1)).toMatchObject({ refusal: { code: 'file-too-large' } });
  // An MB is 1,048,576 bytes, as people's computers have it.
  expect(await inspect('a.pdf', new Uint8Array(1_572_865), 1_572_864)).toMatchObject({
    refusal: { params: { limit: 1.5 } },
  });
});

test('bytes in the middle of a larger buffer are inspected alone', async () => {
  const bytes = makePdf('a');
  const around = new Uint8Array(bytes.length + 200).fill(0x41);
  around.set(bytes, 100);
  expect((await inspect('a.pdf', around.subarray(100, 100 + bytes.length))).ok).toBe(true);
  expect((await inspect('a.pdf', around.subarray(100))).ok).toBe(false);
});

test.for(['en', 'ru'])('every refusal is worded in %s', (locale) => {
  const file = new URL(`../../messages/${locale}/refusal-upload.json`, import.meta.url);
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual([...uploadRefusalCodes]);
});

const kept = (name: string) => new Uint8Array(readFileSync(new URL(`cases/${name}`, import.meta.url)));

test.for([
  ['plain-lo.docx', 'ok', {}],
  ['zip-comment.docx', 'ok', {}],
  ['svg-with-doctype.docx', 'ok', {}],
  ['struck-words-lo.docx', 'ok', {}],
  ['numbered-interrupted-pandoc.docx', 'ok', {}],
  [
    'whatsapp-link.docx',
    'file-has-external-content',
    { part: 'word/_rels/document.xml.rels', link: 'whatsapp://send?text=x' },
  ],
  [
    'file-link.docx',
    'file-has-external-content',
    { part: 'word/_rels/document.xml.rels', link: 'file:///C:\\Docs\\annex.docx' },
  ],
  ['owner-password-only.pdf', 'file-encrypted', undefined],
] as const)('%s, as an office program made it: %s', async ([name, code, params]) => {
  const result = await inspect(name, kept(name));
  expect(result.ok ? 'ok' : result.refusal.code).toBe(code);
  if (!result.ok) expect(result.refusal.params).toEqual(params);
});

test.for(['en', 'ru'] as const)('a refusal says in %s which link made it', (locale) => {
  const link = 'whatsapp://send?text=x';
  const refusal = { code: 'file-has-external-content', params: { part: 'word/_rels/document.xml.rels', link } };
  expect(word(refusal, locale).refused).toContain(link);
  const nameless = word({ ...refusal, params: { part: 'none', link: 'none' } }, locale).refused;
  expect(nameless).not.toMatch(/none|[{}]/);
});

test('what a sentence repeats of a file is one short line', () => {
  expect(shown('a\n\u202eb\0c')).toBe('a b c');
  expect(shown('\u200b ')).toBe('none');
  const long = shown(`file://${'x'.repeat(500)}/end.docx`);
  expect([...long].length).toBe(80);
  expect(long).toMatch(/^file:\/\/x+…x+\/end\.docx$/);
});
