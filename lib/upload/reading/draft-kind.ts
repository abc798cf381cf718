import type { ParagraphKind } from '#db/vocabulary.ts';
import { styleNames } from '#lib/typeset/instrument.ts';

export type Level = 1 | 2 | 3;
export type Understood = { kind: ParagraphKind; level: Level; isSure: boolean };

/** A paragraph as far as what it is shows. */
export type Seen = {
  styleName: string;
  heading: number | undefined;
  isCentred: boolean;
  isBold: boolean;
  /** The number before it, counted by the program or typed. */
  mark: string | null;
  words: string;
};

/** A typed number and what follows it: “1.”, “2)”, “(a)”, “а)”, “(iv)”, “1.2.”; of several words none is one. */
const typed = /^(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,2}|[а-я]{1,2}|[ivxlc]{1,6})(?:[.)]|\.\)))[\s\u00a0]+(?=\S)/iu;

/** A number of what was put between two others: “3 bis”, “(a) ter”, “4 alt.”. */
const between =
  /^(\(?(?:\d{1,3}|[a-zа-я]{1,2})[.)]{0,2} (?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|ante|alt\.))[\s\u00a0.]+(?=\S)/iu;

/** The number that was typed before words, with the space behind it; null where there is none. */
export const typedMark = (words: string): { mark: string; length: number } | null => {
  const found = typed.exec(words) ?? between.exec(words);
  return found?.[1] ? { mark: found[1], length: found[0].length } : null;
};

const annexed = /^(?:annex|appendix|annexe|appendice|приложение|қосымша|замима)(?:\s|$|[.:–—-])/iu;

const ofStyle: ReadonlyMap<string, Understood> = new Map(
  (['title', 'preambular', 'annex'] as const)
    .map((kind): [string, Understood] => [styleNames[kind].toLowerCase(), { kind, level: 1, isSure: true }])
    .concat(
      ([1, 2, 3] as const).map((level): [string, Understood] => [
        styleNames[`operative-${level}`].toLowerCase(),
        { kind: 'operative', level, isSure: true },
      ]),
    ),
);

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
function romanValue(text: string): number | null {
  let total = 0;
  for (const [at, sign] of [...text].entries()) {
    const value = romanDigits[sign];
    if (value === undefined) return null;
    total += value < (romanDigits[text[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}
const letterValue = (letter: string): number => {
  const alphabet = /[а-я]/.test(letter) ? 'абвгдежзиклмнопрстуфхцчшщэюя' : 'abcdefghijklmnopqrstuvwxyz';
  return alphabet.indexOf(letter[0] ?? '') + 1 + alphabet.length * (letter.length - 1);
};

/** Follows the paragraphs of a text in order and says what each is, by its style, its number, its place and its looks. */
export function kindsInOrder(): (seen: Seen) => Understood {
  let hasTitle = false;
  let hasOperative = false;
  let isAnnex = false;
  let deepest = 0;
  let [letter, roman] = [0, 0];

  const levelOf = (mark: string): Level => {
    const bare = mark
      .toLowerCase()
      .replace(/ (?:[a-z]+|alt\.)$/u, '')
      .replaceAll(/[().\s]+$|^[(\s]+/gu, '');
    if (/^\d/.test(bare)) {
      const depth = bare.split('.').length;
      return depth >= 3 ? 3 : depth === 2 ? 2 : 1;
    }
    const asRoman = romanValue(bare);
    const asLetter = letterValue(bare);
    // “(i)” is the ninth letter behind “(h)”, and the first number elsewhere.
    const goesOnAsLetter = asLetter === letter + 1 && asLetter > 1;
    const isRoman =
      asRoman !== null && (roman > 0 && deepest === 3 ? asRoman === roman + 1 : asRoman === 1 && !goesOnAsLetter);
    if (isRoman || (asRoman !== null && bare.length > 2)) {
      roman = asRoman ?? 0;
      return 3;
    }
    [letter, roman] = [asLetter, 0];
    return 2;
  };

  const numbered = (mark: string): Understood => {
    const level = levelOf(mark);
    if (level === 1) [letter, roman] = [0, 0];
    hasOperative = true;
    // A point without what it belongs to stands as high as it can.
    const most = Math.min(level, deepest + 1);
    const kept: Level = most >= 3 ? 3 : most === 2 ? 2 : 1;
    deepest = kept;
    return { kind: 'operative', level: kept, isSure: kept === level };
  };

  const begun = (kind: ParagraphKind, isSure: boolean): Understood => {
    if (kind === 'title') hasTitle = true;
    if (kind === 'annex') [isAnnex, hasOperative] = [true, false];
    if (kind !== 'title' && kind !== 'preambular') deepest = 0;
    return { kind, level: 1, isSure };
  };

  return ({ styleName, heading, isCentred, isBold, mark, words }) => {
    const own = ofStyle.get(styleName.toLowerCase());
    if (own?.kind === 'operative') {
      hasOperative = true;
      deepest = own.level;
      return own;
    }
    if (own) return begun(own.kind, true);
    const isShort = words.length <= 160;
    if (isShort && annexed.test(words)) return begun('annex', true);
    if (heading === 0) return begun(hasTitle ? 'heading' : 'title', true);
    if (heading !== undefined) return begun('heading', true);
    if (mark !== null) return numbered(mark);
    const isCapital = words === words.toUpperCase() && words !== words.toLowerCase();
    const standsOut = isShort && ((isBold && isCentred) || (isCapital && (isBold || isCentred)));
    if (!hasTitle && !hasOperative && !isAnnex && isShort && (isCentred || isBold || isCapital))
      return begun('title', standsOut);
    if (standsOut) return begun('heading', true);
    if (isShort && isBold) return begun('heading', false);
    // Behind numbered paragraphs, words without a number are rarely of a preamble: to be looked at.
    return begun('preambular', !hasOperative && !isAnnex);
  };
}
