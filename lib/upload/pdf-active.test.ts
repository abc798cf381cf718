import { deflateSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import type { PdfWriting } from '#lib/upload/fixtures-pdf.ts';
import { onePagePdf, packedPagePdf, pdfStream, updatedPagePdf } from '#lib/upload/fixtures-pdf.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';
const withObjects = (...more: (string | Uint8Array)[]) => onePagePdf('', more);
const withTail = (writing: PdfWriting) => onePagePdf('', [], writing);

const refused: [string, string, () => Uint8Array][] = [
  [
    'encrypted',
    'file-encrypted',
    () => onePagePdf('', ['<< /Filter /Standard /V 2 >>'], { trailer: '/Encrypt 4 0 R ' }),
  ],
  ['encrypted, spelt with an escape', 'file-encrypted', () => withTail({ trailer: '/Encr#79pt << >> ' })],
  [
    'encrypted with packed objects that cannot be unpacked',
    'file-encrypted',
    () =>
      onePagePdf('', [pdfStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', 'secret', false)], {
        trailer: '/Encrypt 4 0 R ',
      }),
  ],
  ['with a script on opening', 'file-has-script', () => onePagePdf(`/OpenAction ${SCRIPT}`)],
  ['with a script of an object of its own', 'file-has-script', () => onePagePdf('/OpenAction 4 0 R', [SCRIPT])],
  ['with document scripts', 'file-has-script', () => onePagePdf('/Names << /JavaScript 4 0 R >>', ['<< /Names [] >>'])],
  ['with a script spelt with escapes', 'file-has-script', () => withObjects('<< /S /#4aava#53cript /#4A#53 4 0 R >>')],
  ['with a script in an additional action', 'file-has-script', () => withObjects(`<< /AA << /O ${SCRIPT} >> >>`)],
  ['with /JS run into its value', 'file-has-script', () => withObjects('<</S/Java#53cript/JS(x)>>')],
  [
    'with a kind of action in an object of its own',
    'file-has-script',
    () => withObjects('<< /S 5 0 R >>', '/JavaScript'),
  ],
  [
    'with a script in an update',
    'file-has-script',
    () => updatedPagePdf(`1 0 obj\n<< /OpenAction ${SCRIPT} >>\nendobj`),
  ],
  ['with a script hidden in a comment', 'file-has-script', () => withObjects(`<< >> %\r9 0 obj ${SCRIPT} endobj`)],
  ['with a script hidden in a string', 'file-has-script', () => withObjects(`<< /A (9 0 obj ${SCRIPT} endobj) >>`)],
  [
    'with a script hidden in a stream',
    'file-has-script',
    () => withObjects(pdfStream('', `9 0 obj\n${SCRIPT}\nendobj`, false)),
  ],
  [
    'with a script hidden in stored deflate',
    'file-has-script',
    () =>
      withObjects(pdfStream('/Filter /FlateDecode', deflateSync(`9 0 obj\n${SCRIPT}\nendobj`, { level: 0 }), false)),
  ],
  [
    'with a script behind a stray keyword',
    'file-has-script',
    () => withObjects(`<< /A endobj /B stream /C ${SCRIPT} >>`),
  ],
  [
    'with a script behind a number run into its keyword',
    'file-has-script',
    () => withObjects(`<< /A (9 0obj ${SCRIPT}`),
  ],
  [
    'with a script behind a header that only some read',
    'file-has-script',
    () => withObjects(`<< /A (9 0-obj ${SCRIPT} endobj) >>`),
  ],
  [
    'with a script parted by a byte that only some take for white space',
    'file-has-script',
    () => withObjects('<< /S/JavaScript\x80/JS\xff(x) >>'),
  ],
  ['with a script after an escaped backslash', 'file-has-script', () => withObjects('<< /A (\\\\) /JS (x) >>')],
  ['with a script in a trailer', 'file-has-script', () => withTail({ trailer: `/X ${SCRIPT} ` })],
  ['with a packed script', 'file-has-script', () => packedPagePdf(`/OpenAction ${SCRIPT}`)],
  [
    'with a packed script spelt with escapes',
    'file-has-script',
    () => packedPagePdf('/OpenAction << /S /JavaScrip#74 /#4aS (x) >>'),
  ],
  [
    'with a packed script whose container hides its type',
    'file-has-script',
    () =>
      packedPagePdf(`/OpenAction ${SCRIPT}`, (content, first) =>
        pdfStream(`/Type 9 0 R /N 3 /First ${first}`, content),
      ),
  ],
  [
    'with a packed script in an unpacked container',
    'file-has-script',
    () =>
      packedPagePdf(`/OpenAction ${SCRIPT}`, (content, first) =>
        pdfStream(`/Type /ObjStm /N 3 /First ${first}`, content, false),
      ),
  ],
  ['that starts a program', 'file-has-launch', () => onePagePdf('/OpenAction << /S /Launch /F (cmd.exe) >>')],
  ['that opens another file', 'file-has-launch', () => withObjects('<< /S /GoToR /F (\\\\\\\\host\\\\share) >>')],
  ['with a packed launch', 'file-has-launch', () => packedPagePdf('/OpenAction << /S /Launch /F (a) >>')],
  ['with an attachment', 'file-has-attachment', () => onePagePdf('/Names << /EmbeddedFiles 4 0 R >>', ['<< >>'])],
  ['with an attached stream', 'file-has-attachment', () => withObjects(pdfStream('/Type /EmbeddedFile', 'MZ'))],
  ['with an attachment by specification alone', 'file-has-attachment', () => withObjects('<< /EF << /F 5 0 R >> >>')],
  ['with rich media', 'file-has-media', () => withObjects('<< /Subtype /RichMedia >>')],
  ['with a film', 'file-has-media', () => withObjects('<< /S /Movie >>')],
  ['with a 3D model', 'file-has-media', () => withObjects('<< /Subtype /3D >>')],
  ['that sends a form', 'file-has-form-action', () => withObjects('<< /S /SubmitForm /F (http://x) >>')],
  ['with an XFA form', 'file-has-form-action', () => onePagePdf('/AcroForm << /XFA 4 0 R >>', ['<< >>'])],
];

const verdict = async (file: Uint8Array) => {
  const limitBytes = 50_000_000;
  const result = await inspectUpload({ name: 'Agenda.pdf', declaredType: 'application/pdf', bytes: file, limitBytes });
  return result.ok ? `${result.value.mediaType} ${result.value.size}` : result.refusal.code;
};

test.for(refused)('a PDF %s is refused: %s', async ([, code, make]) => {
  expect(await verdict(make())).toBe(code);
});
