import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { styleNames } from '#lib/typeset/instrument.ts';
import { type Block, type Marked, marked, type SetText } from '#lib/typeset/text.ts';

/** A face that every office has, with the letters of Russian, Kazakh and Tajik. */
const face = 'Times New Roman';
/** A4 and its margins, in twentieths of a point. */
const page = { size: { width: 11_906, height: 16_838 }, margin: { top: 1640, bottom: 1520, left: 1420, right: 1420 } };
const measure = page.size.width - page.margin.left - page.margin.right;
const hanging = 600;
const after = 120;

/**
 * Sets a text as a DOCX: headings are headings, a table's first row is repeated on each page, every page bears the running head
 * and its number. Numbers of paragraphs are written out, as what is cited must not be counted anew by each program.
 */
export async function setDocx(text: SetText): Promise<Uint8Array> {
  const document = new Document({
    title: `${text.symbol} ${text.title}`.trim(),
    creator: text.issuer,
    description: text.running,
    styles: {
      default: {
        document: {
          run: { font: face, size: 22, language: { value: text.language } },
          paragraph: { spacing: { line: 264 } },
        },
        heading1: {
          run: { font: face, size: 32, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after } },
        },
        heading2: {
          run: { font: face, size: 25, bold: true, color: '000000' },
          paragraph: { spacing: { before: 200, after } },
        },
        title: {
          run: { font: face, size: 32, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after } },
        },
      },
      // What a text has around it says so: made into a text, the file gives what it says and not its head.
      paragraphStyles: [{ id: head, name: styleNames.head, basedOn: 'Normal' }],
    },
    sections: [
      {
        properties: { page },
        headers: { default: new Header({ children: [beside(text.running, [text.symbol])] }) },
        footers: {
          default: new Footer({
            children: [beside(text.running, [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES])],
          }),
        },
        children: [...headOf(text), ...marked(text).flatMap(setBlock)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** The id of the style that the head stands in. */
const head = styleNames.head.replaceAll(' ', '');

/** A line with words at its left end and others at its right. */
const beside = (left: string, right: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: measure }],
    children: [
      new TextRun({ text: left, bold: true, size: 18 }),
      new TextRun({ children: ['\t', ...right], size: 18 }),
    ],
  });

function headOf({ running, issuer, symbol, particulars, occasion, title, subtitle }: SetText): Paragraph[] {
  const right = (words: string, bold = false) =>
    new Paragraph({
      style: head,
      alignment: AlignmentType.RIGHT,
      children: [new TextRun({ text: words, bold, size: bold ? 25 : 19 })],
    });
  return [
    // The running head once in the text itself, for programs that show no headers.
    new Paragraph({ style: head, children: [new TextRun({ text: running, size: 18 })] }),
    new Paragraph({ style: head, children: [new TextRun({ text: issuer, bold: true, size: 25 })] }),
    ...(symbol ? [right(symbol, true)] : []),
    ...particulars.map((line) => right(line)),
    new Paragraph({
      style: head,
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4 } },
      spacing: { after },
    }),
    ...occasion.map((line) => new Paragraph({ style: head, children: [new TextRun(line)] })),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...(subtitle
      ? [new Paragraph({ style: head, spacing: { after }, children: [new TextRun({ text: subtitle, italics: true })] })]
      : []),
  ];
}

function setBlock({ block, mark }: Marked): (Paragraph | Table)[] {
  if (block.kind === 'table') return tableOf(block);
  if (block.kind === 'heading')
    return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(block.text)] })];
  if (block.kind === 'note')
    return [
      new Paragraph({ spacing: { after }, children: [new TextRun({ text: block.text, italics: true, size: 19 })] }),
    ];
  const left = block.kind === 'point' ? 2 * hanging : hanging;
  return [
    new Paragraph({
      indent: { left, hanging },
      tabStops: [{ type: TabStopType.LEFT, position: left }],
      spacing: { after },
      children: [new TextRun({ children: [mark ?? '', '\t', block.text] })],
    }),
  ];
}

function tableOf({ caption, rows }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const width = Math.floor(measure / columns);
  const cell = (words: string, head: boolean) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      ...(head && { shading: { fill: 'ECECEC' } }),
      children: [new Paragraph({ children: [new TextRun({ text: words, bold: head, size: 19 })] })],
    });
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: after, after: 60 },
      children: [new TextRun({ text: caption, bold: true, size: 20 })],
    }),
    new Table({
      width: { size: columns * width, type: WidthType.DXA },
      columnWidths: Array.from({ length: columns }, () => width),
      rows: rows.map(
        (row, at) =>
          new TableRow({
            ...(at === 0 && { tableHeader: true }),
            cantSplit: true,
            children: row.map((words) => cell(words, at === 0)),
          }),
      ),
    }),
    new Paragraph({ spacing: { after } }),
  ];
}
