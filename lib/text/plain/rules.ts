import type { ParagraphKind } from '#db/vocabulary.ts';
import { cleanWords } from '#lib/text/rules.ts';

/** A paragraph as it was understood out of plain text, before it has an identity. */
export type ReadParagraph = { kind: ParagraphKind; level: 1 | 2 | 3; words: string };

const numbered = /^(?:\d{1,3}[.)]|§\s*\d{1,3}\.?)\s+/;
const lettered = /^(?:\([\p{Ll}]{1,2}\)|[\p{Ll}][.)])\s+/u;
const roman = /^\(?(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})[.)]\s+/i;
const annex = /^(?:annex|appendix|приложение|annexe)(?:\s+(?:[ivxlc]+|\d+|[a-zа-я]))?\s*[.:–-]?\s*/iu;

/**
 * Reads a text that was typed or pasted: paragraphs stand apart by an empty line, or each on a line of its own that begins with its
 * number. The first is the title; what bears 1. or (a) or (i) is operative, what stands before the first number says why; a short line
 * without a full stop, between numbered ones, is a heading. Numbers are taken off: they follow from the place.
 */
export function readPlain(text: string): ReadParagraph[] {
  const lines = text.normalize('NFC').replaceAll('\r\n', '\n').split('\n');
  const blocks: string[] = [];
  let open = false;
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '') open = false;
    else if (open && !numbered.test(line) && !lettered.test(line) && !annex.test(line))
      blocks.push(`${blocks.pop() ?? ''} ${line}`);
    else blocks.push(line);
    if (line !== '') open = true;
  }
  let deepest = 0;
  let isOperative = false;
  return blocks.map((block, at): ReadParagraph => {
    const plain = (words: string) => cleanWords(words);
    if (numbered.test(block)) {
      [deepest, isOperative] = [1, true];
      return { kind: 'operative', level: 1, words: plain(block.replace(numbered, '')) };
    }
    if (isOperative && deepest >= 2 && roman.test(block) && !/^\(?[cdlm][.)]/i.test(block)) {
      deepest = 3;
      return { kind: 'operative', level: 3, words: plain(block.replace(roman, '')) };
    }
    if (isOperative && lettered.test(block)) {
      deepest = 2;
      return { kind: 'operative', level: 2, words: plain(block.replace(lettered, '')) };
    }
    if (annex.test(block) && block.length < 200) {
      [deepest, isOperative] = [0, true];
      return { kind: 'annex', level: 1, words: plain(block.replace(annex, '')) || plain(block) };
    }
    if (at === 0) return { kind: 'title', level: 1, words: plain(block) };
    if (block.length < 120 && !/[.;:,]$/.test(block)) {
      deepest = 0;
      return { kind: 'heading', level: 1, words: plain(block) };
    }
    return { kind: isOperative ? 'operative' : 'preambular', level: 1, words: plain(block) };
  });
}
