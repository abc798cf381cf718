import type { ParagraphKind } from '#db/vocabulary.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import { isVisible } from '#lib/language/visible.ts';
import { annexNumber } from '#lib/text/kind/rules.ts';

/** A paragraph of a text, as the register stores it: its words in each language, and an `id` that is the same through all revisions. */
export type Paragraph = {
  id: string;
  kind: ParagraphKind;
  /** How deep a numbered one stands: 1 is “1.”, 2 “(a)”, 3 “(i)”. */
  level: 1 | 2 | 3;
  words: Record<string, string>;
  /** Of each other language, the words of the original that it was translated from. */
  translates?: Record<string, string>;
  /** Established as agreed, until the whole is. */
  agreed?: boolean;
};

/**
 * Words as they are kept and compared: composed (NFC), so that what looks the same is the same; without soft hyphens and spaces of
 * no width, which are a matter of the line; every run of spaces one space. Spaces that do not break stay, as French needs them, and the
 * joiners of Persian. Empty where nothing is left to be seen.
 */
export const cleanWords = (text: string): string => {
  const clean = text
    .replaceAll(/[\u00ad\u200b\u2060\ufeff]/g, '')
    // A soft hyphen may stand between a letter and its accent.
    .normalize('NFC')
    .replaceAll(/[\t\n\v\f\r \u2028\u2029]+/g, ' ')
    .trim();
  return isVisible(clean) ? clean : '';
};

/** Whether a language of a paragraph says what the original says: `behind` where the original moved on since it was translated. */
export type Alignment = 'done' | 'behind' | 'missing';

/** How a paragraph stands in a language, beside the original. */
export function alignmentOf({ words, translates }: Paragraph, language: string, original: string): Alignment {
  if (!words[language]) return 'missing';
  if (language === original) return 'done';
  return translates?.[language] === words[original] ? 'done' : 'behind';
}

/** How many paragraphs of a text are done, behind and missing in a language. */
export function parityOf(
  paragraphs: readonly Paragraph[],
  language: string,
  original: string,
): Record<Alignment, number> {
  const count = { done: 0, behind: 0, missing: 0 };
  for (const paragraph of paragraphs) count[alignmentOf(paragraph, language, original)] += 1;
  return count;
}

/** What a text is called in each language: as its own title says, and until it has one as it was called when it was added. */
export function calledAs(
  paragraphs: readonly Pick<Paragraph, 'kind' | 'words'>[],
  working: Readonly<Record<string, string>>,
): Record<string, string> {
  const title = paragraphs.find(({ kind }) => kind === 'title');
  const said = Object.entries(title?.words ?? {}).map(([tag, words]) => [tag, withoutEmphasis(words).slice(0, 400)]);
  return said.length > 0 ? Object.fromEntries(said) : { ...working };
}

/** The words of a paragraph in a language, or in the original where it has none; `language` says which these are. */
export function wordsIn(
  { words }: Pick<Paragraph, 'words'>,
  language: string,
  original: string,
): { text: string; language: string } {
  const own = words[language];
  if (own) return { text: own, language };
  const first = words[original];
  if (first) return { text: first, language: original };
  const [tag = original, text = ''] = Object.entries(words)[0] ?? [];
  return { text, language: tag };
}

/** A paragraph with the number that stands before it, as people cite it, and the name by which it is linked to: op-3, op-3-a, pp-2. */
export type Marked<P extends Paragraph = Paragraph> = { paragraph: P; mark: string | null; anchor: string };

const russian = 'абвгдежзиклмнопрстуфхцчшщэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const cyrillic = new Set(['ru', 'uk', 'be', 'bg', 'kk', 'ky', 'tg', 'mn', 'uz-Cyrl']);

/** a, b, … z, aa, bb, …: as lists of more points than letters go on. */
const letter = (at: number, alphabet: string): string =>
  (alphabet[at % alphabet.length] ?? '').repeat(Math.floor(at / alphabet.length) + 1);

function roman(number: number): string {
  const signs: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = number;
  let said = '';
  for (const [value, sign] of signs)
    while (left >= value) {
      said += sign;
      left -= value;
    }
  return said;
}

/** The mark of a point by the place of its letter in the alphabet, that letter so many times: “(a)”, “(bb)”; in languages that write Cyrillic “а)”. */
export const pointMark = (at: number, times: number, language: string): string =>
  markOf(2, at + (times - 1) * (isCyrillic(language) ? russian : latin).length, language);

