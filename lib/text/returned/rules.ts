import type { ParagraphKind } from '#db/vocabulary.ts';
import { runsOf, wordsOfRuns } from '#lib/language/emphasis.ts';
import { movedBetween, wordsOf } from '#lib/language/word-diff.ts';
import { cleanWords, marked, moved, type Paragraph, wordsIn } from '#lib/text/rules.ts';

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

/** What a returned file would have the text say. */
export type ReturnedProposal = {
  kind: 'replace' | 'insert' | 'delete' | 'move';
  paragraphId: string | null;
  after: string | null;
  paragraphKind: ParagraphKind | null;
  level: 1 | 2 | 3 | null;
  words: string | null;
  language: string;
  /** Whose tracked changes are in it. */
  authors: string[];
};

/** What of a file is no proposal, with its words: it is shown, so that nothing is lost in silence. */
export type Unmatched = { reason: 'head' | 'kind' | 'apart' | 'merged'; what: string | null; words: string };

export type Returned = {
  proposals: ReturnedProposal[];
  unmatched: Unmatched[];
  authors: string[];
};

type Sent = {
  /** The revision that the file was made of. */
  revision: readonly Paragraph[];
  original: string;
  /** The languages of the file, in the order of its columns. */
  languages: readonly string[];
  /** The name that the file gave to a paragraph in a column. */
  bookmarkOf: (id: string, column: number) => string;
  /** The lines that its head had; where it is given, another line there is shown. */
  head?: readonly string[];
};

