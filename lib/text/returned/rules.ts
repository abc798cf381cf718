import type { ParagraphKind } from '#db/vocabulary.ts';
import { withoutEmphasis } from '#lib/language/emphasis.ts';
import { turnsText, withoutTurning } from '#lib/language/turning-mark.ts';
import { movedBetween } from '#lib/language/word-diff.ts';
import { isWritten } from '#lib/text/returned/language/rules.ts';
import {
  comparable,
  paired,
  type ReturnedParagraph,
  type SentParagraph,
  unlikeFirst,
} from '#lib/text/returned/pairing/rules.ts';
import { cleanWords, marked, moved, numberBefore, type Paragraph, wordsIn } from '#lib/text/rules.ts';

/** What a returned file would have the text say. */
export type ReturnedProposal = {
  kind: 'replace' | 'insert' | 'delete' | 'move';
  paragraphId: string | null;
  after: string | null;
  paragraphKind: ParagraphKind | null;
  level: 1 | 2 | 3 | null;
  words: string | null;
  language: string;
  /** The same in the other languages of a file that has several side by side. */
  translations: Record<string, string>;
  /** Whose tracked changes are in it. */
  authors: string[];
};

/** What of a file is no proposal, with its words: it is shown, so that nothing is lost in silence. */
export type Unmatched = {
  /**
   * A line of the head; another kind of paragraph; what no paragraph can be; two paragraphs made one. Where languages stand side by side: what
   * has no place beside the first, what only the others have no more or in another order, a column whose language is not known.
   */
  reason: 'head' | 'kind' | 'apart' | 'merged' | 'beside' | 'missing' | 'order' | 'column';
  /** Which kind, or which of those; of a column its language. */
  what: string | null;
  words: string;
  /** The paragraph that it is of or stands behind. */
  paragraphId: string | null;
};

export type Returned = {
  proposals: ReturnedProposal[];
  unmatched: Unmatched[];
  authors: string[];
  /** How many paragraphs of the revision were found in it. */
  matched: number;
  /** It is a file of another text: it bears no bookmark of this one, and fewer than half of the paragraphs were found in it. */
  isOfAnother: boolean;
};

type Sent = {
  /** The revision that the file was made of. */
  revision: readonly Paragraph[];
  original: string;
  /** The languages of the file, in the order of its columns. */
  languages: readonly string[];
  /** The name that the file gave to a paragraph in a column. */
  bookmarkOf: (id: string, column: number) => string;
  /** The lines that its head had; where they are given, another line there is shown. */
  head?: readonly string[];
  /** What stood at the edges of its pages; where that is given, anything else there is shown. */
  edges?: readonly string[];
};

/** What a file says without marks that turn the direction of writing, which no form takes; `turned` says in how many places there were any. */
export function unturned<
  D extends { paragraphs: readonly { words: string; whole: string }[]; apart: readonly { words: string }[] },
>(draft: D): D & { turned: number } {
  const turned = [...draft.paragraphs, ...draft.apart].filter(({ words }) => turnsText(words)).length;
  const plain = <P extends { words: string; whole?: string }>(one: P): P => ({
    ...one,
    words: withoutTurning(one.words),
    ...(one.whole !== undefined && { whole: withoutTurning(one.whole) }),
  });
  return { ...draft, paragraphs: draft.paragraphs.map(plain), apart: draft.apart.map(plain), turned };
}

/** What is kept of the words that a file gives. */
const keptWords = (words: string): string => cleanWords(words).replaceAll(/ {2,}/g, ' ');

/**
 * What a returned DOCX would change in the revision that it was made of. Its paragraphs are known again by their bookmarks, then by
 * their words; one that stands elsewhere moved. An untouched file proposes nothing.
 */
