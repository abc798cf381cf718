import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { getDocumentProxy } from 'unpdf';
import { readDocx } from '#lib/upload/reading/docx.ts';
import type { PlainText } from '#lib/upload/reading/plain-text.ts';

/** As much of a file as is kept of its words, in letters, and as many pages as are looked at. */
export const plainLimits: { letters: number; pages: number } = { letters: 200_000, pages: 2000 };

const unreadable: PlainText = { words: null, whole: false };

/** What no text has: control characters but the ends of lines, and halves of letters. */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/\u00ad/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

/** Reads the words of a DOCX or a PDF. Of one that is damaged or locked `words` is null; of pictures of pages they are empty. */
export async function readPlain(bytes: Uint8Array, limits: typeof plainLimits = plainLimits): Promise<PlainText> {
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  try {
    return isPdf ? await wordsOfPdf(bytes, limits) : await wordsOfDocx(bytes, limits);
  } catch {
    // Whatever a reader makes of a file that it cannot read: the file is what is wrong.
    return unreadable;
  }
}

async function wordsOfPdf(bytes: Uint8Array, { letters, pages }: typeof plainLimits): Promise<PlainText> {
  const pdf = await getDocumentProxy(bytes, { useSystemFonts: false, verbosity: 0 });
  const found: string[] = [];
  let length = 0;
  let at = 1;
  for (; at <= Math.min(pdf.numPages, pages) && length <= letters; at += 1) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent();
    const text = tidy(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('')).replace(
      /\n/g,
      ' ',
    );
    page.cleanup();
    length += text.length + 1;
    if (text) found.push(text);
  }
  const whole = at > pdf.numPages && length <= letters;
  return { words: cut(found.join('\n'), letters), whole };
}

async function wordsOfDocx(bytes: Uint8Array, { letters }: typeof plainLimits): Promise<PlainText> {
  const { html, whole, unread } = await readDocx(bytes);
  if (unread) return unreadable;
  const text = tidy(wordsIn(parseFragment(html)));
  return { words: cut(text, letters), whole: whole && text.length <= letters };
}

const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : text.slice(0, letters).replace(/\S+$/, '').toWellFormed();

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 li tr td th div section aside table ol ul dt dd br figure blockquote'.split(' '),
);

/** The words of a page, each block a line of its own. */
function wordsIn(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  const inner = node.childNodes.map(wordsIn).join('');
  return blocks.has(node.nodeName) ? `\n${inner}\n` : inner;
}
