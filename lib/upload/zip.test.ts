import { expect, test, vi } from 'vitest';
import type { DocxWriting } from '#lib/upload/fixtures.ts';
import { makeDocx } from '#lib/upload/fixtures.ts';
import type { ZipEntry, ZipWriting } from '#lib/upload/fixtures-zip.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const make = (writing: DocxWriting = {}) => makeDocx(['Agenda', 'Повестка дня'], writing);
const withPart = (name: string, data: string | Uint8Array, more: Partial<ZipEntry> = {}) =>
  make({ parts: [{ name, data, ...more }] });
const zipped = (zip: ZipWriting) => make({ zip });
const wordPart = (content: string) => `<w:x xmlns:w="w">${content}</w:x>`;

const refused: [string, string, () => Uint8Array][] = [
  ['without a directory', 'file-truncated', () => zipped({ withoutDirectory: true })],
  ['cut in the middle', 'file-truncated', () => make().subarray(0, 900)],
  ['cut in its last bytes', 'file-truncated', () => make().subarray(0, -5)],
  ['before another file', 'file-polyglot', () => zipped({ after: '<script>1</script>' })],
  ['with a comment', 'file-polyglot', () => zipped({ comment: '<script>1</script>' })],
  ['with a comment that is a PDF', 'file-polyglot', () => zipped({ comment: '%PDF-1.7 1 0 obj' })],
  ['with a comment of bytes', 'file-polyglot', () => zipped({ comment: '\x7fELF' })],
  ['with a comment longer than one', 'file-polyglot', () => zipped({ comment: 'a'.repeat(501) })],
  ['with more after its comment', 'file-polyglot', () => zipped({ comment: 'PDFCreator', after: 'a' })],
  ['with a device of Windows', 'file-archive-unsafe', () => withPart('word/aux.xml', '<a/>')],
  ['with a device of Windows and a space', 'file-archive-unsafe', () => withPart('word/CON ', 'x')],
  ['with a device of Windows and a point', 'file-archive-unsafe', () => withPart('AUX.', 'x')],
  ['with a name that ends in a space', 'file-archive-unsafe', () => withPart('word/a.png ', 'x')],
  ['with bytes between its parts and its directory', 'file-polyglot', () => zipped({ between: 'MZ hidden' })],
  ['with bytes between its directory and its end', 'file-polyglot', () => zipped({ beforeEnd: 'MZ hidden' })],
  ['behind another archive', 'file-polyglot', () => zipped({ before: 'PK\x03\x04 something' })],
  ['behind a program', 'file-polyglot', () => zipped({ before: 'MZ program' })],
  ['that begins with a PDF', 'file-polyglot', () => make({ zip: { before: 'PK\x03\x04%PDF-1.7' } })],
  ['that is a Java program too', 'file-polyglot', () => withPart('META-INF/MANIFEST.MF', 'Main-Class: A')],
  ['with an encrypted part', 'file-encrypted', () => withPart('word/a.xml', 'x', { flags: 0x01 })],
  ['with a wrong checksum', 'file-malformed', () => withPart('word/a.xml', wordPart(''), { crc: 1 })],
  ['with less than it states', 'file-malformed', () => withPart('word/a.xml', wordPart(''), { statedSize: 999 })],
  [
    'with broken deflate',
    'file-malformed',
    () => withPart('word/media/a', '\xff'.repeat(99), { stored: true, method: 8 }),
  ],
  ['without its main part', 'file-malformed', () => make({ without: ['word/document.xml'] })],
  [
    'with more than it states',
    'file-inflates-too-much',
    () => withPart('word/a.xml', wordPart('a'.repeat(99)), { statedSize: 9 }),
  ],
  ['with 300 MB in one part', 'file-inflates-too-much', () => withPart('word/a.bin', 'a', { statedSize: 300_000_000 })],
  [
    'with 300 MB in ten parts',
    'file-inflates-too-much',
    () =>
      make({ parts: Array.from({ length: 10 }, (_, i) => ({ name: `word/${i}`, data: 'a', statedSize: 30_000_000 })) }),
  ],
  [
    'with XML of 60 MB in all',
    'file-inflates-too-much',
    () =>
      make({
        parts: Array.from({ length: 4 }, (_, i) => ({
          name: `word/${i}.xml`,
          data: `<a>${'b'.repeat(15_000_000)}</a>`,
        })),
      }),
  ],
  [
    'with XML of 40 MB',
    'file-inflates-too-much',
    () => withPart('word/a.xml', `<a>${'b'.repeat(40_000_000)}</a>`, { stored: true }),
  ],
  [
    'with 5,000 parts',
    'file-inflates-too-much',
    () => make({ parts: Array.from({ length: 5000 }, (_, i) => ({ name: `word/${i}`, data: '' })) }),
  ],
  [
    'with parts that share data',
    'file-archive-unsafe',
    () =>
      make({
        parts: [
          { name: 'word/a', data: 'same' },
          { name: 'word/b', data: 'same', overlaps: true },
        ],
      }),
  ],
  ['that climbs out', 'file-archive-unsafe', () => withPart('../../evil.xml', 'x')],
  ['that climbs out inside', 'file-archive-unsafe', () => withPart('word/../../evil.xml', 'x')],
  ['that climbs out on Windows', 'file-archive-unsafe', () => withPart('..\\evil.xml', 'x')],
  ['with an absolute name', 'file-archive-unsafe', () => withPart('/etc/passwd', 'x')],
  ['with a drive', 'file-archive-unsafe', () => withPart('C:/evil', 'x')],
  ['with a name of control characters', 'file-archive-unsafe', () => withPart('word/a\0.xml', 'x')],
  ['with a link', 'file-archive-unsafe', () => withPart('word/a', '/etc/passwd', { mode: 0o120777 })],
  [
    'with a part twice',
    'file-archive-unsafe',
    () =>
      make({
        parts: [
          { name: 'word/a.xml', data: '<a/>' },
          { name: 'word/A.xml', data: '<b/>' },
        ],
      }),
  ],
  [
    'with a part twice, in capitals first',
    'file-archive-unsafe',
    () =>
      make({
        parts: [
          { name: 'word/A.xml', data: '<a/>' },
          { name: 'word/a.xml', data: '<b/>' },
        ],
      }),
  ],
  [
    'with two names for a part',
    'file-archive-unsafe',
    () => withPart('word/a.xml', '<a/>', { localName: 'word/b.xml' }),
  ],
  ['packed by another method', 'file-archive-unsafe', () => withPart('word/a.xml', '<a/>', { method: 14 })],
];

const verdict = async (file: Uint8Array) => {
  const result = await inspectUpload({ name: 'Agenda.docx', bytes: file, limitBytes: 50_000_000 });
  return result.ok ? `${result.value.extension} ${result.value.size}` : result.refusal.code;
};

test.for(refused)('a DOCX archive %s is refused: %s', async ([, code, makeFile]) => {
  expect(await verdict(makeFile())).toBe(code);
});
