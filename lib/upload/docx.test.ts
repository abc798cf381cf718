import { expect, test, vi } from 'vitest';
import type { DocxWriting } from '#lib/upload/fixtures.ts';
import { makeDocx, relationshipsXml, relationshipTypes } from '#lib/upload/fixtures.ts';
import type { ZipEntry } from '#lib/upload/fixtures-zip.ts';
import { inspectUpload } from '#lib/upload/inspect.ts';

// Many runs take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const make = (writing: DocxWriting = {}) => makeDocx(['Agenda', 'Повестка дня'], writing);
const withPart = (name: string, data: string | Uint8Array, more: Partial<ZipEntry> = {}) =>
  make({ parts: [{ name, data, ...more }] });
const related = (kind: string, target: string, mode = ' TargetMode="External"') =>
  make({ relationships: `<Relationship Id="r9" Type="${relationshipTypes}/${kind}" Target="${target}"${mode}/>` });
const bodied = (body: string) => make({ body });
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const wordPart = (content: string) => `<w:x xmlns:w="w">${content}</w:x>`;
const png = new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
const field = (...runs: string[]) => bodied(runs.map((run) => `<w:r><w:instrText>${run}</w:instrText></w:r>`).join(''));

const alone = (text: string) => field(` ${text} `);
const char = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const complex = (...inner: string[]) => `${char('begin')}${inner.join('')}${char('separate')}${char('end')}`;
const svg = (content: string) =>
  withPart('word/media/image9.svg', `${content}<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>`);
const SVG_PUBLIC = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';

const accepted: [string, () => Uint8Array][] = [
  ['plain', () => make()],
  ['with sizes after the data', () => withPart('word/a.xml', wordPart(''), { flags: 0x08 })],
  ['with stored parts', () => withPart('word/a.xml', wordPart(''), { stored: true })],
  ['with a picture', () => withPart('word/media/image1.png', png)],
  ['with an obfuscated font', () => withPart('word/fonts/font1.odttf', 'MZ random')],
  ['with a part in UTF-16', () => withPart('word/a.xml', utf16('<?xml version="1.0" encoding="UTF-16"?><a/>'))],
  ['with a directory entry', () => withPart('word/media/', '')],
  ['with a web link', () => related('hyperlink', 'https://example.org/?a=1&amp;b=2')],
  ['with a link by e-mail', () => related('hyperlink', 'mailto:office@example.org')],
  ['with a link into a legal reference system', () => related('hyperlink', 'consultantplus://offline/ref=0935')],
  ['with a page number field', () => field(' PAGE ')],
  ['with a field for a link to the web', () => alone('HYPERLINK "https://example.org/a" \\o "A tip: c:"')],
  ['with a field for a link by e-mail', () => alone('HYPERLINK mailto:office@example.org')],
  ['with a field for a link within itself', () => alone('HYPERLINK \\l "javascript:1"')],
  ['with a table of contents', () => bodied(complex(instruction('TOC \\o "1-3" \\h'), instruction('')))],
  [
    'with a field within a field',
    () => bodied(complex(instruction(' IF '), complex(instruction('PAGE')), instruction(' = 1 "a" "b" '))),
  ],
  ['with a quotation field', () => alone('QUOTE 65 66')],
  ['with a drawing of a declared type', () => svg(SVG_PUBLIC)],
  ['with a drawing of a plain type', () => svg('<!DOCTYPE svg>')],
  ['with a relative link', () => related('hyperlink', 'Annex A: text.docx')],
  ['that speaks of DDE', () => makeDocx(['DDEAUTO is a field'])],
  ['that speaks of <!DOCTYPE', () => makeDocx(['<!DOCTYPE html>'])],
  ['with the parts of an internal template', () => related('glossaryDocument', 'glossary/document.xml', '')],
];

const XXE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';

