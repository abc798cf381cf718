import type { Caution } from '#lib/act/result.ts';
import { withoutTurning } from '#lib/language/turning-mark.ts';
import type { Read } from '#lib/text/addition/rules.ts';
import { isWritten } from '#lib/text/returned/language/rules.ts';
import { apartNamed } from '#lib/text/returned/said/rules.ts';
import { languageNamed, shortened } from '#lib/text/said/rules.ts';

/** A file as far as a new text is made of it. */
type File = {
  paragraphs: readonly (Read & { bookmarks: readonly string[]; column: number })[];
  apart: readonly { kind: string; words: string }[];
  /** The languages of its columns, where it says them. */
  languages: readonly string[];
  isRolling: boolean;
  tracked: { authors: readonly string[]; count: number } | null;
  redlines: readonly (readonly { kind: 'same' | 'added' | 'removed'; text: string; emphasised: boolean }[])[];
};

/** What of a file a new text is made of; `beside` is how many paragraphs have words in which other language. */
export type FileText = {
  paragraphs: Read[];
  apart: { kind: string; words: string }[];
  beside: { language: string; count: number }[];
};

/** A paragraph of a file of ours has its name in each column, which begins otherwise: p0_…, p1_…. */
const nameOf = (bookmark: string): string => bookmark.replace(/^p\d+_/, '');

/**
 * The paragraphs of a file that a text in a language is made of. Of languages side by side one column is the text: the one in its language. What
 * another says of the same paragraph goes with it, where its language is one of those that may; all else of it is named as left out.
 */
export function textOfFile(
  { paragraphs, apart, languages }: Pick<File, 'paragraphs' | 'apart' | 'languages'>,
  original: string,
  others: readonly string[],
): FileText {
  const columns = [...new Set(paragraphs.map(({ column }) => column))].sort();
  const wordsOf = (column: number) =>
    paragraphs.flatMap((one) => (one.column === column && one.isHead !== true ? one.words : [])).join(' ');
  const own =
    columns.find((column) => languages[column] === original) ??
    columns.find((column) => isWritten(wordsOf(column), original)) ??
    0;
  const kept = paragraphs.map((one) => ({ ...one, translations: one.translations ?? {} }));
  const named = new Map(
    kept.flatMap((one) => (one.column === own ? one.bookmarks.map((name) => [nameOf(name), one] as const) : [])),
  );
  const left: FileText['apart'] = [];
  const beside = new Map<string, number>();
  for (const one of kept) {
    if (one.column === own || one.isHead === true) continue;
    const language = languages[one.column];
    const [there] = one.bookmarks.flatMap((name) => named.get(nameOf(name)) ?? []);
    if (there && language !== undefined && others.includes(language) && !(language in there.translations)) {
      there.translations[language] = one.words;
      beside.set(language, (beside.get(language) ?? 0) + 1);
    } else left.push({ kind: 'column', words: one.whole });
  }
  const text = kept.filter((one) => one.column === own || one.isHead === true);
  return {
    paragraphs: text,
    apart: [...left, ...apart],
    beside: [...beside].map(([language, count]) => ({ language, count })),
  };
}

/** What is said of a file before a text is made of it: whose tracked changes were taken as made, with their words, what goes with its paragraphs, and what is left out. */
export function fileSaid(
  { isRolling, tracked, redlines }: Pick<File, 'isRolling' | 'tracked' | 'redlines'>,
  { paragraphs, apart, beside }: FileText,
  language: string,
): Caution[] {
  const heads = paragraphs.filter(({ isHead }) => isHead === true).length;
  return [
    ...(isRolling ? [{ code: 'text-of-rolling' }] : []),
    ...(tracked
      ? [{ code: 'text-tracked', params: { count: tracked.count, names: tracked.authors.join(', ') || 'none' } }]
      : []),
    ...redlines.map((pieces) => ({
      code: 'text-tracked-words',
      redline: {
        language,
        pieces: shortened(pieces.map((one) => ({ ...one, text: withoutTurning(one.text) }))),
      },
    })),
    ...beside.map((one) => ({
      code: 'text-beside',
      params: { count: one.count, ...languageNamed('language', one.language) },
    })),
    ...(heads > 0 ? [{ code: 'text-head-out', params: { count: heads } }] : []),
    ...apart.map(({ kind, words }) => ({ code: 'text-apart', params: apartNamed(kind, words) })),
  ];
}
