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
  [
    'that leads to an article elsewhere',
    'file-has-launch',
    () => withObjects('<< /S /Thread /F (\\\\\\\\host\\\\a) >>'),
  ],
  [
    'with a link that runs a script',
    'file-has-external-content',
    () => withObjects('<< /S /URI /URI (java\\163cript:a) >>'),
  ],
  ['with a link to a file', 'file-has-external-content', () => withObjects('<< /A << /S/URI /URI(file:///c:/a)>> >>')],
  ['with a link to a share', 'file-has-external-content', () => withObjects('<< /S /URI /URI (\\\\\\\\host\\\\a) >>')],
  ['with a link in hexadecimal', 'file-has-external-content', () => withObjects('<< /S /URI /URI <66696c653a2f> >>')],
  ['with a link in UTF-16', 'file-has-external-content', () => withObjects('<< /URI <feff00660069006c0065003a> >>')],
  [
    'with a link of an object of its own',
    'file-has-external-content',
    () => withObjects('<< /S /URI /URI 5 0 R >>', '(file:///a)'),
  ],
  [
    'with a packed link to a file',
    'file-has-external-content',
    () => packedPagePdf('/A << /S /URI /URI (file:///a) >>'),
  ],
  ['with a base to a share', 'file-has-external-content', () => onePagePdf('/URI << /Base (smb://host/) >>')],
  ['with a stream elsewhere', 'file-has-external-content', () => withObjects(pdfStream('/F (\\\\\\\\host\\\\a)', ''))],
  [
    'with a stream at an address',
    'file-has-external-content',
    () => withObjects(pdfStream('/F << /FS /URL /F (http://x) >>', '')),
  ],
  [
    'with a page of another file',
    'file-has-external-content',
    () => withObjects(pdfStream('/Subtype /Form /Ref << /F (a.pdf) /Page 0 >>', '')),
  ],
  ['that opens an address', 'file-opens-address', () => onePagePdf('/OpenAction << /S /URI /URI (http://x) >>')],
  [
    'that opens an address by another object',
    'file-opens-address',
    () => onePagePdf('/OpenAction 4 0 R', ['<< /S /URI /URI (http://x) >>']),
  ],
  [
    'that opens an address in the end',
    'file-opens-address',
    () =>
      onePagePdf('/OpenAction 4 0 R', [
        '<< /S /GoTo /Next [5 0 R] >>',
        '<< /S /GoTo /Next 6 0 R >>',
        '<< /S /URI /URI (http://x) >>',
      ]),
  ],
  [
    'whose page opens an address',
    'file-opens-address',
    () => withObjects('<< /AA << /O << /S /URI /URI (http://x) >> >> >>'),
  ],
  [
    'whose page opens an address by others',
    'file-opens-address',
    () => withObjects('<< /AA 5 0 R >>', '<< /O 6 0 R >>', '<< /S /URI /URI (http://x) >>'),
  ],
  [
    'that opens an address, packed',
    'file-opens-address',
    () => packedPagePdf('/OpenAction << /S /URI /URI (http://x) >>'),
  ],
  [
    'that opens an address of a kind elsewhere',
    'file-opens-address',
    () => onePagePdf('/OpenAction << /S 4 0 R /URI (http://x) >>', ['/URI']),
  ],
  ['that sends a form', 'file-has-form-action', () => withObjects('<< /S /SubmitForm /F (http://x) >>')],
  ['with an XFA form', 'file-has-form-action', () => onePagePdf('/AcroForm << /XFA 4 0 R >>', ['<< >>'])],
];

const verdict = async (file: Uint8Array) => {
  const limitBytes = 50_000_000;
  const result = await inspectUpload({ name: 'Agenda.pdf', bytes: file, limitBytes });
  return result.ok ? `${result.value.mediaType} ${result.value.size}` : result.refusal.code;
};

test.for(refused)('a PDF %s is refused: %s', async ([, code, make]) => {
  expect(await verdict(make())).toBe(code);
});

const passive: [string, () => Uint8Array][] = [
  [
    'with a link to the web',
    () => withObjects('<< /Subtype /Link /F 4 /A << /S /URI /URI (https://example.org/?a=\\(1\\)) >> >>'),
  ],
  ['with a link by e-mail', () => withObjects('<< /A << /S /URI /URI (mailto:office@example.org) >> >>')],
  [
    'that opens at a page with a link',
    () => onePagePdf('/OpenAction [3 0 R /Fit]', ['<< /A << /S /URI /URI (http://x) >> >>']),
  ],
  [
    'that goes to a page that has a link in it',
    () =>
      onePagePdf('/OpenAction << /S /GoTo /D [4 0 R /XYZ 0 0 0] >>', [
        '<< /Annots [<< /A << /S /URI /URI (http://x) >> >>] >>',
      ]),
  ],
  [
    'with threads of articles',
    () => onePagePdf('/Threads 4 0 R', ['[5 0 R]', '<< /Type /Thread /F 6 0 R >>', '<< /Type /Bead >>']),
  ],
  ['whose note speaks of a file', () => withObjects('<< /Contents (file:///c:/a) >>')],
  ['whose stream is itself', () => withObjects(pdfStream('/Name /F', ''))],
];

test.for(passive)('a PDF %s is accepted', async ([, make]) => {
  const file = make();
  expect(await verdict(file)).toBe(`application/pdf ${file.length}`);
});