const refused: [string, string, () => Uint8Array][] = [
  ['with XML that never closes', 'file-malformed', () => withPart('word/_rels/a.xml.rels', '<a b="c')],
  [
    'with XML in an encoding of its own',
    'file-malformed',
    () => withPart('word/a.xml', '<?xml version="1.0" encoding="UTF-7"?><a/>'),
  ],
  [
    'with XML that is not UTF-8',
    'file-malformed',
    () => withPart('word/a.xml', new Uint8Array([0x3c, 0x61, 0x3e, 0xff])),
  ],
  ['with UTF-16 without a mark', 'file-malformed', () => withPart('word/a.bin', utf16(XXE).subarray(2))],
  ['with a nested archive', 'file-has-embedded-object', () => withPart('word/media/a.zip', make())],
  ['with a program inside', 'file-has-embedded-object', () => withPart('word/media/a.png', `MZ${'\0'.repeat(200)}`)],
  ['with a PDF inside', 'file-has-embedded-object', () => withPart('word/media/a.png', '%PDF-1.7\n')],
  ['with an embedded workbook', 'file-has-embedded-object', () => withPart('word/embeddings/a.xlsx', 'x')],
  ['with an OLE object', 'file-has-embedded-object', () => related('oleObject', 'embeddings/a.bin', '')],
  ['with a linked OLE object', 'file-has-embedded-object', () => related('oleObject', 'http://example.org/a')],
  ['with an ActiveX control', 'file-has-embedded-object', () => withPart('word/activeX/activeX1.xml', '<a/>')],
  ['with foreign content', 'file-has-embedded-object', () => related('aFChunk', 'a.html', '')],
  ['with macros', 'file-has-macros', () => withPart('word/vbaProject.bin', 'x')],
  ['with macros by relationship', 'file-has-macros', () => related('vbaProject', 'x.bin', '')],
  [
    'with macros by content type',
    'file-has-macros',
    () => make({ types: '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>' }),
  ],
  [
    'that is a DOCM',
    'file-has-macros',
    () => make({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
  ],
  [
    'with a template on the web',
    'file-has-external-template',
    () =>
      make({
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            data: relationshipsXml(
              `<Relationship Id="r1" Type="${relationshipTypes}/attachedTemplate" Target="http://example.org/a.dotm" TargetMode="External"/>`,
            ),
          },
        ],
      }),
  ],
  [
    'with a template spelt with references',
    'file-has-external-template',
    () => related('attached&#84;emplate', '&#x68;ttp://example.org/a.dotm', " TargetMode='Ext&#101;rnal'"),
  ],
  [
    'with a template on a share',
    'file-has-external-template',
    () => related('attachedTemplate', '\\\\host\\a.dotm', ''),
  ],
  ['with a linked picture', 'file-has-external-content', () => related('image', 'http://example.org/a.png')],
  ['with a frame', 'file-has-external-content', () => related('frame', 'http://example.org/')],
  ['with a link to a share', 'file-has-external-content', () => related('hyperlink', 'file://host/share')],
  ['with a template by a name outside', 'file-has-external-template', () => related('attachedTemplate', 'a.dotm')],
  ['with a link to a share by slashes', 'file-has-external-content', () => related('hyperlink', '//host/share')],
  ['with a link that runs a script', 'file-has-external-content', () => related('hyperlink', 'javascript:alert(1)')],
  ['with a link to a troubleshooter', 'file-has-external-content', () => related('hyperlink', 'ms-msdt:/id')],
  ['with a DDE field', 'file-has-command-field', () => field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"')],
  ['with a DDE field in pieces', 'file-has-command-field', () => field('DD', '<![CDATA[EAU]]>', 'T&#79; cmd ')],
  ['with a simple DDE field', 'file-has-command-field', () => bodied('<w:fldSimple w:instr="DDE cmd x"/>')],
  [
    'with a picture fetched by a field',
    'file-has-external-content',
    () => alone('INCLUDEPICTURE "http://example.org/a"'),
  ],
  ['with a text fetched by a field', 'file-has-external-content', () => alone('INCLUDETEXT "\\\\\\\\evil\\\\a"')],
  ['with a field that imports', 'file-has-external-content', () => alone('import c:\\a.png')],
  ['with a field that asks a database', 'file-has-external-content', () => alone('DATABASE \\d "c:\\a.mdb"')],
  ['with a field that links', 'file-has-external-content', () => alone('LINK Excel.Sheet.8 "c:\\a.xlsx"')],
  [
    'with a field that fetches, in an attribute',
    'file-has-external-content',
    () => bodied('<w:fldSimple w:instr="INCLUDEPICTURE &quot;http://example.org/a&quot;"/>'),
  ],
  ['with a link field to a script', 'file-has-external-content', () => alone('HYPERLINK "javascript:alert(1)"')],
  [
    'with a link field to a script, with a tab in it',
    'file-has-external-content',
    () => alone('HYPERLINK "java&#9;script:a"'),
  ],
  [
    'with a link field to a share',
    'file-has-external-content',
    () => alone('HYPERLINK \\t "_top" "\\\\\\\\host\\\\a"'),
  ],
  ['with a link field in pieces', 'file-has-external-content', () => field(' HYPER', 'LINK "fi', 'le:///c:/a" ')],
  [
    'with a link that another field spells',
    'file-has-external-content',
    () => bodied(complex(instruction('HYPERLINK '), complex(instruction('QUOTE 102 105 108 101 58 47')))),
  ],
  [
    'with a link that only the reader works out',
    'file-has-external-content',
    () => bodied(complex(instruction('HYPERLINK '), complex(instruction('DOCPROPERTY a')))),
  ],
  [
    'with a DDE field that another field spells',
    'file-has-command-field',
    () => bodied(complex(complex(instruction('QUOTE 68 68 69 65 85 84 79')), instruction(' c:\\cmd.exe "/k calc"'))),
  ],
  [
    'with a field whose kind stands elsewhere',
    'file-has-command-field',
    () => bodied(complex(complex(instruction('REF a')), instruction(' c:\\cmd.exe'))),
  ],
  ['with a DDE field never closed', 'file-has-command-field', () => bodied(char('begin') + instruction('DDE'))],
  [
    'with a field of a header',
    'file-has-external-content',
    () => withPart('word/header1.xml', '<w:hdr xmlns:w="w"><w:fldSimple w:instr="INCLUDETEXT a"/></w:hdr>'),
  ],
  [
    'with the test virus',
    'file-infected',
    () => withPart('word/media/a.bin', `X5O!P%@AP[4\\PZX54(P^)7CC)7}${'$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`),
  ],
  ['with a page inside', 'file-has-embedded-object', () => withPart('word/media/a.html', '<html/>')],
  ['with a script inside', 'file-has-embedded-object', () => withPart('word/media/A.JS', 'alert(1)')],
  ['with a shortcut inside', 'file-has-embedded-object', () => withPart('word/media/a.lnk', 'L')],
  [
    'with a drawing that runs a script',
    'file-has-embedded-object',
    () => withPart('word/media/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>'),
  ],
  ['with a drawing that defines entities', 'file-xml-unsafe', () => svg('<!DOCTYPE svg [<!ENTITY a "b">]>')],
  ['with a drawing that is a page', 'file-xml-unsafe', () => svg('<!DOCTYPE html>')],
  ['with paragraphs in paragraphs', 'file-malformed', () => bodied('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000))],
  ['with a million elements', 'file-inflates-too-much', () => bodied('<w:p/>'.repeat(1_000_001))],
  ['with elements that cross', 'file-malformed', () => bodied('<w:p><w:r></w:p></w:r>')],
  ['with an external entity', 'file-xml-unsafe', () => withPart('customXml/item1.xml', XXE)],
  ['with an external entity in UTF-16', 'file-xml-unsafe', () => withPart('customXml/item1.xml', utf16(XXE))],
  [
    'with an external entity behind much white space',
    'file-xml-unsafe',
    () => withPart('word/a.bin', ' '.repeat(9000) + XXE),
  ],
  [
    'with an entity bomb',
    'file-xml-unsafe',
    () => make({ parts: [{ name: 'word/document.xml', data: '<!DOCTYPE l [<!ENTITY a "&b;&b;">]><l>&a;</l>' }] }),
  ],
];

const verdict = async (file: Uint8Array) => {
  const result = await inspectUpload({ name: 'Agenda.docx', bytes: file, limitBytes: 50_000_000 });
  return result.ok ? `${result.value.extension} ${result.value.size}` : result.refusal.code;
};

test.for(accepted)('a DOCX %s is accepted', async ([, makeFile]) => {
  const file = makeFile();
  expect(await verdict(file)).toBe(`docx ${file.length}`);
});

test.for(refused)('a DOCX %s is refused: %s', async ([, code, makeFile]) => {
  expect(await verdict(makeFile())).toBe(code);
});

test('the refusal names the part and the link', async () => {
  const file = withPart('word/media/image9.svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>');
  expect(await inspectUpload({ name: 'a.docx', bytes: file, limitBytes: 50_000_000 })).toMatchObject({
    refusal: { code: 'file-xml-unsafe', params: { part: 'word/media/image9.svg' } },
  });
  expect(
    await inspectUpload({ name: 'a.docx', bytes: alone('HYPERLINK "file:///c:/a"'), limitBytes: 50_000_000 }),
  ).toMatchObject({ refusal: { params: { part: 'word/document.xml', link: 'file:///c:/a' } } });
});