/** As it is compared: composed, without soft hyphens and what no XML carries, every space a space, emphasis joined where it touches. */
export const comparable = (words: string): string =>
  wordsOfRuns(runsOf(cleanWords(words)))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot say
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replaceAll(/[\u00a0\u202f\u2009]/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim();

/** What is kept of the words that a file gives. */
const keptWords = (words: string): string => cleanWords(words).replaceAll(/ {2,}/g, ' ');

/**
 * What a returned DOCX would change in the revision that it was made of. Its paragraphs are known again by their bookmarks, then by
 * their words; one that stands elsewhere moved. An untouched file proposes nothing.
 */
export function returnedProposals(
  { revision, original, languages, bookmarkOf, head }: Sent,
  draft: {
    paragraphs: readonly ReturnedParagraph[];
    apart: readonly { kind: string; words: string }[];
    authors: readonly string[];
  },
): Returned {
  const unmatched: Unmatched[] = draft.apart
    .filter(({ kind }) => kind !== 'header')
    .map(({ kind, words }) => ({ reason: 'apart', what: kind, words }));
  const known = new Set(head?.map(comparable));
  for (const one of draft.paragraphs)
    if (one.isHead && head && !known.has(comparable(one.whole)))
      unmatched.push({ reason: 'head', what: null, words: one.whole });
  const proposals = languages.flatMap((asked, column) => {
    const numbers = new Map(marked(revision, asked).map(({ paragraph, mark }) => [paragraph.id, mark]));
    const sent = revision.map((paragraph) => ({
      paragraph,
      ...wordsIn(paragraph, asked, original),
      mark: numbers.get(paragraph.id) ?? null,
      bookmark: bookmarkOf(paragraph.id, column),
    }));
    const back = draft.paragraphs.filter((one) => one.column === column && !one.isHead);
    return inColumn(sent, back, asked, column === 0, unmatched);
  });
  return { proposals, unmatched, authors: [...draft.authors] };
}

type Line = { paragraph: Paragraph; text: string; language: string; mark: string | null; bookmark: string };

function inColumn(
  sent: readonly Line[],
  back: readonly ReturnedParagraph[],
  asked: string,
  isFirst: boolean,
  unmatched: Unmatched[],
): ReturnedProposal[] {
  const pairs = paired(sent, back, asked, unmatched);
  const lines = new Map(sent.map((line) => [line.paragraph.id, line]));
  const order = back.map((one) => pairs.get(one) ?? null);
  const present = order.filter((id) => id !== null);
  // Where languages stand side by side, one of them says what comes, goes and moves.
  const moves = isFirst
    ? movesOf(
        sent.map(({ paragraph }) => paragraph),
        present,
      )
    : new Map<string, string | null>();
  const proposals: ReturnedProposal[] = [];
  let after: string | null = null;
  const blank = { paragraphKind: null, level: null, words: null, language: asked, authors: [] };
  for (const [at, one] of back.entries()) {
    const id = order[at] ?? null;
    const authors = [...one.authors];
    if (id === null) {
      if (isFirst)
        proposals.push({
          ...{ kind: 'insert', paragraphId: null, after, paragraphKind: one.kind, level: one.level },
          ...{ words: keptWords(one.words), language: asked, authors },
        });
      else unmatched.push({ reason: 'apart', what: asked, words: one.words });
      continue;
    }
    const line = lines.get(id);
    after = id;
    if (!line) continue;
    const words = wordsBehindMark(one, line.mark);
    if (moves.has(id))
      proposals.push({ ...blank, kind: 'move', paragraphId: id, after: moves.get(id) ?? null, authors });
    if (comparable(words) !== comparable(line.text))
      proposals.push({
        ...blank,
        kind: 'replace',
        paragraphId: id,
        after: null,
        words: keptWords(words),
        language: line.language,
        authors,
      });
    const { kind, level } = line.paragraph;
    if (isFirst && (one.kind !== kind || (kind === 'operative' && one.level !== level)))
      unmatched.push({ reason: 'kind', what: `${one.kind} ${one.level}`, words });
  }
  if (isFirst) {
    const there = new Set(present);
    for (const { paragraph } of sent)
      if (!there.has(paragraph.id))
        proposals.push({ ...blank, kind: 'delete', paragraphId: paragraph.id, after: null });
  }
  return proposals;
}

/** The words of a paragraph without the number that the file wrote before it; another number that was typed in its place goes too. */
function wordsBehindMark({ whole, words }: ReturnedParagraph, mark: string | null): string {
  const text = whole.trimStart();
  // Words have no tab of their own: what stands before one is the number, whatever was made of it.
  const tab = /^[^\t*]{1,24}\t/u.exec(text);
  if (mark === null) return /^\S{1,8}\t/u.test(text) ? words : text;
  if (tab) return text.slice(tab[0].length);
  const isBefore = text.startsWith(mark) && /^\s/.test(text.slice(mark.length));
  return isBefore ? text.slice(mark.length) : words;
}

/** Which paragraph of the revision each returned one is: by its bookmark, by its very words, by words most of which are the same. */
function paired(
  sent: readonly Line[],
  back: readonly ReturnedParagraph[],
  language: string,
  unmatched: Unmatched[],
): Map<ReturnedParagraph, string> {
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
    if (others.length > 0) unmatched.push({ reason: 'merged', what: null, words: one.words });
  }
  const free = () => sent.filter(({ paragraph }) => !taken.has(paragraph.id));
  for (const one of back) {
    if (pairs.has(one)) continue;
    const same = free().find(({ text, mark }) => comparable(text) === comparable(wordsBehindMark(one, mark)));
    if (same) pair(one, same.paragraph.id);
  }
  const near: { one: ReturnedParagraph; id: string; share: number }[] = [];
  const left = free().map((line) => ({ id: line.paragraph.id, bag: bagOf(line.text, language) }));
  for (const one of back) {
    if (pairs.has(one)) continue;
    const bag = bagOf(one.words, language);
    for (const { id, bag: other } of left) {
      const share = shareOf(bag, other);
      if (share >= nearShare) near.push({ one, id, share });
    }
  }
  for (const { one, id } of near.toSorted((a, b) => b.share - a.share))
    if (!pairs.has(one) && !taken.has(id)) pair(one, id);
  return pairs;
}

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

/**
 * The moves that make one order the other, in that order, each with what it comes to stand behind. A paragraph moves with its points, as
 * `moved` has it, so that points that went along do not move a second time, and those that stayed are moved back.
 */
function movesOf(revision: readonly Paragraph[], present: readonly string[]): Map<string, string | null> {
  const there = new Set(present);
  const kept = revision.filter(({ id }) => there.has(id));
  const still = movedBetween(
    kept.map(({ id }) => id),
    present,
  );
  const fewest = movesInOrder(kept, present, (id) => still.has(id));
  // Where one cannot go behind its own points, those in front of it move instead, one by one.
  return fewest.isThere ? fewest.moves : movesInOrder(kept, present, () => true).moves;
}

function movesInOrder(text: readonly Paragraph[], present: readonly string[], may: (id: string) => boolean) {
  let now = text;
  const moves = new Map<string, string | null>();
  for (const [at, id] of present.entries()) {
    const behind = present[at - 1] ?? null;
    const stands = now.findIndex((one) => one.id === id);
    if (!may(id) || (now[stands - 1]?.id ?? null) === behind) continue;
    const next = moved(now, id, behind);
    if (!next) continue;
    now = next;
    moves.set(id, behind);
  }
  return { moves, isThere: now.every(({ id }, at) => id === present[at]) };
}