export function returnedProposals(
  { revision, original, languages, bookmarkOf, head, edges }: Sent,
  draft: {
    paragraphs: readonly ReturnedParagraph[];
    apart: readonly { kind: string; words: string; after: number }[];
    authors: readonly string[];
  },
): Returned {
  const unmatched: Unmatched[] = [];
  const known = new Set(head?.map(asSeen));
  for (const one of draft.paragraphs)
    if (one.isHead && head && !known.has(asSeen(one.whole)))
      unmatched.push({ reason: 'head', what: null, words: one.whole, paragraphId: null });
  const pairs = new Map<ReturnedParagraph, string>();
  const emptied = new Set<ReturnedParagraph>();
  const orders: string[][] = [];
  /** What is put in, by the place of its paragraph in the file: in the next columns of its row stands the same in other languages. */
  const putIn = new Map<ReturnedParagraph, ReturnedProposal>();
  const all = languages.flatMap((asked, column) => {
    const numbers = new Map(marked(revision, asked).map((one) => [one.paragraph.id, numberBefore(one, asked)]));
    const sent = revision.map((paragraph) => ({
      paragraph,
      ...wordsIn(paragraph, asked, original),
      mark: numbers.get(paragraph.id) ?? null,
      bookmark: bookmarkOf(paragraph.id, column),
    }));
    const back = draft.paragraphs.filter((one) => one.column === column && !one.isHead && cleanWords(one.whole));
    const own = paired(sent, back, asked);
    // Of a paragraph whose words were taken out its number may be left: it is gone all the same.
    for (const [one, id] of own.pairs)
      if (cleanWords(wordsBehindMark(one, numbers.get(id) ?? null))) pairs.set(one, id);
      else emptied.add(one);
    orders.push(back.flatMap((one) => pairs.get(one) ?? []));
    const { gone, elsewhere } = unlikeFirst(sent, orders[0] ?? [], orders[column] ?? []);
    // No proposal takes words away, or moves them, in one language alone.
    for (const [reason, lines] of [['missing', gone] as const, ['order', elsewhere] as const])
      for (const { paragraph, text } of lines)
        unmatched.push({ reason, what: asked, words: text, paragraphId: paragraph.id });
    for (const one of own.merged)
      unmatched.push({ reason: 'merged', what: null, words: one.words, paragraphId: own.pairs.get(one) ?? null });
    const left = back.filter((one) => !emptied.has(one));
    return inColumn(sent, left, own.pairs, asked, column === 0, { unmatched, putIn });
  });
  const proposals = withTranslations(all, languages[0] ?? original);
  for (const [at, one] of draft.paragraphs.entries()) {
    if (one.column === 0 || one.isHead || pairs.has(one) || emptied.has(one) || !cleanWords(one.whole)) continue;
    const language = languages[one.column];
    const first = draft.paragraphs[at - one.column];
    const beside = first && putIn.get(first);
    if (language === undefined) unmatched.push({ reason: 'column', what: null, words: one.words, paragraphId: null });
    else if (beside && beside.translations[language] === undefined)
      beside.translations[language] = keptWords(one.words);
    else unmatched.push({ reason: 'beside', what: language, words: one.words, paragraphId: null });
  }
  const edge = new Set(edges?.map(asSeen));
  for (const { kind, words, after } of draft.apart) {
    // What stands at the edges of pages was put there by us, unless it says something else.
    if (kind === 'header' && (!edges || edge.has(asSeen(words)))) continue;
    const behind = draft.paragraphs.slice(0, after + 1).findLast((one) => pairs.has(one));
    unmatched.push({ reason: 'apart', what: kind, words, paragraphId: (behind && pairs.get(behind)) ?? null });
  }
  const matched = new Set(pairs.values()).size;
  const own = new Set(languages.flatMap((_, column) => revision.map(({ id }) => bookmarkOf(id, column))));
  const isNamed = draft.paragraphs.some(({ bookmarks }) => bookmarks.some((name) => own.has(name)));
  const isOfAnother = matched === 0 || (!isNamed && 2 * matched < revision.length);
  return { proposals, unmatched, authors: [...draft.authors], matched, isOfAnother };
}

/** As it is seen, whatever its emphasis. */
const asSeen = (words: string): string => comparable(withoutEmphasis(words)).replaceAll(/\s+/gu, ' ').trim();

/** One paragraph reworded in several languages is one proposal: in the first language of the file that it was, with the others beside. */
function withTranslations(proposals: readonly ReturnedProposal[], first: string): ReturnedProposal[] {
  const kept: ReturnedProposal[] = [];
  for (const one of proposals) {
    const there = kept.find((other) => other.kind === 'replace' && other.paragraphId === one.paragraphId);
    if (one.kind !== 'replace' || one.language === first || !there || one.words === null) kept.push(one);
    else there.translations = { ...there.translations, [one.language]: one.words };
  }
  return kept;
}

function inColumn(
  sent: readonly SentParagraph[],
  back: readonly ReturnedParagraph[],
  pairs: ReadonlyMap<ReturnedParagraph, string>,
  asked: string,
  isFirst: boolean,
  { unmatched, putIn }: { unmatched: Unmatched[]; putIn: Map<ReturnedParagraph, ReturnedProposal> },
): ReturnedProposal[] {
  const lines = new Map(sent.map((line) => [line.paragraph.id, line]));
  const marks = sent.flatMap(({ mark }) => mark ?? []);
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
  const blank = { paragraphKind: null, level: null, words: null, language: asked, translations: {}, authors: [] };
  for (const [at, one] of back.entries()) {
    const id = order[at] ?? null;
    const authors = [...one.authors];
    if (id === null) {
      if (isFirst) {
        const put: ReturnedProposal = {
          ...blank,
          ...{ kind: 'insert', paragraphId: null, after, paragraphKind: one.kind, level: one.level },
          ...{ words: keptWords(one.words), translations: {}, authors },
        };
        putIn.set(one, put);
        proposals.push(put);
      }
      continue;
    }
    const line = lines.get(id);
    after = id;
    if (!line) continue;
    const words = withoutMarks(wordsBehindMark(one, line.mark), marks);
    if (moves.has(id))
      proposals.push({ ...blank, kind: 'move', paragraphId: id, after: moves.get(id) ?? null, authors });
    if (comparable(words) !== comparable(line.text))
      proposals.push({
        ...blank,
        kind: 'replace',
        paragraphId: id,
        after: null,
        words: keptWords(words),
        // What stood there for want of a translation may have become one.
        language: isFirst && isWritten(words, line.language) ? line.language : asked,
        authors,
      });
    const { kind, level } = line.paragraph;
    if (isFirst && (one.kind !== kind || (kind === 'operative' && one.level !== level)))
      unmatched.push({ reason: 'kind', what: `${one.kind} ${one.level}`, words, paragraphId: id });
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

/** Of two paragraphs made one, the number of the second is among its words: with a tab behind it, as a file of ours writes numbers. */
const withoutMarks = (words: string, marks: readonly string[]): string =>
  words.includes('\t') ? marks.reduce((text, mark) => text.replaceAll(`${mark}\t`, ' '), words) : words;

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
