import PDFDocument from 'pdfkit';
import { faces } from '#lib/typeset/faces.ts';
import { type Block, type Marked, marked, type SetText } from '#lib/typeset/text.ts';

const page = { size: 'A4', width: 595.28, height: 841.89, left: 71, right: 71, top: 82, bottom: 76 };
const measure = page.width - page.left - page.right;
const hanging = 30;
const size = { text: 10.5, small: 9, heading: 12, title: 16 };
const muted = '#4a4a4a';

type Doc = InstanceType<typeof PDFDocument>;
type Part = ReturnType<Doc['struct']>;
type Styled = {
  face?: keyof typeof faces;
  size?: number;
  at?: number;
  width?: number;
  align?: 'left' | 'right';
  after?: number;
};

/**
 * Sets a text as a PDF 1.7: its letters embedded, Latin and Cyrillic with those of Kazakh and Tajik, tagged with its headings,
 * paragraphs and tables, its language and title declared. Every page bears the running head and its number.
 */
export async function setPdf(text: SetText): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: page.size,
    margins: page,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: text.language,
    bufferPages: true,
    font: faces.regular,
    info: { Title: `${text.symbol} ${text.title}`.trim(), Author: text.issuer, Subject: text.running },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  const body = doc.struct('Document');
  doc.addStructure(body);
  setHead(doc, body, text);
  for (const one of marked(text)) setBlock(doc, body, one);
  body.end();
  setPageMarks(doc, text);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Puts words under the last ones, or at `at` points from the left margin, and the pen below them. */
function put(doc: Doc, words: string, style: Styled = {}): void {
  const {
    face: name = 'regular',
    size: points = size.text,
    at = 0,
    width = measure - at,
    align = 'left',
    after = 0,
  } = style;
  doc
    .font(faces[name])
    .fontSize(points)
    .text(words, page.left + at, doc.y, { width, align, lineGap: points * 0.22 });
  doc.y += after;
}

/** One tagged part of the text. */
function part(doc: Doc, above: Part, type: string, draw: () => void): void {
  const made = doc.struct(type, {}, draw);
  above.add(made);
  made.end();
}

/** Begins a page where what comes next would stand alone at the foot of this one. */
function keep(doc: Doc, lines: number): void {
  if (doc.y + lines * size.text * 1.5 > page.height - page.bottom) doc.addPage();
}

/** Who issues it on the left, its particulars on the right, a rule; then what it is for, and its title. */
function setHead(doc: Doc, body: Part, text: SetText): void {
  const top = doc.y;
  part(doc, body, 'P', () => put(doc, text.issuer, { face: 'bold', size: size.heading, width: measure * 0.5 }));
  const left = doc.y;
  doc.y = top;
  const beside = { at: measure * 0.55, width: measure * 0.45, align: 'right' } as const;
  if (text.symbol)
    part(doc, body, 'P', () => put(doc, text.symbol, { ...beside, face: 'bold', size: size.heading, after: 2 }));
  for (const line of text.particulars) part(doc, body, 'P', () => put(doc, line, { ...beside, size: size.small }));
  doc.y = Math.max(left, doc.y) + 8;
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(page.left, doc.y)
    .lineTo(page.width - page.right, doc.y)
    .lineWidth(1.2)
    .stroke();
  doc.endMarkedContent();
  doc.y += 12;
  for (const line of text.occasion) part(doc, body, 'P', () => put(doc, line, { size: size.text }));
  doc.y += 18;
  part(doc, body, 'H1', () => put(doc, text.title, { face: 'bold', size: size.title, after: 4 }));
  const { subtitle } = text;
  if (subtitle) part(doc, body, 'P', () => put(doc, subtitle, { face: 'italic', after: 4 }));
  doc.y += 10;
}

function setBlock(doc: Doc, body: Part, { block, mark }: Marked): void {
  if (block.kind === 'table') setTable(doc, body, block);
  else if (block.kind === 'heading') {
    keep(doc, 4);
    doc.y += 8;
    part(doc, body, 'H2', () => put(doc, block.text, { face: 'bold', size: size.heading, after: 5 }));
  } else if (block.kind === 'note') {
    part(doc, body, 'P', () => put(doc, block.text, { face: 'italic', size: size.small, after: 7 }));
  } else {
    keep(doc, 2);
    const at = block.kind === 'point' ? hanging : 0;
    part(doc, body, 'P', () => {
      const line = doc.y;
      put(doc, mark ?? '', { at, width: hanging });
      doc.y = line;
      put(doc, block.text, { at: at + hanging, after: 6 });
    });
  }
}

function setTable(doc: Doc, body: Part, { caption, rows }: Extract<Block, { kind: 'table' }>): void {
  keep(doc, 5);
  doc.y += 4;
  part(doc, body, 'P', () => put(doc, caption, { face: 'bold', size: size.small, after: 4 }));
  doc.font(faces.regular).fontSize(size.small);
  doc.x = page.left;
  const head = { type: 'TH', scope: 'Column', backgroundColor: '#ececec', font: { src: faces.bold } } as const;
  const options = {
    structParent: body,
    data: rows,
    defaultStyle: { padding: 4, border: { top: 0, right: 0, bottom: 0.5, left: 0 }, borderColor: '#8a8a8a' },
    rowStyles: (at: number) => (at === 0 ? head : {}),
  };
  doc.table(options);
  doc.y += 12;
}

/** The running head and the page's number on every page: not of the text, so a reader aloud passes over them. */
function setPageMarks(doc: Doc, { running, symbol, pageOf }: SetText): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(start + at);
    // Without margins a line at the foot does not begin a page.
    doc.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    doc.markContent('Artifact', { type: 'Pagination' });
    const line = (words: string, y: number, align: 'left' | 'right', name: keyof typeof faces) =>
      doc
        .font(faces[name])
        .fontSize(size.small)
        .fillColor(muted)
        .text(words, page.left, y, { width: measure, align, lineBreak: false });
    line(running, 44, 'left', 'bold');
    if (symbol) line(symbol, 44, 'right', 'regular');
    line(running, page.height - 48, 'left', 'regular');
    line(pageOf(at + 1, count), page.height - 48, 'right', 'regular');
    doc.endMarkedContent();
  }
}
