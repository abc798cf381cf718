import { diffArrays } from 'diff';
import { LRUCache } from 'lru-cache';
import { segmenter } from '#lib/language/formatter.ts';

type TakenApart = {
  /** Words, signs and spaces. Joined, they are the text. */
  words: readonly string[];
  /** How many of those before each place, and of all, are words. */
  count: Uint32Array;
};

/** What was taken apart and compared lately: the same paragraphs are, each time that a page of their text is made. Letters in all. */
const kept = new LRUCache<string, TakenApart>({
  maxSize: 6_000_000,
  sizeCalculation: ({ words }, key) => key.length + words.length * 12 + 1,
});
const compared = new LRUCache<string, readonly Change[]>({
  maxSize: 8_000_000,
  sizeCalculation: (changes, key) => key.length + 64 * changes.length + 1,
});

function takenApart(text: string, language: string): TakenApart {
  const key = `${language} ${text}`;
  const there = kept.get(key);
  if (there) return there;
  const made = partsOf(text, language);
  kept.set(key, made);
  return made;
}

/** The parts of a text with each sign of emphasis at the word that it stands at, so that a word which gains or loses one is another word. */
export function signsAtWords(parts: readonly Intl.SegmentData[]): Pick<Intl.SegmentData, 'segment' | 'isWordLike'>[] {
  const joined: Pick<Intl.SegmentData, 'segment' | 'isWordLike'>[] = [];
  let opening = '';
  for (const [at, { segment, isWordLike }] of parts.entries()) {
    const last = joined.at(-1);
    const next = parts[at + 1];
    const isEnd = !next || next.segment.trim() === '';
    if (segment !== '*' || opening) {
      joined.push({ segment: opening + segment, isWordLike });
      opening = '';
    } else if (last && (last.isWordLike || (isEnd && last.segment.trim() !== ''))) last.segment += segment;
    else if (isEnd) joined.push({ segment, isWordLike });
    else opening = segment;
  }
  return joined;
}

function partsOf(text: string, language: string): TakenApart {
  const segments = [...segmenter(language).segment(text)];
  const parts = text.includes('*') ? signsAtWords(segments) : segments;
  const count = new Uint32Array(parts.length + 1);
  for (const [at, { isWordLike }] of parts.entries()) count[at + 1] = (count[at] ?? 0) + (isWordLike ? 1 : 0);
  return { words: parts.map(({ segment }) => segment), count };
}

/** The parts of a text with others in the place of those from `head` up to `end`. */
function joined({ words, count }: TakenApart, middle: TakenApart, head: number, end: number): TakenApart {
  const all = words.slice(0, head).concat(middle.words, words.slice(end));
  const sums = new Uint32Array(all.length + 1);
  sums.set(count.subarray(0, head + 1));
  const atHead = count[head] ?? 0;
  for (let at = 1; at < middle.count.length; at += 1) sums[head + at] = atHead + (middle.count[at] ?? 0);
  const from = head + middle.words.length;
  const atEnd = (sums[from] ?? 0) - (count[end] ?? 0);
  for (let at = 1; end + at < count.length; at += 1) sums[from + at] = atEnd + (count[end + at] ?? 0);
  return { words: all, count: sums };
}

/** What two texts begin and end with alike: so many parts of both at either side. */
type Alike = { head: number; tail: number };

/** Between a space and a letter words are apart whatever stands around them (UAX #29): there a text may be cut before it is taken apart. */
const isCut = (text: string, at: number): boolean => text[at - 1] === ' ' && /[\p{L}\p{N}]/u.test(text[at] ?? '');

/** Where two texts part from each other, and where they meet again: places of the first where it may be cut; of the end, counted from there. */
function alikeIn(before: string, after: string): { from: number; back: number } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let back = 0;
  while (back < most - from && before.at(-1 - back) === after.at(-1 - back)) back += 1;
  // The letter behind the cut is alike too, and so is the space before it.
  from -= 1;
  while (from > 0 && !isCut(before, from)) from -= 1;
  back -= 1;
  while (back > 0 && !isCut(before, before.length - back)) back -= 1;
  return { from: Math.max(0, from), back: Math.max(0, back) };
}

