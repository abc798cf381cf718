/** Test only: small valid documents, made in code. */
import type { FixtureFont } from '#lib/upload/fixtures-font.ts';
import { fixtureFonts } from '#lib/upload/fixtures-font.ts';
import { pdfStream, writePdf } from '#lib/upload/fixtures-pdf.ts';
import type { ZipEntry, ZipWriting } from '#lib/upload/fixtures-zip.ts';
import { writeZip } from '#lib/upload/fixtures-zip.ts';

const TYPE_SIZE = 12;
const LINE_WIDTH = 480;
const LINES_ON_A_PAGE = 42;

type Run = { font: number; glyphs: number[] };

/**
 * A valid PDF on A4 that shows `text`, wrapped, a new line at each `\n`; Latin, Cyrillic and Kazakh letters, embedded in it.
 * `lang` is its BCP 47 language. The same arguments give the same bytes.
 */
export function makePdf(text: string, lang = 'en'): Uint8Array {
  const fonts = fixtureFonts();
  const lines = text.split('\n').flatMap((line) => wrapped(line, fonts));
  const pages = Array.from({ length: Math.max(1, Math.ceil(lines.length / LINES_ON_A_PAGE)) }, (_, i) =>
    lines.slice(i * LINES_ON_A_PAGE, (i + 1) * LINES_ON_A_PAGE),
  );
  const used = lines.flat().map((run) => run.font);
  const embedded = [...fonts.entries()].filter(([i]) => used.includes(i));
  const firstFont = 3 + 2 * pages.length;
  const resources = embedded.map(([i], k) => `/F${i} ${firstFont + 5 * k} 0 R`).join(' ');
  const bodies: (string | Uint8Array)[] = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${lang}) >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${3 + 2 * i} 0 R`).join(' ')}] >>`,
  ];
  for (const [i, page] of pages.entries()) {
    const font = `/Resources << /Font << ${resources} >> >>`;
    bodies.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${font} /Contents ${4 + 2 * i} 0 R >>`);
    bodies.push(pdfStream('', `BT 56 770 Td 17 TL\n${page.map(shown).join('\n')}\nET`));
  }
  for (const [k, [i, font]] of embedded.entries()) {
    const runs = lines.flat().filter((run) => run.font === i);
    bodies.push(...fontBodies(font, new Set(runs.flatMap((run) => run.glyphs)), firstFont + 5 * k, text));
  }
  return writePdf(bodies);
}

function wrapped(line: string, fonts: FixtureFont[]): Run[][] {
  const lines: Run[][] = [[]];
  let width = 0;
  for (const word of line.split(/(?<= )/)) {
    const runs = runsOf(word, fonts);
    const wide = runs.reduce((total, run) => total + widthOf(run, fonts), 0);
    if (width > 0 && width + wide > LINE_WIDTH) {
      lines.push([]);
      width = 0;
    }
    lines.at(-1)?.push(...runs);
    width += wide;
  }
  return lines;
}

function runsOf(text: string, fonts: FixtureFont[]): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const font = Math.max(
      0,
      fonts.findIndex((candidate) => candidate.glyph(code) !== 0),
    );
    const glyph = fonts[font]?.glyph(code) ?? 0;
    const last = runs.at(-1);
    if (last?.font === font) last.glyphs.push(glyph);
    else runs.push({ font, glyphs: [glyph] });
  }
  return runs;
}

const widthOf = (run: Run, fonts: FixtureFont[]) =>
  run.glyphs.reduce((total, glyph) => total + ((fonts[run.font]?.width(glyph) ?? 0) * TYPE_SIZE) / 1000, 0);

const hex = (glyph: number) => glyph.toString(16).padStart(4, '0');
const shown = (runs: Run[]) =>
  `${runs.map((run) => `/F${run.font} ${TYPE_SIZE} Tf <${run.glyphs.map(hex).join('')}> Tj`).join(' ')} T*`;

/** The five objects of an embedded font, so that a viewer shows the text and gives it back when it is selected. */
function fontBodies(font: FixtureFont, glyphs: Set<number>, at: number, text: string): (string | Uint8Array)[] {
  const name = '/BaseFont /AAAAAA+IBMPlexSans';
  const widths = [...glyphs].map((glyph) => `${glyph} [${font.width(glyph)}]`).join(' ');
  const unicode = [...new Set(text)].filter((c) => glyphs.has(font.glyph(c.codePointAt(0) ?? 0)));
  const rows = unicode.map((c) => `<${hex(font.glyph(c.codePointAt(0) ?? 0))}> <${hex(c.codePointAt(0) ?? 0)}>`);
  const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, i) => rows.slice(100 * i, 100 * i + 100));
  const ranges = blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`).join('\n');
  const codes = '1 begincodespacerange <0000> <ffff> endcodespacerange';
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';
  return [
    `<< /Type /Font /Subtype /Type0 ${name} /Encoding /Identity-H /DescendantFonts [${at + 1} 0 R] /ToUnicode ${at + 4} 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 ${name} ${system} /FontDescriptor ${at + 2} 0 R /CIDToGIDMap /Identity /W [${widths}] >>`,
    `<< /Type /FontDescriptor /FontName /AAAAAA+IBMPlexSans /Flags 4 /FontBBox [-200 -300 1200 1000] /ItalicAngle 0 /Ascent 1025 /Descent -275 /CapHeight 698 /StemV 80 /FontFile2 ${at + 3} 0 R >>`,
    pdfStream(`/Length1 ${font.program.length}`, font.program),
    pdfStream('', `/CIDInit /ProcSet findresource begin 12 dict begin begincmap ${codes}\n${ranges}\nendcmap end end`),
  ];
}

