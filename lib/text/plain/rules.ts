import type { ParagraphKind } from '#db/vocabulary.ts';
import { kindsInOrder, lettersInOrder, namesAnnex, typedMark } from '#lib/text/kind/rules.ts';
import { cleanWords } from '#lib/text/rules.ts';

/** A paragraph as it was understood out of plain text, before it has an identity. */
export type ReadParagraph = {
  kind: ParagraphKind;
  level: 1 | 2 | 3;
  words: string;
  /** Its words with the number that was taken off, as it was typed. */
  whole: string;
  /** Whether its number or its place says what it is; otherwise that is a guess, to be looked at. */
  isSure: boolean;
};

/** Takes a text apart: at each empty line, and at each line that begins with a number, a sign of a point, or the name of an annex. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  const isNext = lettersInOrder();
  let open = false;
  for (const raw of text.normalize('NFC').replaceAll(/\r\n?/g, '\n').split('\n')) {
    const line = raw.trim();
    if (line === '') {
      open = false;
      continue;
    }
    const mark = typedMark(line)?.mark;
    if ((mark !== undefined && isNext(mark)) || namesAnnex(line) || !open) blocks.push(line);
    else blocks.push(`${blocks.pop() ?? ''} ${line}`);
    open = true;
  }
  return blocks;
}

/**
 * Reads a text that was typed or pasted, as a DOCX is read: paragraphs stand apart by an empty line, or each on a line of its own that begins
 * with its number. The first is the title; what bears 1., (a) or (i) is operative, what stands before the first number says why; a short line
 * without a full stop is a heading. A point without what it belongs to stands as high as it can. Numbers are taken off, as they follow from the place;
 * the name of an annex stays, with its own.
 */
export function readPlain(text: string): ReadParagraph[] {
  const kindOf = kindsInOrder();
  const isNext = lettersInOrder();
  const plain = { styleName: '', heading: undefined, isCentred: false, isBold: false, mark: null };
  let isOperative = false;
  return blocksOf(text).map((block, at): ReadParagraph => {
    const words = cleanWords(block);
    const found = typedMark(block);
    const typed = found && isNext(found.mark) ? found : null;
    const isShort = block.length < 120 && !/[.;:,]$/.test(block);
    const isAnnex = namesAnnex(block) && block.length < 200;
    const isTitle = at === 0 && typed === null && !isAnnex;
    const heading = isTitle ? 0 : typed === null && !isAnnex && isShort ? 1 : undefined;
    const seen = kindOf({ ...plain, heading, mark: typed?.mark ?? null, words });
    if (isAnnex) {
      isOperative = true;
      return { ...seen, words, whole: words };
    }
    if (seen.kind === 'operative') {
      isOperative = true;
      return { ...seen, words: cleanWords(block.slice(typed?.length ?? 0)), whole: words };
    }
    // Of words alone a heading is a guess, and so is what stands behind numbers without one.
    if (seen.kind === 'heading') return { ...seen, words, whole: words, isSure: false };
    if (seen.kind === 'preambular' && isOperative)
      return { kind: 'operative', level: 1, words, whole: words, isSure: false };
    return { ...seen, words, whole: words };
  });
}