const isCyrillic = (language: string): boolean => cyrillic.has(language) || cyrillic.has(language.split('-')[0] ?? '');

/** The mark of an operative paragraph from its place among its siblings: “3.”, “(a)”, “(ii)”; in languages that write Cyrillic “а)”. */
function markOf(level: 1 | 2 | 3, at: number, language: string): string {
  if (level === 1) return `${at + 1}.`;
  if (level === 2) return isCyrillic(language) ? `${letter(at, russian)})` : `(${letter(at, latin)})`;
  return isCyrillic(language) ? `${roman(at + 1)})` : `(${roman(at + 1)})`;
}

/**
 * Numbers a text: operative paragraphs 1., (a), (i), each annex from 1 anew; titles, headings and preambular paragraphs bear no
 * number. An annex is cited by the number that its heading says; what is written before it is `numberBefore`. What the numbers of the last revision are is kept until the next one is cut: see `markedSince`.
 */
export function marked<P extends Paragraph>(paragraphs: readonly P[], language: string): Marked<P>[] {
  const annexes = annexMarks(paragraphs, language);
  const at = { preambular: 0, heading: 0, title: 0, annex: 0, one: 0, two: 0, three: 0 };
  const inAnnex = (name: string) => (at.annex > 0 ? `annex-${at.annex}-${name}` : name);
  return paragraphs.map((paragraph) => {
    const { kind, level } = paragraph;
    if (kind === 'operative') {
      if (level === 1) [at.one, at.two, at.three] = [at.one + 1, 0, 0];
      else if (level === 2) [at.two, at.three] = [at.two + 1, 0];
      else at.three += 1;
      const parts = [at.one, at.two > 0 || level === 3 ? at.two : null, level === 3 ? at.three : null];
      const [one, two, three] = parts;
      const name = [
        'op',
        one,
        level > 1 && two ? letter(two - 1, latin) : null,
        level === 3 && three ? roman(three) : null,
      ];
      const place = level === 1 ? at.one : level === 2 ? at.two : at.three;
      return {
        paragraph,
        mark: markOf(level, place - 1, language),
        anchor: inAnnex(name.filter((part) => part !== null).join('-')),
      };
    }
    if (kind === 'annex') {
      [at.one, at.two, at.three, at.annex] = [0, 0, 0, at.annex + 1];
      return {
        paragraph,
        mark: annexes[at.annex - 1] ?? null,
        anchor: `annex-${at.annex}`,
      };
    }
    at[kind] += 1;
    return { paragraph, mark: null, anchor: inAnnex(`${shortOf[kind]}-${at[kind]}`) };
  });
}

/** The numbers of annexes, none of a single one: those that their headings say, where these tell them apart, or else I, II by their places. */
function annexMarks(paragraphs: readonly Paragraph[], language: string): (string | null)[] {
  const annexes = paragraphs.filter(({ kind }) => kind === 'annex');
  if (annexes.length < 2) return annexes.map(() => null);
  const own = annexes.map(({ words }) => annexNumber(words[language] ?? Object.values(words)[0] ?? ''));
  if (own.some((number) => number !== null) && new Set(own).size === own.length) return own;
  return annexes.map((_, at) => roman(at + 1).toUpperCase());
}

/** The number that is written before a paragraph: none before the heading of an annex that says one itself. */
export const numberBefore = <P extends Pick<Paragraph, 'kind' | 'words'>>(
  { paragraph: { kind, words }, mark }: { paragraph: P; mark: string | null },
  language: string,
): string | null =>
  kind === 'annex' && annexNumber(words[language] ?? Object.values(words)[0] ?? '') !== null ? null : mark;

const shortOf = { preambular: 'pp', heading: 'heading', title: 'title' } as const satisfies Partial<
  Record<ParagraphKind, string>
>;

const suffixes = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies'];
/** The mark of what was put behind a numbered paragraph between two revisions: 3. → 3 bis, 3 ter; (a) → (a) bis. */
export const suffixed = (mark: string, nth: number): string => `${mark.replace(/\.$/, '')} ${suffixes[nth] ?? nth + 2}`;

/**
 * Numbers a text as it stands between two revisions: what was in the last keeps its number, however the order changed; what is new is
 * numbered behind the paragraph that it follows (3 bis, 3 ter), and before all others it is “1 ante”. Numbers close up when it is cut.
 */
