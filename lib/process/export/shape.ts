import type { Words } from '#db/schema/columns.ts';
import type { ClaimNoun } from '#db/vocabulary.ts';
import type { ClaimRow } from '#lib/source/commands.ts';
import { boundText, parseBound, partialDateText, partialOf, toOf, UNKNOWN } from '#lib/time/period.ts';

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

/** A bound, as the register's own text of it, in the form of a file. */
export function boundInFile(text: string): string | { noLaterThan: string } | { noEarlierThan: string } {
  const bound = parseBound(text);
  if (!bound || bound === UNKNOWN || !bound.bound) return text;
  return bound.bound === 'not-later'
    ? { noLaterThan: partialDateText(bound) }
    : { noEarlierThan: partialDateText(bound) };
}

/** A stored bound in the form of a file. */
export const boundAsFile = (date: string | null, precision: string | null, bound: string) => {
  const stored = toOf(date, precision, bound);
  return stored ? boundInFile(boundText(stored)) : undefined;
};

/** Words that a file gives as a text where they are English alone. */
export const said = (words: Words | null) =>
  words === null ? undefined : Object.keys(words).join() === 'en' ? words.en : words;

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
