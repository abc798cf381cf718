import type { RollingParagraph } from '#lib/text/rolling/rules.ts';

/** A page of a text has some twenty sheets at most: what is longer is shown in parts, each of which a browser and a reader can hold. */
const mostLetters = 40_000;
/** What stands around each option, in letters: its brackets and proponents. */
const around = 200;

/** How much of a page a paragraph takes with all that is proposed on it, in letters. */
function lengthOf({ segments, alternatives, comments, movedBy }: RollingParagraph): number {
  const options = [
    ...segments.flatMap((one) => (one.kind === 'bracket' ? one.options : [])),
    ...alternatives,
    ...comments,
  ];
  const said = segments.reduce((sum, one) => sum + (one.kind === 'same' ? one.text : one.base).length, 0);
  return said + options.reduce((sum, { text }) => sum + text.length + around, around * (1 + movedBy.length));
}

/** The parts that a long text is shown in, none of them empty, each paragraph in one; a text of the usual length is one part. */
export function partsOf(paragraphs: readonly RollingParagraph[]): RollingParagraph[][] {
  const parts: RollingParagraph[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const one of paragraphs) {
    const length = lengthOf(one);
    const last = parts.at(-1);
    if (last && letters + length <= mostLetters) {
      last.push(one);
      letters += length;
    } else {
      parts.push([one]);
      letters = length;
    }
  }
  return parts;
}

/** Which of the parts has the paragraph that an address names, from 0; the first where it names none, or one that is not there. */
export function partWith(parts: readonly (readonly RollingParagraph[])[], named: string | undefined): number {
  return Math.max(
    0,
    parts.findIndex((part) => part.some(({ paragraph }) => paragraph.id === named)),
  );
}
