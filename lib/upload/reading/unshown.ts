import { numberingIn, watchNumbers } from '#lib/upload/reading/numbering.ts';
import type { DocxPackage } from '#lib/upload/reading/package.ts';
import { isOn, stylesIn, valOf } from '#lib/upload/reading/styles.ts';
import { type Unshown, unshownKinds } from '#lib/upload/reading/text.ts';
import { attributesOf, readXml, type XmlElement } from '#lib/upload/xml.ts';

/** Elements whose mere presence says that the text has what HTML would not show as it is. */
const telling = new Map<string, Unshown>([
  ...['ins', 'del', 'moveFrom', 'moveTo', 'delText', 'cellIns', 'cellDel', 'cellMerge'].map(
    (name) => [name, 'tracked'] as const,
  ),
  ...['oMath', 'oMathPara'].map((name) => [name, 'equations'] as const),
  ...['footnoteReference', 'endnoteReference'].map((name) => [name, 'notes'] as const),
  ...['commentReference', 'commentRangeStart'].map((name) => [name, 'comments'] as const),
  ...['txbxContent', 'textpath', 'chart', 'relIds'].map((name) => [name, 'text-boxes'] as const),
]);

type Paragraph = { style?: string; numId?: string; level?: string; hasText: boolean };
type Run = { style?: string; struck?: boolean; hidden?: boolean; hasText: boolean };

/**
 * Reads through a document for what its text as HTML would leave out or show otherwise: struck and hidden words, tracked changes,
 * numbers, equations, notes, comments, text boxes, headers and footers. Refuses one of more than `most` elements.
 */
export async function unshownIn({ main, styles, numbering, headers }: DocxPackage, most: number): Promise<Unshown[]> {
  const looksOf = await stylesIn(styles);
  const numbers = watchNumbers(await numberingIn(numbering));
  const found = new Set<Unshown>();
  const paragraphs: Paragraph[] = [];
  const runs: Run[] = [];
  const within: string[] = [];
  const body = phrases();

  const property = (element: XmlElement) => {
    const { name } = element;
    const run = runs.at(-1);
    const paragraph = paragraphs.at(-1);
    const [holder, above] = [within.at(-1), within.at(-2)];
    if (holder === 'rPr' && above === 'r' && run) {
      if (name === 'rStyle') run.style = valOf(element);
      if (name === 'strike' || name === 'dstrike') run.struck = isOn(element) || (run.struck ?? false);
      if (name === 'vanish') run.hidden = isOn(element);
    }
    if (holder === 'pPr' && name === 'pStyle' && paragraph) paragraph.style = valOf(element);
    if (holder === 'numPr' && above === 'pPr' && paragraph) {
      if (name === 'numId') paragraph.numId = valOf(element);
      if (name === 'ilvl') paragraph.level = valOf(element);
    }
  };

  const endRun = (run: Run | undefined) => {
    if (!run?.hasText) return;
    const [own, around] = [looksOf(run.style), looksOf(paragraphs.at(-1)?.style)];
    if (run.struck ?? (own.struck || around.struck)) found.add('struck');
    if (run.hidden ?? (own.hidden || around.hidden)) found.add('hidden');
  };

  const endParagraph = (paragraph: Paragraph | undefined) => {
    if (!paragraph) return;
    const { style, numId, level = '0', hasText } = paragraph;
    const { numId: styleNumId, isHeading } = looksOf(style);
    numbers.paragraph({ numId, level, styleNumId, isHeading, hasText });
  };

  await readXml(main, {
    most,
    open: (element) => {
      const { name } = element;
      const kind = telling.get(name);
      if (kind) found.add(kind);
      if (name === 'p') paragraphs.push({ hasText: false });
      if (name === 'r') runs.push({ hasText: false });
      if (name === 'tc' || name === 'tbl') numbers.interrupt();
      if (apart.has(name)) body.end();
      property(element);
      within.push(name);
    },
    close: (name) => {
      within.pop();
      if (name === 'r') endRun(runs.pop());
      if (name === 'p') endParagraph(paragraphs.pop());
      if (name === 'tc' || name === 'tbl') numbers.interrupt();
    },
    text: (text) => {
      if (within.at(-1) !== 't') return;
      body.add(text);
      if (text.trim() === '') return;
      for (const one of [runs.at(-1), paragraphs.at(-1)]) if (one) one.hasText = true;
    },
  });
  if (numbers.differs()) found.add('numbered');
  const said = body.all();
  for (const part of headers) if ((await wordsIn(part)).some((phrase) => !isSaid(phrase, said))) found.add('headers');
  return unshownKinds.filter((kind) => found.has(kind));
}

/** What ends a phrase: words on its two sides are not one sentence. */
const apart: ReadonlySet<string> = new Set(['p', 'tab', 'br']);

/** Gathers text as phrases, each its words in small letters with a space between. */
function phrases() {
  const done: string[] = [];
  let now: string[] = [];
  const end = () => {
    for (const phrase of now.join('').toLowerCase().split('\t')) {
      const words = phrase.match(/[\p{L}\p{N}]+/gu);
      if (words) done.push(words.join(' '));
    }
    now = [];
  };
  return {
    add: (text: string) => now.push(text),
    end,
    all: () => {
      end();
      return done;
    },
  };
}

/** The words that stand around the number of a page. */
const AROUND_A_NUMBER = /^(?:page|p|of|стр|с|страница|из|бет|\d+)$/u;

/** Whether a phrase of a header stands in the text as well, or is but the number of a page: then nobody misses it. */
const isSaid = (phrase: string, said: readonly string[]): boolean =>
  phrase.split(' ').every((word) => AROUND_A_NUMBER.test(word)) ||
  said.some((one) => ` ${one} `.includes(` ${phrase} `));

/** The phrases of a header or footer, without what its fields give. */
async function wordsIn(xml: string): Promise<readonly string[]> {
  const said = phrases();
  let fields = 0;
  let inText = false;
  await readXml(xml, {
    open: (element) => {
      const { name } = element;
      const kind = attributesOf(element, 'fldCharType')[0];
      if (name === 'fldSimple' || (name === 'fldChar' && kind === 'begin')) fields += 1;
      if (name === 'fldChar' && kind === 'end') fields -= 1;
      if (apart.has(name)) said.end();
      inText = name === 't';
    },
    close: (name) => {
      if (name === 'fldSimple') fields -= 1;
      inText = false;
    },
    text: (text) => {
      if (inText && fields <= 0) said.add(text);
    },
  });
  return said.all();
}
