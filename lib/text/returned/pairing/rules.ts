import type { ParagraphKind } from '#db/vocabulary.ts';
import { runsOf, wordsOfRuns } from '#lib/language/emphasis.ts';
import { movedBetween, wordsOf } from '#lib/language/word-diff.ts';
import { cleanWords, type Paragraph } from '#lib/text/rules.ts';

/** A paragraph of a file that came back, as far as it was understood. */
export type ReturnedParagraph = {
  kind: ParagraphKind;
  level: 1 | 2 | 3;
  words: string;
  whole: string;
  bookmarks: readonly string[];
  authors: readonly string[];
  column: number;
  isHead: boolean;
};

/** A paragraph as it was sent: its words in the language of its column, the number before them, the name of its bookmark. */
export type SentParagraph = {
  paragraph: Paragraph;
  text: string;
  language: string;
  mark: string | null;
  bookmark: string;
};

/** As it is compared: composed, without soft hyphens and what no XML carries, every space a space, emphasis joined where it touches. */
export const comparable = (words: string): string =>
  wordsOfRuns(runsOf(cleanWords(words)))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot say
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replaceAll(/[\u00a0\u202f\u2009]/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim();

/** Which paragraph of the revision each returned one is: by its bookmark, by its very words, by words most of which are the same. */
export function paired(
  sent: readonly SentParagraph[],
  back: readonly ReturnedParagraph[],
  language: string,
): { pairs: Map<ReturnedParagraph, string>; merged: ReturnedParagraph[] } {
  const merged: ReturnedParagraph[] = [];
  const pairs = new Map<ReturnedParagraph, string>();
  const taken = new Set<string>();
  const pair = (one: ReturnedParagraph, id: string) => {
    pairs.set(one, id);
    taken.add(id);
  };
  const named = new Map(sent.map(({ bookmark, paragraph }) => [bookmark, paragraph.id]));
  for (const one of back) {
    const ids = one.bookmarks.flatMap((name) => named.get(name) ?? []);
    const [first, ...others] = ids.filter((id) => !taken.has(id));
    if (first === undefined) continue;
    pair(one, first);
    // Two paragraphs that were made one: the words are the first's, and the other goes.
    if (others.length > 0) merged.push(one);
  }
  const texts = new Map<string, string[]>();
  for (const { text, paragraph } of sent)
    if (!taken.has(paragraph.id)) texts.set(comparable(text), [...(texts.get(comparable(text)) ?? []), paragraph.id]);
  for (const one of back) {
    if (pairs.has(one)) continue;
    // It may bear a number, typed anew, or its words may begin like one.
    const id = [one.words, one.whole]
      .map((words) => texts.get(comparable(words))?.shift())
      .find((same) => same !== undefined);
    if (id !== undefined) pair(one, id);
  }
  pairNear(sent, back, language, { pairs, taken, pair });
  return { pairs, merged };
}

type Pairing = {
  pairs: ReadonlyMap<ReturnedParagraph, string>;
  taken: ReadonlySet<string>;
  pair: (one: ReturnedParagraph, id: string) => void;
};

/** Pairs what has most words in common, the nearest first. Of very many that are left, only those near each other are compared. */
function pairNear(
  sent: readonly SentParagraph[],
  back: readonly ReturnedParagraph[],
  language: string,
  { pairs, taken, pair }: Pairing,
): void {
  const left = sent.flatMap(({ paragraph, text }, at) =>
    taken.has(paragraph.id) ? [] : { id: paragraph.id, at, bag: bagOf(text, language) },
  );
  const open = back.flatMap((one, at) => (pairs.has(one) ? [] : { one, at, bag: bagOf(one.words, language) }));
  const reach =
    left.length * open.length > mostCompared ? Math.ceil(mostCompared / (2 * open.length)) : sent.length + back.length;
  const near: { one: ReturnedParagraph; id: string; share: number }[] = [];
  for (const { one, at, bag } of open)
    for (const other of left) {
      if (
        Math.abs(other.at - at) > reach ||
        2 * Math.min(bag.size, other.bag.size) < nearShare * (bag.size + other.bag.size)
      )
        continue;
      const share = shareOf(bag, other.bag);
      if (share >= nearShare) near.push({ one, id: other.id, share });
    }
  for (const { one, id } of near.toSorted((a, b) => b.share - a.share))
    if (!pairs.has(one) && !taken.has(id)) pair(one, id);
}

/** As many pairs as are compared word by word. */
const mostCompared = 100_000;

/** Above this share of words in common two paragraphs are taken for one. */
const nearShare = 0.5;

type Bag = { counts: Map<string, number>; size: number };
function bagOf(text: string, language: string): Bag {
  const counts = new Map<string, number>();
  let size = 0;
  for (const word of wordsOf(comparable(text).toLowerCase(), language)) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    size += 1;
  }
  return { counts, size };
}
function shareOf(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/** What a column does not have any more while the first has it, and what stands elsewhere in it than in the first: both by their paragraphs in order. */
export function unlikeFirst(
  sent: readonly SentParagraph[],
  first: readonly string[],
  own: readonly string[],
): { gone: SentParagraph[]; elsewhere: SentParagraph[] } {
  const [there, here] = [new Set(first), new Set(own)];
  const moved = movedBetween(first, own);
  return {
    gone: sent.filter(({ paragraph }) => there.has(paragraph.id) && !here.has(paragraph.id)),
    elsewhere: sent.filter(({ paragraph }) => moved.has(paragraph.id)),
  };
}
