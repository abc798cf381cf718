import PDFDocument from 'pdfkit';
import { runsOf } from '#lib/language/emphasis.ts';
import { directionOf } from '#lib/language/formatter.ts';
import { type Face, faces } from '#lib/typeset/faces.ts';
import type { Column, Line, SetInstrument } from '#lib/typeset/instrument.ts';
import { brokenLines, type SetLine, type StyledWords } from '#lib/typeset/line-break.ts';

const page = { size: 'A4', width: 595.28, height: 841.89, left: 71, right: 71, top: 82, bottom: 76 };
const measure = page.width - page.left - page.right;
const gutter = 22;
const hanging = 30;
const size = { text: 10.5, small: 9, heading: 12, title: 16 };
const muted = '#4a4a4a';

type Doc = InstanceType<typeof PDFDocument>;
type Part = ReturnType<Doc['struct']>;
type Look = StyledWords['look'];
/** Words at a place on the page: how far in from the side that their language begins at, and how wide. */
type Placed = {
  points: number;
  align: 'start' | 'end' | 'centre';
  left: number;
  width: number;
  direction: 'ltr' | 'rtl';
};
/** One paragraph in one language, broken into lines, with its number. */
type Block = Placed & { language: string; tag: string; lines: SetLine[]; number: SetLine | null; numberAt: number };

/**
 * Sets an instrument as a tagged PDF 1.7 with its letters embedded: Latin, Cyrillic with those of Kazakh and Tajik, and Arabic, shaped
 * and in the order of the bidirectional algorithm. Two languages stand side by side, each paragraph level with itself.
 */
