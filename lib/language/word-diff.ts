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
  const parts = [...segmenter(language).segment(text)];
  const count = new Uint32Array(parts.length + 1);
  for (const [at, { isWordLike }] of parts.entries()) count[at + 1] = (count[at] ?? 0) + (isWordLike ? 1 : 0);
  const made = { words: parts.map(({ segment }) => segment), count };
  kept.set(key, made);
  return made;
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
  let at = 0;
  let open: Change | null = null;
  for (const { added, removed, value } of diffArrays([...wordsOf(before, language)], [...wordsOf(after, language)])) {
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

/** Changes with nothing but a space or a sign between them are one: “may [not] [also] be” is read worse than “may [not also] be”. */
function joinedAcrossSpaces(changes: readonly Change[], words: readonly string[]): Change[] {
  const joined: Change[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const between = last && words.slice(last.to, change.from).join('');
    if (last && between !== undefined && !/[\p{L}\p{N}]/u.test(between)) {
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
