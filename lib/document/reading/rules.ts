import type { AccessLevel, Capacity, Locale } from '#db/vocabulary.ts';
import type { DocumentRecord, Version } from '#lib/document/rows.ts';
import { accessReason, compareSymbols } from '#lib/document/rules.ts';

/** Who reads: what the register lets them act as today, and for whom. */
export type Reader = {
  capacities: ReadonlySet<Capacity>;
  participant: string | null;
  bodies: ReadonlySet<string>;
};

/** For whom somebody reads, in the language of the page, and as what today. */
export type ReaderName = { name: string; as: 'chairing' | 'member' | 'observer' | 'bodyMember' };

/** Names a reader for the page. */
export function readerNamed(
  locale: Locale,
  actor: { name: string; capacities: ReadonlySet<Capacity>; actsForName: Record<string, string> | null },
): ReaderName {
  const as = actor.capacities.has('chairing')
    ? 'chairing'
    : actor.capacities.has('member')
      ? 'member'
      : actor.capacities.has('observer')
        ? 'observer'
        : 'bodyMember';
  return { name: actor.actsForName?.[locale] ?? actor.actsForName?.en ?? actor.name, as };
}

/** A document as a reader has it in a list: why they may see it, its versions in their order, and what is missing. */
export type DocumentRow = Omit<DocumentRecord, 'access' | 'delegation' | 'delegationName' | 'body' | 'working'> & {
  why: AccessLevel;
  /** Working languages in which there is no version. */
  missing: string[];
};

/** Is a version in a language, whatever region or script its tag adds? */
export const isIn = (lang: string, language: string): boolean => lang === language || lang.startsWith(`${language}-`);

/** The reader's language first, then the working languages in their order, then the others; PDF before other formats. */
export function inReadingOrder(locale: Locale, working: readonly string[], versions: readonly Version[]): Version[] {
  const order = [locale, ...working];
  const rank = ({ lang, mediaType }: Version): number => {
    const at = order.findIndex((language) => isIn(lang, language));
    return 2 * (at < 0 ? order.length : at) + (mediaType === 'application/pdf' ? 0 : 1);
  };
  return versions.toSorted((a, b) => rank(a) - rank(b) || (a.lang < b.lang ? -1 : a.lang > b.lang ? 1 : 0));
}

/** The working languages in which a document has no version. */
export const missingLanguages = ({ working, versions }: Pick<DocumentRecord, 'working' | 'versions'>): string[] =>
  working.filter((language) => !versions.some(({ lang }) => isIn(lang, language)));

/**
 * The documents as the reader has them, in the office's order of symbols. Row level security has already left out what they
 * may not see; whatever the rule would not show is left out all the same.
 */
export function toReaderRows(locale: Locale, reader: Reader, records: readonly DocumentRecord[]): DocumentRow[] {
  return records
    .flatMap(({ access, delegation, delegationName: _name, body, working, ...document }) => {
      const why = accessReason({ ...document, access, delegation, body: body.key }, reader);
      if (!why) return [];
      const versions = inReadingOrder(locale, working, document.versions);
      return [{ ...document, versions, missing: missingLanguages({ working, versions }), why }];
    })
    .toSorted((a, b) => compareSymbols(orderedBy(a), orderedBy(b)));
}

const orderedBy = ({ symbol, title }: { symbol: string | null; title: string }): string => symbol ?? `~${title}`;

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** The name a file is saved by: its symbol, or its title where it has none, and language, AP-SOM.9-L.1-Rev.1-ru.docx, whatever it was called when uploaded. */
export const fileNameOf = (file: { symbol: string; lang: string; mediaType: string }): string =>
  `${file.symbol
    .replaceAll(/[/\\:*?"<>|]+/g, '-')
    .slice(0, 120)
    .trim()}-${file.lang}.${extensions[file.mediaType] ?? 'bin'}`;
