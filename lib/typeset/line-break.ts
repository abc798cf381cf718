import bidiFactory from 'bidi-js';
import { type Face, faceOf } from '#lib/typeset/faces.ts';

const bidi = bidiFactory();

/** Words of one look; `mark` says what is drawn through or under them. */
export type StyledWords = { text: string; look: 'regular' | 'italic' | 'bold'; mark: 'none' | 'under' | 'through' };
/** A stretch of a line, in the order in which it is drawn from left to right. */
export type Stretch = { text: string; face: Face; mark: StyledWords['mark'] };
/** A line as it is drawn, and its words as they are read. */
export type SetLine = { stretches: Stretch[]; width: number; words: string };

/** Letters and signs that run, or make others run, from right to left. */
const turning = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

type Measure = (text: string, face: Face) => number;
type Letter = { letter: string; face: Face; mark: StyledWords['mark'] };

/**
 * Breaks words into lines of a width at their spaces and dashes, and puts each line's stretches in the order of the Unicode
 * bidirectional algorithm. Stretches are given so that a program that turns Arabic letters round draws them right.
 */
export function brokenLines(
  runs: readonly StyledWords[],
  width: number,
  direction: 'ltr' | 'rtl',
  measure: Measure,
): SetLine[] {
  const letters = runs.flatMap(({ text, look, mark }) =>
    Array.from(text, (letter): Letter => ({ letter, face: faceOf(letter, look), mark })),
  );
  const lines: Letter[][] = [];
  let line: Letter[] = [];
  let used = 0;
  const end = () => {
    if (line.length > 0) lines.push(line);
    [line, used] = [[], 0];
  };
  for (const word of wordsIn(letters)) {
    const whole = widthOf(word, measure);
    const wide = word.at(-1)?.letter === ' ' ? widthOf(withoutEnd(word), measure) : whole;
    if (used + wide > width && line.length > 0) end();
    if (wide > width) {
      // A word that is longer than a line is broken where the line ends.
      for (const letter of word) {
        const more = widthOf([letter], measure);
        if (used + more > width && line.length > 0) end();
        line.push(letter);
        used += more;
      }
      continue;
    }
    line.push(...word);
    used += whole;
  }
  end();
  return lines.map((one) => drawn(withoutEnd(one), direction, measure));
}

/** Words with the space behind them; after a dash or a stroke a line may end too. */
function wordsIn(letters: readonly Letter[]): Letter[][] {
  const words: Letter[][] = [[]];
  for (const [at, one] of letters.entries()) {
    words.at(-1)?.push(one);
    const next = letters[at + 1]?.letter;
    const ends = (one.letter === ' ' && next !== ' ') || (/[-–—/\u200b]/.test(one.letter) && next !== ' ');
    if (ends && next !== undefined) words.push([]);
  }
  return words;
}

function withoutEnd(line: readonly Letter[]): Letter[] {
  let end = line.length;
  while (end > 0 && line[end - 1]?.letter === ' ') end -= 1;
  return line.slice(0, end);
}

const isSame = (a: Letter, b: Letter) => a.face === b.face && a.mark === b.mark;

function widthOf(letters: readonly Letter[], measure: Measure): number {
  let width = 0;
  for (let at = 0; at < letters.length; ) {
    const first = letters[at];
    if (!first) break;
    let text = '';
    while (at < letters.length && letters[at]?.face === first.face) {
      text += letters[at]?.letter ?? '';
      at += 1;
    }
    width += measure(text, first.face);
  }
  return width;
}

/** A line in the order in which it is drawn. */
function drawn(line: readonly Letter[], direction: 'ltr' | 'rtl', measure: Measure): SetLine {
  const words = line.map(({ letter }) => letter).join('');
  // The algorithm counts in UTF-16.
  const units = line.flatMap((one, at) => Array.from({ length: one.letter.length }, () => at));
  const isPlain = direction === 'ltr' && !turning.test(words);
  const levels = isPlain ? null : bidi.getEmbeddingLevels(words, direction);
  const order = levels
    ? [...new Set(bidi.getReorderedIndices(words, levels).map((unit) => units[unit] ?? 0))]
    : line.keys();
  const firstUnit = new Map<number, number>();
  for (const [unit, at] of units.entries()) if (!firstUnit.has(at)) firstUnit.set(at, unit);
  const levelOf = (at: number) => levels?.levels[firstUnit.get(at) ?? 0] ?? 0;

  const stretches: (Stretch & { letters: string[]; level: number })[] = [];
  let last: { at: number; letter: Letter; level: number } | undefined;
  for (const at of order) {
    const letter = line[at];
    if (!letter) continue;
    const level = levelOf(at);
    const said = level % 2 === 1 ? (bidi.getMirroredCharacter(letter.letter) ?? letter.letter) : letter.letter;
    const open = stretches.at(-1);
    const goesOn = last && open && last.level === level && isSame(last.letter, letter);
    if (goesOn) open.letters.push(said);
    else stretches.push({ text: '', face: letter.face, mark: letter.mark, letters: [said], level });
    last = { at, letter, level };
  }
  return {
    words,
    // Word by word, as they were measured already.
    width: wordsIn(line).reduce((sum, word) => sum + widthOf(word, measure), 0),
    stretches: stretches.map(({ letters, face, mark }) => ({
      // What draws Arabic turns it round by itself, digits too: it is given what stands first on the right first.
      text: (face === 'naskh' || face === 'naskhBold' ? letters.toReversed() : letters).join(''),
      face,
      mark,
    })),
  };
}
