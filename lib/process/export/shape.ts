import { isDeepStrictEqual } from 'node:util';
import type { Words } from '#db/schema/columns.ts';
import type { ClaimNoun } from '#db/vocabulary.ts';
import { anyWords } from '#lib/language/words.ts';
import type { ClaimRow } from '#lib/source/commands.ts';
import { partialDateText, partialOf } from '#lib/time/period.ts';

/** Leaves out what is null or not there, as a file does. */
export function present<T extends Record<string, unknown>>(row: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const key in row) {
    const value = row[key];
    if (value !== null && value !== undefined) kept[key] = value;
  }
  return kept;
}

/** A stored date as a file writes it. */
export const dateText = (date: string | null, precision: string | null): string | undefined => {
  const partial = partialOf(date, precision);
  return partial ? partialDateText(partial) : undefined;
};

/** How a file of one process says words: as a text where they are in the language alone that a text of that file is read in. */
export type Say = (words: Words | null) => string | Words | undefined;

export const sayingIn =
  (own: string): Say =>
  (words) =>
    words === null ? undefined : Object.keys(words).join() === own ? words[own] : words;

/** The cities that a file names, by the text that stands for them, with their names in each language. */
export class Cities {
  readonly #names = new Map<string, Words>();
  readonly #own: string;
  readonly #leftOut: LeftOut;
  constructor(own: string, leftOut: LeftOut) {
    this.#own = own;
    this.#leftOut = leftOut;
  }

  /** The text that stands for a city; its names are kept. */
  text(city: Words | null): string | undefined {
    if (city === null) return undefined;
    const text = city[this.#own] ?? anyWords(city);
    const known = this.#names.get(text);
    const names = { ...city, [this.#own]: text };
    if (known ? !isDeepStrictEqual(known, names) : city[this.#own] === undefined)
      this.#leftOut(`how the city ${text} is named otherwise: ${Object.values(city).join(', ')}`);
    this.#names.set(text, known ?? names);
    return text;
  }

  /** The names in languages other than the file's own, by language. */
  names(): Record<string, Record<string, string>> {
    const byLanguage: Record<string, Record<string, string>> = {};
    for (const [text, names] of this.#names)
      for (const [language, name] of Object.entries(names))
        if (language !== this.#own && name) byLanguage[language] = { ...byLanguage[language], [text]: name };
    return byLanguage;
  }
}

/** A remark in its own language alone, or with what it says in others. */
export const noteText = (
  { note, noteWords }: { note: string | null; noteWords: Words | null },
  own: string,
): string | Words | null => (note !== null && noteWords ? { [own]: note, ...noteWords } : note);

/** The claims on one subject, as they were loaded: the accepted ones first. */
export const claimsOn = (claims: readonly ClaimRow[], noun: ClaimNoun, subjectId: string | null): ClaimRow[] =>
  claims
    .filter((claim) => claim.noun === noun && claim.subjectId === subjectId)
    .toSorted((a, b) => Number(b.accepted) - Number(a.accepted) || a.value.localeCompare(b.value));

/** What could not be said in the form, as a sentence that names it. */
export type LeftOut = (what: string) => void;