export type DocxParagraph = string | { heading: 1 | 2 | 3; text: string };

export type DocxWriting = {
  /** BCP 47. */
  lang?: string;
  /** Put after the paragraphs, as it stands. */
  body?: string;
  /** Elements added to [Content_Types].xml, to _rels/.rels and to the document's own relationships. */
  types?: string;
  packageRelationships?: string;
  relationships?: string;
  /** Parts added, or put in place of those of the same name. */
  parts?: ZipEntry[];
  /** Names of parts left out. */
  without?: string[];
  mainType?: string;
  zip?: ZipWriting;
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A valid DOCX of these paragraphs, with what a test asks for added or left out. The same arguments give the same bytes. */
export function makeDocx(paragraphs: DocxParagraph[], writing: DocxWriting = {}): Uint8Array {
  const mainType = writing.mainType ?? `${WORD}.document.main+xml`;
  const own: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      data: `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>${writing.types ?? ''}</Types>`,
    },
    {
      name: '_rels/.rels',
      data: relationshipsXml(
        `<Relationship Id="rId1" Type="${relationshipTypes}/officeDocument" Target="word/document.xml"/>${writing.packageRelationships ?? ''}`,
      ),
    },
    { name: 'word/document.xml', data: documentXml(paragraphs, writing) },
    {
      name: 'word/_rels/document.xml.rels',
      data: relationshipsXml(
        `<Relationship Id="rId1" Type="${relationshipTypes}/styles" Target="styles.xml"/>${writing.relationships ?? ''}`,
      ),
    },
    { name: 'word/styles.xml', data: stylesXml() },
  ];
  const added = writing.parts ?? [];
  const kept = own.filter(({ name }) => !writing.without?.includes(name) && !added.some((part) => part.name === name));
  return writeZip([...kept, ...added], writing.zip);
}

export const relationshipsXml = (content: string) =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`;

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function documentXml(paragraphs: DocxParagraph[], { lang = 'en', body = '' }: DocxWriting): string {
  const content = paragraphs.map((paragraph) => {
    const [style, text] =
      typeof paragraph === 'string' ? ['', paragraph] : [headingStyle(paragraph.heading), paragraph.text];
    return `<w:p>${style}<w:r><w:rPr><w:lang w:val="${lang}"/></w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
  });
  const links = `xmlns:r="${relationshipTypes}"`;
  return `${DECLARATION}<w:document ${namespace} ${links}><w:body>${content.join('')}${body}<w:sectPr/></w:body></w:document>`;
}

const headingStyle = (level: number) => `<w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>`;

function stylesXml(): string {
  const styles = [1, 2, 3].map(
    (level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  );
  return `${DECLARATION}<w:styles ${namespace}>${styles.join('')}</w:styles>`;
}

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