export async function setInstrumentPdf(text: SetInstrument): Promise<Uint8Array> {
  const language = text.languages[0] ?? 'en';
  const doc = new PDFDocument({
    size: page.size,
    margins: page,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    bufferPages: true,
    font: faces.regular,
    info: { Title: `${text.symbol} ${text.title}`.trim(), Author: text.issuer, Subject: text.running },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  const whole = doc.struct('Document');
  doc.addStructure(whole);
  setHead(doc, whole, text);
  for (const line of text.lines) setLine(doc, whole, line, text.languages.length);
  whole.end();
  setPageMarks(doc, text);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** What pdfkit is told so that it shapes a stretch whole, and not word by word. */
const shaping = { features: [], lineBreak: false };

/** How wide words are at one point of size, measured once: a text says the same ones over and over. */
const widths = new WeakMap<Doc, Map<string, number>>();

const measured = (doc: Doc, points: number) => {
  const known = widths.get(doc) ?? new Map<string, number>();
  widths.set(doc, known);
  return (words: string, face: Face): number => {
    const key = `${face} ${words}`;
    const there = known.get(key);
    if (there !== undefined) return there * points;
    const wide = doc.font(faces[face]).fontSize(100).widthOfString(words, { features: [] }) / 100;
    known.set(key, wide);
    return wide * points;
  };
};

const lineHeight = (points: number) => points * 1.42;

function broken(doc: Doc, runs: readonly StyledWords[], { points, width, direction }: Placed): SetLine[] {
  return brokenLines(runs, width, direction, measured(doc, points));
}

/** Draws one line whose top is at `top`. */
function draw(doc: Doc, line: SetLine, { points, align, left, width, direction }: Placed, top: number): void {
  const isRight = align === 'end' ? direction === 'ltr' : align === 'start' && direction === 'rtl';
  let x = left + (align === 'centre' ? (width - line.width) / 2 : isRight ? width - line.width : 0);
  for (const [at, { text, face, mark }] of line.stretches.entries()) {
    const isLast = at === line.stretches.length - 1;
    const wide = isLast && mark === 'none' ? 0 : measured(doc, points)(text, face);
    doc.font(faces[face]).fontSize(points);
    // The two faces differ in how high their letters stand: all stand on one line.
    const baseline = top + points * 1.05;
    doc.text(text, x, baseline, { ...shaping, baseline: 'alphabetic' });
    if (mark !== 'none') {
      const y = mark === 'under' ? baseline + points * 0.14 : baseline - points * 0.28;
      doc
        .moveTo(x, y)
        .lineTo(x + wide, y)
        .lineWidth(0.6)
        .stroke();
    }
    x += wide;
  }
}

/** Draws blocks side by side, from page to page where they do not fit; each is one part of the text, whatever pages it is on. */
function setBlocks(doc: Doc, above: Part, blocks: readonly Block[]): void {
  const parts = blocks.map(({ tag, language, direction, lines }) => {
    const actual = direction === 'rtl' ? { actual: lines.map(({ words }) => words).join(' ') } : {};
    const made = doc.struct(tag, { lang: language, ...actual });
    above.add(made);
    return made;
  });
  const tallest = Math.max(0, ...blocks.map(({ lines }) => lines.length));
  const height = Math.max(...blocks.map(({ points }) => lineHeight(points)));
  let from = 0;
  while (from < tallest) {
    const room = Math.floor((page.height - page.bottom - doc.y) / height);
    // Neither the first line nor the last of several stands alone.
    const few = room < Math.min(2, tallest - from);
    if (few) doc.addPage();
    const most = Math.max(1, few ? Math.floor((page.height - page.bottom - page.top) / height) : room);
    const left = tallest - from;
    const count = left - most === 1 && most > 2 ? most - 1 : Math.min(most, left);
    const top = doc.y;
    for (const [at, block] of blocks.entries()) {
      const { lines, number, numberAt } = block;
      const part = parts[at];
      const drawn = lines.slice(from, from + count);
      if (!part || (drawn.length === 0 && from > 0)) continue;
      const content = doc.markStructureContent(block.tag);
      if (from === 0 && number) draw(doc, number, { ...block, left: numberAt, width: hanging, align: 'start' }, top);
      for (const [row, line] of drawn.entries()) draw(doc, line, block, top + row * height);
      doc.endMarkedContent();
      part.add(content);
    }
    from += count;
    doc.y = top + count * height;
  }
  for (const part of parts) part.end();
}

/** Letters that run from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function setHead(doc: Doc, above: Part, text: SetInstrument): void {
  const language = text.languages[0] ?? 'en';
  const direction = directionOf(language);
  const put = (
    words: string,
    look: Look,
    points: number,
    more: Partial<Placed> & { tag?: string; after?: number } = {},
  ) => {
    const { tag = 'P', after = 0, ...place } = more;
    const placed: Placed = { points, align: 'start', left: page.left, width: measure, direction, ...place };
    // Words of another script keep their own order.
    const own = rightToLeft.test(words) ? direction : 'ltr';
    const lines = broken(doc, [{ text: words, look, mark: 'none' }], { ...placed, direction: own });
    setBlocks(doc, above, [{ ...placed, language, tag, lines, number: null, numberAt: 0 }]);
    doc.y += after;
  };
  const top = doc.y;
  const half = measure * 0.5;
  const isRtl = direction === 'rtl';
  put(text.issuer, 'bold', size.heading, { width: half, left: isRtl ? page.left + half : page.left });
  const issued = doc.y;
  doc.y = top;
  const beside = { align: 'end', width: half - 10, left: isRtl ? page.left : page.left + half + 10 } as const;
  if (text.symbol) put(text.symbol, 'bold', size.heading, { ...beside, after: 2 });
  for (const line of text.particulars) put(line, 'regular', size.small, beside);
  doc.y = Math.max(issued, doc.y) + 8;
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(page.left, doc.y)
    .lineTo(page.width - page.right, doc.y)
    .lineWidth(1.2)
    .stroke();
  doc.endMarkedContent();
  doc.y += 12;
  for (const line of text.occasion) put(line, 'regular', size.text);
  doc.y += 16;
  if (!text.lines.some(({ kind }) => kind === 'title'))
    put(text.title, 'bold', size.title, { tag: 'H1', align: 'centre', after: 4 });
  if (text.subtitle) put(text.subtitle, 'italic', size.text, { align: 'centre', after: 4 });
  doc.y += 8;
}

const tags = { title: 'H1', heading: 'H2', annex: 'H2', preambular: 'P', operative: 'P' } as const;

function setLine(doc: Doc, above: Part, line: Line, languages: number): void {
  const { kind } = line;
  const isHead = kind === 'title' || kind === 'heading' || kind === 'annex';
  const room = (measure - gutter * (languages - 1)) / languages;
  if (isHead) {
    doc.y += 8;
    // A heading stands with what it is of.
    if (doc.y + lineHeight(size.text) * 4 > page.height - page.bottom) doc.addPage();
  }
  const blocks = line.columns.map((column, at) => blockOf(doc, line, column, page.left + at * (room + gutter), room));
  setBlocks(doc, above, blocks);
  const notes = line.columns.flatMap((column, at) => noteOf(doc, column, page.left + at * (room + gutter), room));
  if (notes.length > 0) setBlocks(doc, above, notes);
  doc.y += 6;
}

/** What is said of a paragraph beneath it. */
function noteOf(doc: Doc, { language, notes = [] }: Column, left: number, room: number): Block[] {
  if (notes.length === 0) return [];
  const direction = directionOf(language);
  const placed: Placed = { points: size.small, align: 'start', left, width: room, direction };
  const lines = notes.flatMap((text) => broken(doc, [{ text, look: 'italic', mark: 'none' }], placed));
  return [{ ...placed, language, tag: 'P', lines, number: null, numberAt: 0 }];
}

function blockOf(doc: Doc, line: Line, { language, mark, pieces }: Column, left: number, room: number): Block {
  const { kind, level, change } = line;
  const direction = directionOf(language);
  const isHead = kind === 'title' || kind === 'heading' || kind === 'annex';
  const points = kind === 'title' ? size.title : isHead ? size.heading : size.text;
  const isNumbered = mark !== null && !isHead;
  const deep = kind === 'operative' ? (level - 1) * (room < measure ? hanging / 2 : hanging) : 0;
  // A number that is longer than its place (“12 quinquies”) makes room for itself.
  const number = isNumbered
    ? broken(doc, [{ text: mark, look: 'regular', mark: 'none' }], {
        points,
        align: 'start',
        left: 0,
        width: room,
        direction,
      })[0]
    : undefined;
  const before = number ? Math.max(hanging, number.width + 8) : 0;
  const width = room - deep - before;
  const isRtl = direction === 'rtl';
  const placed: Placed = {
    points,
    align: isHead ? 'centre' : 'start',
    left: isRtl ? left : left + deep + before,
    width,
    direction,
  };
  const runs = pieces.flatMap(({ text, change: own }) => {
    const by = change ?? own;
    return runsOf(text).map(
      ({ text: words, emphasised }): StyledWords => ({
        text: words,
        look: isHead ? 'bold' : emphasised ? 'italic' : 'regular',
        mark: by ? (by.kind === 'added' ? 'under' : 'through') : 'none',
      }),
    );
  });
  const named: StyledWords[] =
    isHead && mark !== null ? [{ text: `${mark}. `, look: 'bold', mark: 'none' }, ...runs] : runs;
  return {
    ...placed,
    ...{ language, tag: tags[kind], lines: broken(doc, named, placed), number: number ?? null },
    numberAt: isRtl ? left + room - deep - hanging : left + deep,
  };
}

/** The running head and the page's number on every page: not of the text, so a reader aloud passes over them. */
function setPageMarks(doc: Doc, { running, symbol, pageOf }: SetInstrument): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(start + at);
    // Without margins a line at the foot does not begin a page.
    doc.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.fillColor(muted);
    const place = { points: size.small, left: page.left, width: measure, direction: 'ltr' } as const;
    const line = (words: string, top: number, align: 'start' | 'end', look: Look) => {
      const [only] = broken(doc, [{ text: words, look, mark: 'none' }], { ...place, align });
      if (only) draw(doc, only, { ...place, align }, top);
    };
    line(running, 44, 'start', 'bold');
    line(symbol, 44, 'end', 'regular');
    line(running, page.height - 48, 'start', 'regular');
    line(
      pageOf.replace('{page}', String(at + 1)).replace('{pages}', String(count)),
      page.height - 48,
      'end',
      'regular',
    );
    doc.endMarkedContent();
  }
}
