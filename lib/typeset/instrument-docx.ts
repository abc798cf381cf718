import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  InsertedTextRun,
  type IParagraphStyleOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { runsOf } from '#lib/language/emphasis.ts';
import { directionOf } from '#lib/language/formatter.ts';
import {
  bookmarkOf,
  type Column,
  type Line,
  propertyNames,
  type SetInstrument,
  type StyleKey,
  styleNames,
  styleOf,
  type Tracked,
} from '#lib/typeset/instrument.ts';

/** Faces that every office has: with the letters of Russian, Kazakh and Tajik, and with those of Arabic and Persian. */
const face = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'Times New Roman' };
/** A4 and its margins, in twentieths of a point. */
const page = { size: { width: 11_906, height: 16_838 }, margin: { top: 1640, bottom: 1520, left: 1420, right: 1420 } };
const measure = page.size.width - page.margin.left - page.margin.right;
const hanging = 600;
const after = 140;

const idOf = (style: StyleKey): string => (style === 'heading' ? 'Heading1' : styleNames[style].replaceAll(' ', ''));

/**
 * Sets an instrument as a DOCX that can be edited and read back: each paragraph has a style that says what it is and a bookmark that
 * says which it is, which programs keep through editing. Numbers are written out, as they are what is cited. Words that somebody would
 * put in or take out are tracked changes under that name: who refuses all of them has the revision. Two languages stand side by side.
 */
export async function setInstrumentDocx(text: SetInstrument): Promise<Uint8Array> {
  const [language = 'en'] = text.languages;
  const isBeside = text.languages.length > 1;
  const numbers = counter();
  const set = (line: Line) =>
    line.columns.map((column, at) => [paragraphOf(line, column, at, isBeside, numbers), ...notesOf(column)]);
  const lines = isBeside ? [besideEachOther(text.lines.map(set), text.languages)] : text.lines.flatMap(set).flat();
  const document = new Document({
    title: `${text.symbol} ${text.title}`.trim(),
    creator: text.issuer,
    lastModifiedBy: text.issuer,
    description: text.running,
    features: { updateFields: false },
    customProperties: [
      { name: propertyNames.madeOf, value: text.isRolling ? 'rolling' : 'revision' },
      { name: propertyNames.languages, value: text.languages.join(' ') },
    ],
    styles: {
      default: {
        document: {
          run: { font: face, size: 22, language: { value: language } },
          paragraph: { spacing: { line: 264 } },
        },
        title: styled('title'),
        heading1: styled('heading'),
      },
      paragraphStyles: ownStyles.map((key) => ({
        id: idOf(key),
        name: styleNames[key],
        basedOn: 'Normal',
        quickFormat: true,
        ...styled(key),
      })),
    },
    sections: [
      {
        properties: { page },
        headers: { default: new Header({ children: [endToEnd(text.running, [text.symbol])] }) },
        footers: {
          default: new Footer({
            children: [endToEnd(text.running, footOf(text.pageOf))],
          }),
        },
        children: [...headOf(text), ...lines],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const ownStyles = [
  'head',
  'note',
  'preambular',
  'operative-1',
  'operative-2',
  'operative-3',
  'annex',
] as const satisfies readonly StyleKey[];

/** How each style looks: of what is numbered, the number hangs before the words. */
function styled(key: StyleKey): Omit<IParagraphStyleOptions, 'id' | 'name'> {
  const big = (size: number) => ({
    size,
    sizeComplexScript: size,
    bold: true,
    boldComplexScript: true,
    color: '000000',
  });
  if (key === 'title')
    return { run: big(30), paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 200 } } };
  if (key === 'heading' || key === 'annex')
    return {
      run: big(25),
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 240, after } },
    };
  if (key === 'head') return { run: { size: 20, sizeComplexScript: 20 }, paragraph: { spacing: { after: 20 } } };
  if (key === 'note')
    return { run: { italics: true, size: 19, sizeComplexScript: 19 }, paragraph: { spacing: { after } } };
  if (key === 'preambular') return { paragraph: { indent: { firstLine: hanging }, spacing: { after } } };
  const left = Number(key.at(-1)) * hanging;
  return {
    paragraph: { indent: { start: left, hanging }, spacing: { after } },
  };
}

/** Numbers for changes: each has its own in a file. */
function counter(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

/** The foot of a page, whose numbers the program counts. */
const footOf = (words: string) =>
  words
    .split(/(\{pages?\})/)
    .map((part) => (part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part));

/** A line with words at its left end and others at its right. */
const endToEnd = (left: string, right: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: measure }],
    children: [
      new TextRun({ text: left, bold: true, size: 18 }),
      new TextRun({ children: ['\t', ...right], size: 18 }),
    ],
  });

