import { asc, eq } from 'drizzle-orm';
import type { Words } from '#db/schema/columns.ts';
import { citation, source } from '#db/schema/source.ts';
import type { CitedNoun, ClaimNoun } from '#db/vocabulary.ts';
import type { Reader } from '#lib/act/read.ts';
import { stemOf, titleForAddress } from '#lib/language/slug.ts';
import { citableFields } from '#lib/source/citation/rules.ts';
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

/** A participant as a file names it: a State by its code, an organization by its acronym. */
export const nameInFile = (participant: string): string => participant.replace(/^org:/, '');

/** A list that a file has where there is anything in it. */
export const filled = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null);

/** The names of cities by language, then by the name that the file has. */
export type Cities = Record<string, Record<string, string>>;

/** The name of a city as a file has it, in the process's own language; what it is called in others is put among `cities`. */
export function cityText(cities: Cities, names: Words | null, own: string): string | undefined {
  const text = names?.[own] ?? Object.values(names ?? {})[0];
  if (!names || text === undefined) return undefined;
  for (const [language, name] of Object.entries(names)) {
    if (language === own) continue;
    cities[language] ??= {};
    cities[language][text] = name;
  }
  return text;
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

/** Names the address of a thing whose title or year was corrected since: loaded it is given another. */
export function sayAddress(
  room: string,
  { slug, title }: { slug: string; title: Words },
  year: string,
  leftOut: LeftOut,
): void {
  const stem = stemOf(titleForAddress(title) ?? '', year);
  if (slug !== stem && !(slug.startsWith(`${stem}-`) && /^\d+$/.test(slug.slice(stem.length + 1))))
    leftOut(`the address /${room}/${slug}, which its title would not give it`);
}

/** What is named as the source of single facts of a noun's things, as a file has it: by the subject. */
export async function sourcesOfFacts(
  db: Reader,
  noun: CitedNoun,
): Promise<(subject: string) => Record<string, string | string[]> | null> {
  const all = await db
    .select({ subject: citation.subject, field: citation.field, source: citation.source })
    .from(citation)
    .innerJoin(source, eq(source.key, citation.source))
    .where(eq(citation.noun, noun))
    .orderBy(asc(source.rank));
  return (subject) => {
    const own = all.filter((one) => one.subject === subject);
    const named = citableFields(noun).flatMap((field): [string, string | string[]][] => {
      const [first, ...more] = own.filter((one) => one.field === field).map((one) => one.source);
      if (first === undefined) return [];
      return [[field, more.length > 0 ? [first, ...more] : first]];
    });
    return named.length > 0 ? Object.fromEntries(named) : null;
  };
}

/** What could not be said in the form, as a sentence that names it. */
export type LeftOut = (what: string) => void;