export function markedSince<P extends Paragraph>(
  paragraphs: readonly P[],
  last: readonly Paragraph[],
  language: string,
): Marked<P>[] {
  const before = new Map(marked(last, language).map((one) => [one.paragraph.id, one]));
  const now = marked(paragraphs, language);
  const followed = new Map<string, number>();
  const lastOf = new Map<number, string>();
  return now.map((one) => {
    const { paragraph } = one;
    const { id, kind, level } = paragraph;
    const kept = before.get(id);
    const sameKind = kept && kept.paragraph.kind === kind && kept.paragraph.level === level;
    if (kind !== 'operative') return sameKind ? { ...one, anchor: kept.anchor } : one;
    for (const deeper of [2, 3]) if (deeper > level) lastOf.delete(deeper);
    if (sameKind) {
      if (kept.mark) lastOf.set(level, kept.mark);
      return { ...one, mark: kept.mark, anchor: kept.anchor };
    }
    const behind = lastOf.get(level);
    const mark = behind ?? (level === 1 ? '1 ante' : one.mark);
    if (behind === undefined) return { ...one, mark, anchor: `new-${id}` };
    const key = `${level} ${[...lastOf.entries()].filter(([at]) => at <= level).join(' ')}`;
    const nth = followed.get(key) ?? 0;
    followed.set(key, nth + 1);
    return { ...one, mark: suffixed(behind, nth), anchor: `new-${id}` };
  });
}

/** What is wrong with the order of a text: a point without what it belongs to. Null where nothing is. */
export function orderFault(paragraphs: readonly Paragraph[]): { code: 'text-level-orphan'; at: number } | null {
  let deepest = 0;
  for (const [at, { kind, level }] of paragraphs.entries()) {
    if (kind === 'operative') {
      if (level > deepest + 1) return { code: 'text-level-orphan', at };
      deepest = level;
    } else if (kind === 'annex' || kind === 'heading') deepest = 0;
  }
  return null;
}

/** The operative paragraph at hand with all that belongs to it: 3. with its (a), (b) and their (i). */
export function withPoints(paragraphs: readonly Paragraph[], id: string): Paragraph[] {
  const at = paragraphs.findIndex((one) => one.id === id);
  const head = paragraphs[at];
  if (!head) return [];
  if (head.kind !== 'operative') return [head];
  const rest = paragraphs.slice(at + 1);
  const end = rest.findIndex(({ kind, level }) => kind !== 'operative' || level <= head.level);
  return [head, ...(end < 0 ? rest : rest.slice(0, end))];
}

/** A text with a paragraph put behind another, or at the beginning where `after` is null. An `after` that is not there puts it last. */
export function inserted(
  paragraphs: readonly Paragraph[],
  after: string | null,
  ...added: readonly Paragraph[]
): Paragraph[] {
  if (after === null) return [...added, ...paragraphs];
  const at = paragraphs.findIndex(({ id }) => id === after);
  const place = at < 0 ? paragraphs.length : at + 1;
  return [...paragraphs.slice(0, place), ...added, ...paragraphs.slice(place)];
}

/** A text with a paragraph and all its points moved behind another; null where it would stand behind itself or what belongs to it. */
export function moved(paragraphs: readonly Paragraph[], id: string, after: string | null): Paragraph[] | null {
  const block = withPoints(paragraphs, id);
  if (block.length === 0 || (after !== null && block.some((one) => one.id === after))) return null;
  const rest = paragraphs.filter((one) => !block.includes(one));
  return inserted(rest, after, ...block);
}

/** What a text is hashed over, as docs/canonical-text.md has it; to be put in the canonical form of JSON. */
export const hashedForm = (original: string, paragraphs: readonly Paragraph[]) => ({
  form: 'text/1',
  original,
  paragraphs: paragraphs.map(({ id, kind, level, words }) => ({
    id,
    kind,
    ...(kind === 'operative' && { level }),
    words,
  })),
});

/** Whether two texts say the same, as far as they are hashed: the same paragraphs in one order, each of its kind and with its words. */
export const saysTheSame = (one: readonly Paragraph[], other: readonly Paragraph[]): boolean =>
  one.length === other.length &&
  one.every(({ id, kind, level, words }, at) => {
    const beside = other[at];
    return (
      beside?.id === id &&
      beside.kind === kind &&
      (kind !== 'operative' || beside.level === level) &&
      Object.keys(words).length === Object.keys(beside.words).length &&
      Object.entries(words).every(([tag, said]) => beside.words[tag] === said)
    );
  });