function headOf({
  issuer,
  symbol,
  particulars,
  occasion,
  title,
  subtitle,
  lines,
  languages,
}: SetInstrument): Paragraph[] {
  const bidirectional = directionOf(languages[0] ?? 'en') === 'rtl';
  const line = (
    text: string,
    more: { bold?: boolean; italics?: boolean; size?: number; isOpposite?: boolean } = {},
  ) => {
    const { isOpposite = false, ...run } = more;
    return new Paragraph({
      style: idOf('head'),
      bidirectional,
      ...(isOpposite && { alignment: AlignmentType.END }),
      children: [new TextRun({ text, rightToLeft: bidirectional, ...run })],
    });
  };
  const hasTitle = lines.some(({ kind }) => kind === 'title');
  return [
    line(issuer, { bold: true, size: 25 }),
    line(symbol, { bold: true, size: 25, isOpposite: true }),
    ...particulars.map((words) => line(words, { size: 19, isOpposite: true })),
    new Paragraph({
      style: idOf('head'),
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4 } },
      spacing: { after },
    }),
    ...occasion.map((words) => line(words)),
    // A text that has a title of its own says it itself.
    ...(hasTitle ? [] : [line(title, { bold: true, size: 30 })]),
    ...(subtitle ? [line(subtitle, { italics: true })] : []),
  ];
}

/** One paragraph in one language: its number, then its words inside the bookmark that says which paragraph it is. */
function paragraphOf(line: Line, column: Column, at: number, isBeside: boolean, next: () => number): Paragraph {
  const { language, mark, pieces } = column;
  const rtl = directionOf(language) === 'rtl';
  const look = { rightToLeft: rtl, language: rtl ? { bidirectional: language } : { value: language } };
  const tracked = ({ author, at: date }: Tracked) => ({ id: next(), author, date });
  const run = (text: string, italics: boolean, change: Tracked | undefined): ParagraphChild => {
    const words = { ...look, ...(italics && { italics, italicsComplexScript: true }), text };
    if (!change) return new TextRun(words);
    return change.kind === 'added'
      ? new InsertedTextRun({ ...words, ...tracked(change) })
      : new DeletedTextRun({ ...words, ...tracked(change) });
  };
  const { change } = line;
  const words = pieces.flatMap((piece) =>
    runsOf(piece.text).map(({ text, emphasised }) => run(text, emphasised, change ?? piece.change)),
  );
  const number = mark === null ? [] : [run(`${mark}\t`, false, change)];
  return new Paragraph({
    style: idOf(styleOf(line)),
    bidirectional: rtl,
    // Beside another language there is no room for the depth of a page.
    ...(isBeside && mark !== null && { indent: { start: 480 + (line.level - 1) * 240, hanging: 480 } }),
    ...(isBeside && line.kind === 'preambular' && { indent: { firstLine: 0 } }),
    ...(change && { run: change.kind === 'added' ? { insertion: tracked(change) } : { deletion: tracked(change) } }),
    children: [
      ...number,
      ...(line.id === null ? words : [new Bookmark({ id: bookmarkOf(line.id, at), children: words })]),
    ],
  });
}

/** What is said of a paragraph beneath it, in a style that says that it is no part of the text: read back, it is none. */
function notesOf({ language, notes = [] }: Column): Paragraph[] {
  const rtl = directionOf(language) === 'rtl';
  const look = { rightToLeft: rtl, language: rtl ? { bidirectional: language } : { value: language } };
  return notes.map(
    (text) => new Paragraph({ style: idOf('note'), bidirectional: rtl, children: [new TextRun({ ...look, text })] }),
  );
}

/** Languages side by side: each paragraph beside itself, so that one sees at once where they differ. */
function besideEachOther(rows: readonly Paragraph[][][], languages: readonly string[]): Table {
  const width = Math.floor(measure / Math.max(1, languages.length));
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: width * languages.length, type: WidthType.DXA },
    columnWidths: languages.map(() => width),
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (paragraphs) =>
        new TableRow({
          children: paragraphs.map(
            (children) =>
              new TableCell({
                width: { size: width, type: WidthType.DXA },
                margins: { left: 110, right: 110 },
                children,
              }),
          ),
        }),
    ),
  });
}
