import { expect, test, vi } from 'vitest';
import { makePdf } from '#lib/upload/fixtures.ts';
import type { PdfWriting } from '#lib/upload/fixtures-pdf.ts';
import {
  objectStream,
  onePagePdf,
  packedPagePdf,
  pdfStream,
  updatedPagePdf,
  writePdf,
} from '#lib/upload/fixtures-pdf.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';
const withObjects = (...more: (string | Uint8Array)[]) => onePagePdf('', more);
const withTail = (writing: PdfWriting) => onePagePdf('', [], writing);
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const accepted: [string, () => Uint8Array][] = [
  ['plain', () => withObjects()],
  ['with an embedded font', () => makePdf('Повестка дня\nKün tártibi, күн тәртібі', 'kk')],
  ['of many pages', () => makePdf('line\n'.repeat(200))],
  ['packed in an object stream', () => packedPagePdf('')],
  ['that opens at a page', () => onePagePdf('/OpenAction [3 0 R /Fit]')],
  ['with a web link', () => withObjects('<< /Type /Action /S /URI /URI (https://example.org/) >>')],
  ['whose title speaks of /JavaScript', () => withObjects('<< /Title (On /JavaScript and /Launch) >>')],
  ['whose title holds an escaped bracket', () => withObjects('<< /Title (On \\) /JS (and more\\() >>')],
  ['with a comment on /JS', () => withObjects('<< /A 1 % /JS here\n >>')],
  ['with a style called Sound', () => withObjects('<< /RoleMap << /Sound /P >> >>')],
  ['with names that begin like forbidden ones', () => withObjects('<< /JSX 1 /LaunchDate 2 /EFG 3 >>')],
  ['saved again as an update', () => updatedPagePdf('5 0 obj\n<< /A 1 >>\nendobj')],
  ['with white space after its end', () => withTail({ after: '\r\n \0\n' })],
  ['with packed content that reads like a script', () => withObjects(pdfStream('', '/JS (x) obj /JavaScript'))],
];

const refused: [string, string, () => Uint8Array][] = [
  ['without its end', 'file-truncated', () => withObjects().subarray(0, -8)],
  ['cut in the middle', 'file-truncated', () => makePdf('text').subarray(0, 9000)],
  ['cut in an update', 'file-truncated', () => updatedPagePdf('5 0 obj\n<< /A 1 >>\nendobj').subarray(0, -30)],
  ['whose startxref leads nowhere', 'file-truncated', () => withTail({ startxref: 20 })],
  ['whose startxref is past its end', 'file-truncated', () => withTail({ startxref: 99_999_999 })],
  [
    'with bytes lost in the middle',
    'file-truncated',
    () => new Uint8Array(Buffer.concat([makePdf('a').subarray(0, 400), makePdf('a').subarray(900)])),
  ],
  ['of a header alone', 'file-truncated', () => bytes('%PDF-1.7\n')],
  ['without pages', 'file-malformed', () => writePdf(['<< /Type /Catalog >>'])],
  ['without a version', 'file-malformed', () => bytes('%PDF-x\nstartxref\n0\n%%EOF')],
  ['behind other bytes', 'file-polyglot', () => withTail({ before: '\n' })],
  ['behind a program', 'file-polyglot', () => withTail({ before: `MZ${'\x90'.repeat(200)}` })],
  ['before HTML', 'file-polyglot', () => withTail({ after: '<script>alert(1)</script>' })],
  ['before an archive', 'file-polyglot', () => withTail({ after: 'PK\x03\x04....' })],
  ['around an archive', 'file-polyglot', () => withTail({ between: `PK\x05\x06${'\0'.repeat(18)}` })],
  [
    'that is also a tape archive',
    'file-polyglot',
    () => onePagePdf(`/A (${' '.repeat(400)}ustar)`).map((byte, i) => 'ustar'.charCodeAt(i - 257) || byte),
  ],
  [
    'with packed objects behind another filter',
    'file-not-inspectable',
    () =>
      packedPagePdf('', (content, first) =>
        pdfStream(`/Type /ObjStm /N 3 /First ${first} /Filter /LZWDecode`, content, false),
      ),
  ],
  [
    'with packed objects behind a predictor',
    'file-not-inspectable',
    () => packedPagePdf('', objectStream(3, '/DecodeParms << /Predictor 12 >>')),
  ],
  [
    'with packed objects in another file',
    'file-not-inspectable',
    () => packedPagePdf('', objectStream(3, '/F (elsewhere)')),
  ],
  ['with packed objects named twice', 'file-not-inspectable', () => packedPagePdf('', objectStream(3, '/N 4'))],
  [
    'with packed objects that do not unpack',
    'file-malformed',
    () =>
      packedPagePdf('', (content, first) =>
        pdfStream(`/Type /ObjStm /N 3 /First ${first} /Filter /FlateDecode`, content, false),
      ),
  ],
  [
    'with a packed object that begins in a string',
    'file-malformed',
    () => packedPagePdf('', (content) => pdfStream('/Type /ObjStm /N 1 /First 5', `1 3 \n (${SCRIPT})${content}`)),
  ],
  [
    'with packed objects that unpack to 40 MB',
    'file-inflates-too-much',
    () =>
      packedPagePdf('', (content, first) =>
        pdfStream(`/Type /ObjStm /N 3 /First ${first}`, content + ' '.repeat(40_000_000)),
      ),
  ],
  [
    'with more objects than a document has',
    'file-not-inspectable',
    () => withTail({ between: '1 0 obj '.repeat(600_000) }),
  ],
  [
    'with objects nested to make reading slow',
    'file-not-inspectable',
    () => withObjects(`(${'(1 0 obj'.repeat(3000)}${' '.repeat(100_000)}`),
  ],
];

const verdict = async (file: Uint8Array) => {
  const limitBytes = 50_000_000;
  const result = await inspectUpload({ name: 'Agenda.pdf', bytes: file, limitBytes });
  return result.ok ? `${result.value.mediaType} ${result.value.size}` : result.refusal.code;
};

test.for(accepted)('a PDF %s is accepted', async ([, make]) => {
  const file = make();
  expect(await verdict(file)).toBe(`application/pdf ${file.length}`);
});

test.for(refused)('a PDF %s is refused: %s', async ([, code, make]) => {
  expect(await verdict(make())).toBe(code);
});
