import type { ParagraphKind } from '#db/vocabulary.ts';

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

/** A typed number and what follows it: “1.”, “2)”, “§ 3”, “(a)”, “а)”, “(iv)”, “1.2.”; of several words none is one. */
const typed =
  /^(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,2}|[а-я]{1,2}|[ivxlc]{1,6})(?:[.)]|\.\))|§\s*\d{1,3}(?:\.\d{1,3})*[.)]?)[\s\u00a0]+(?=\S)/iu;

/** “1.1 States”: a number of several parts needs no sign behind it; “2.5 per cent” is none. */
const parted = /^(\d{1,3}(?:\.\d{1,3}){1,3})[\s\u00a0]+(?=["“«(]?\p{Lu})/u;

/** The sign of a point that bears no number. */
const bulleted = /^([•‣◦▪●○·*–—-])[\s\u00a0]+(?=\S)/u;

/** A number of what was put between two others: “3 bis”, “(a) ter”, “4 alt.”. */
const between =
  /^(\(?(?:\d{1,3}|[a-zа-я]{1,2})[.)]{0,2} (?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|ante|alt\.))[\s\u00a0.]+(?=\S)/iu;

/** The number that was typed before words, with the space behind it; null where there is none. */
export const typedMark = (words: string): { mark: string; length: number } | null => {
  const found = typed.exec(words) ?? parted.exec(words) ?? between.exec(words) ?? bulleted.exec(words);
  return found?.[1] ? { mark: found[1], length: found[0].length } : null;
};

const annexed = /^(?:annexe?|appendi(?:x|ce)|приложение|қосымша|замима)(?=\s|$|[.:–—-])/iu;

/** Behind the word: “II”, “№ 1”, “B.”; a small letter is a word unless something ends it (“Приложение к Декларации”). */
const annexNumbered =
  /^\s+(?:(?:№|[Nn][o°º]\.?)\s*)?((?:\p{Nd}{1,3}|[IVXLC]+)(?![\p{L}\p{N}’'])|(?:[ivxlc]+|\p{L})(?=\s*(?:$|[.:–—(-])))/u;

/** What stands behind the word for an annex; null where a line does not begin with it. */
function behindAnnex(line: string): string | null {
  const plain = line.replaceAll('*', '');
  const word = annexed.exec(plain)?.[0];
  return word === undefined ? null : plain.slice(word.length);
}

/** The number that the heading of an annex says itself, in capitals: II, 1, B; null where it says none. */
export const annexNumber = (words: string): string | null =>
  annexNumbered.exec(behindAnnex(words) ?? '')?.[1]?.toUpperCase() ?? null;

/** Whether a line names an annex and is no sentence that begins with the word: “Annex”, “Annex: …”, “Annex II …”. */
export const namesAnnex = (line: string): boolean =>
  annexNumber(line) !== null || /^\s*(?:[.:–—-]|$)/u.test(behindAnnex(line) ?? 'none');

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
/** The place of a letter among those that number points; 0 of one that numbers none. */
const letterValue = (letter: string): number => {
  const alphabet = /[а-я]/.test(letter) ? 'абвгдежзиклмнопрстуфхцчшщэюя' : 'abcdefghijklmnopqrstuvwxyz';
  const [first = '', second = first] = letter;
  // Behind the last letter comes the first one twice; other two letters are a word: “No.”, “St.”, “им.”.
  if (first !== second) return 0;
  return alphabet.indexOf(first) + 1 + alphabet.length * (letter.length - 1);
};

/** A mark without its signs: “(a)” is “a”, “3 bis” is “3”. */
const bareOf = (mark: string): string =>
  mark
    .toLowerCase()
    .replace(/ (?:[a-z]+|alt\.)$/u, '')
    .replaceAll(/[().\s]+$|^[(§\s]+/gu, '');

/** Letters before a full stop number a point only where they are the first or come next: “г. Алматы” and “No. 5” begin with a word. */
const needsPlace = (mark: string): boolean => /^\p{L}{1,2}\.$/u.test(mark);

/** Follows letters that number points, and says whether one begins such a row or goes on in it. */
export function lettersInOrder(): (mark: string) => boolean {
  let lastLetter = 0;
  let lastRoman = 0;
  const goesOn = (value: number, before: number) => value === 1 || (value > 1 && before > 0 && value === before + 1);
  return (mark) => {
    const bare = bareOf(mark);
    const letter = letterValue(bare);
    const roman = romanValue(bare) ?? 0;
    const isNumber = !needsPlace(mark) || goesOn(letter, lastLetter) || goesOn(roman, lastRoman);
    if (isNumber && /^\p{L}+$/u.test(bare)) {
      lastRoman = goesOn(roman, lastRoman) ? roman : 0;
      lastLetter = letter;
    }
    return isNumber;
  };
}

/** “II. Follow-up”, “A. Background”: a capital before a short line that is no sentence heads what follows. */
const heads = (mark: string, words: string): boolean =>
  /^\p{Lu}{1,6}\.$/u.test(mark) && words.length <= 160 && !/[.;:,]$/u.test(words);

/**
 * Follows the paragraphs of a text in order and says what each is, by its style, its number, its place and its looks. `ofStyle` has what a style says
 * of itself, by its name in small letters.
 */
export function kindsInOrder(ofStyle: ReadonlyMap<string, Understood> = new Map()): (seen: Seen) => Understood {
  let hasTitle = false;
  let hasOperative = false;
  let isAnnex = false;
  let deepest = 0;
  let letter = 0;
  let roman = 0;
  const isNext = lettersInOrder();

  let isInPoints = false;
  /** By how much points without what they belong to stand higher than their numbers say. */
  let lift = 0;
  /** How the paragraphs that stand highest are numbered: “1.” or “(1)”. */
  let highest: 'bracketed' | 'open' | null = null;

  const levelOf = (mark: string): Level => {
    const bare = bareOf(mark);
    if (/^\d/.test(bare)) {
      const depth = bare.split('.').length;
      const look = mark.startsWith('(') ? 'bracketed' : 'open';
      if (depth === 1 && look === 'bracketed' && highest === 'open' && deepest > 0) return 2;
      if (depth === 1) highest ??= look;
      return depth >= 3 ? 3 : depth === 2 ? 2 : 1;
    }
    if (/^[IVXLC]+\.$/.test(mark) && deepest <= 1 && !(letter > 0 && letterValue(bare) === letter + 1)) return 1;
    const asRoman = romanValue(bare);
    const asLetter = letterValue(bare);
    // “(i)” is the ninth letter behind “(h)”, and the first number elsewhere.
    const goesOnAsLetter = asLetter === letter + 1 && asLetter > 1;
    const isRoman = asRoman !== null && (roman > 0 ? asRoman === roman + 1 : asRoman === 1 && !goesOnAsLetter);
    if (isRoman || (asRoman !== null && bare.length > 2)) {
      roman = asRoman ?? 0;
      return 3;
    }
    letter = asLetter;
    roman = 0;
    return 2;
  };

  /** What bears a number; null where it is none after all. */
  const numbered = (mark: string): Understood | null => {
    if (bulleted.test(`${mark} x`)) {
      // What a point belongs to stands before it; in a preamble it is one of its paragraphs.
      if (deepest === 0) return null;
      const level: Level = isInPoints || deepest >= 3 ? (deepest >= 3 ? 3 : 2) : deepest === 2 ? 3 : 2;
      isInPoints = true;
      deepest = level;
      return { kind: 'operative', level, isSure: false };
    }
    if (!isNext(mark)) return null;
    const level = levelOf(mark);
    if (level === 1) {
      letter = 0;
      roman = 0;
    }
    hasOperative = true;
    isInPoints = false;
    // A point without what it belongs to stands as high as it can, and so do those that go on with it.
    lift = Math.max(Math.min(lift, level - 1), level - deepest - 1);
    const most = level - lift;
    const kept: Level = most >= 3 ? 3 : most === 2 ? 2 : 1;
    deepest = kept;
    return { kind: 'operative', level: kept, isSure: lift === 0 };
  };

  const begun = (kind: ParagraphKind, isSure: boolean): Understood => {
    if (kind === 'title') hasTitle = true;
    if (kind === 'annex') {
      isAnnex = true;
      hasOperative = false;
    }
    if (kind !== 'title' && kind !== 'preambular') {
      deepest = 0;
      isInPoints = false;
      highest = null;
      lift = 0;
    }
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
    if (mark !== null && heads(mark, words)) return begun('heading', false);
    const point = mark === null ? null : numbered(mark);
    if (point) return point;
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