/** How many of the parts stand in the first so many letters. */
function partsUpTo(words: readonly string[], letters: number): number {
  let at = 0;
  for (let left = letters; left > 0 && at < words.length; at += 1) left -= words[at]?.length ?? 0;
  return at;
}

/**
 * Takes a text apart beside another that was: what both begin and end with is not taken apart again, as a proposal says most of what its paragraph
 * says. Gives how much of both that is.
 */
function takenApartBeside(before: string, after: string, language: string): { words: readonly string[] } & Alike {
  const old = takenApart(before, language);
  const { from, back } = alikeIn(before, after);
  const head = partsUpTo(old.words, from);
  const end = partsUpTo(old.words, before.length - back);
  const key = `${language} ${after}`;
  const there = kept.get(key);
  if (there) return { words: there.words, head, tail: old.words.length - end };
  const made = joined(old, partsOf(after.slice(from, after.length - back), language), head, end);
  kept.set(key, made);
  return { words: made.words, head, tail: old.words.length - end };
}

/** Takes a text apart into words, signs and spaces. Joined, they are the text. */
export const wordsOf = (text: string, language: string): readonly string[] => takenApart(text, language).words;

/** How many of the parts from one place up to another are words. */
export function wordsWithin(text: string, language: string, from: number, to: number): number {
  const { count } = takenApart(text, language);
  return (count[to] ?? 0) - (count[from] ?? 0);
}

/** How many words a text has. */
export const wordCount = (text: string, language: string): number =>
  wordsWithin(text, language, 0, takenApart(text, language).words.length);

/** A change to a text in its words: those from `from` up to `to` give their place to `words`. */
export type Change = { from: number; to: number; words: string };

/** The changes that make one text the other, in order, no two of them touching. */
export function changesBetween(before: string, after: string, language: string): readonly Change[] {
  const key = `${language} ${before}\u0000${after}`;
  const there = compared.get(key);
  if (there) return there;
  const changes: Change[] = [];
  const said = wordsOf(before, language);
  const { words, head, tail } = takenApartBeside(before, after, language);
  let at = head;
  let open: Change | null = null;
  const middles = [said.slice(head, said.length - tail), words.slice(head, words.length - tail)] as const;
  for (const { added, removed, value } of diffArrays(middles[0], middles[1])) {
    if (!added && !removed) {
      if (open) changes.push(open);
      open = null;
      at += value.length;
    } else {
      open ??= { from: at, to: at, words: '' };
      if (added) open.words += value.join('');
      else {
        at += value.length;
        open.to = at;
      }
    }
  }
  if (open) changes.push(open);
  const whole = joinedAcrossSpaces(changes, wordsOf(before, language));
  compared.set(key, whole);
  return whole;
}

/** Whether a change begins or ends an emphasis that goes on behind it. */
const leavesEmphasis = ({ from, to, words: put }: Change, words: readonly string[]): boolean => {
  const gone = words.slice(from, to).join('');
  return (put.split('*').length - gone.split('*').length) % 2 !== 0;
};

/**
 * Changes with nothing but a space or a sign between them are one: “may [not] [also] be” is read worse than “may [not also] be”. So is what
 * begins an emphasis and what ends it.
 */
function joinedAcrossSpaces(changes: readonly Change[], words: readonly string[]): Change[] {
  const joined: Change[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const between = last && words.slice(last.to, change.from).join('');
    if (last && between !== undefined && (!/[\p{L}\p{N}]/u.test(between) || leavesEmphasis(last, words))) {
      last.words += between + change.words;
      last.to = change.to;
    } else joined.push({ ...change });
  }
  return joined;
}

/** The text that the changes make of another. */
export function changed(before: string, changes: readonly Change[], language: string): string {
  const words = wordsOf(before, language);
  let at = 0;
  let text = '';
  for (const { from, to, words: put } of changes) {
    text += words.slice(at, from).join('') + put;
    at = to;
  }
  return text + words.slice(at).join('');
}

/** Of two orders of things, by their keys: what is in both and keeps its order, and what of that stands elsewhere now. */
export function movedBetween(before: readonly string[], after: readonly string[]): Set<string> {
  const [old, now] = [new Set(before), new Set(after)];
  const order = diffArrays(
    before.filter((key) => now.has(key)),
    after.filter((key) => old.has(key)),
  );
  return new Set(order.flatMap(({ added, value }) => (added ? value : [])));
}
