import type { AccessLevel, Capacity, Distribution, DocumentStage, Locale, VersionKind } from '#db/vocabulary.ts';
import { accessReason, compareSymbols, replacedBy } from '#lib/document/rules.ts';

/** Who reads: what the register lets them act as today, and for whom. */
export type Reader = {
  capacities: ReadonlySet<Capacity>;
  participant: string | null;
};

/** One file of a document: its language (BCP 47), what kind of version it is, its size in bytes. */
export type Version = { id: string; lang: string; kind: VersionKind; mediaType: string; bytes: number };
/** For whom somebody reads, in the language of the page, and as what today. */
export type ReaderName = { name: string; as: 'chairing' | 'member' | 'observer' };

/** Names a reader for the page. */
export function readerNamed(
  locale: Locale,
  actor: { name: string; capacities: ReadonlySet<Capacity>; actsForName: Record<string, string> | null },
): ReaderName {
  const as = actor.capacities.has('chairing') ? 'chairing' : actor.capacities.has('member') ? 'member' : 'observer';
  return { name: actor.actsForName?.[locale] ?? actor.actsForName?.en ?? actor.name, as };
}

export type Titled = { title: string; titleLanguage: Locale };
export type Named = { id: string; symbol: string };

/** A document as the register holds it for a reader: what lib/document/reading/rows.ts selects. */
export type StoredDocument = Titled &
  Named & {
    distribution: Distribution;
    access: AccessLevel;
    delegation: string | null;
    stage: DocumentStage;
    /** ISO day in the process's zone; null before it is issued. */
    issuedOn: string | null;
    itemId: string | null;
    conference: Titled & { slug: string; exercise: boolean };
    versions: Version[];
    /** The process's working languages. */
    working: string[];
  };

/** A document as a reader has it in a list: why they may see it, its versions in their order, and what is missing. */
export type DocumentRow = Omit<StoredDocument, 'access' | 'delegation' | 'working'> & {
  why: AccessLevel;
  /** Working languages in which there is no version. */
  missing: string[];
  /** What stands in its place now, when it is superseded and the reader may see that. */
  replacement: Named | null;
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

/** What each superseded document was replaced by in the end, by its symbol, among those that the reader may see. */
export function replacements(documents: readonly Named[]): Map<string, Named> {
  const symbols = documents.map(({ symbol }) => symbol);
  const next = new Map<string, Named>();
  for (const { id, symbol } of documents) {
    const earlier = replacedBy(symbol, symbols);
    if (earlier) next.set(earlier, { id, symbol });
  }
  return new Map(
    [...next].map(([symbol, first]) => {
      let last = first;
      for (let later = next.get(last.symbol); later; later = next.get(last.symbol)) last = later;
      return [symbol, last];
    }),
  );
}

/**
 * The documents as the reader has them, in the office's order of symbols. Row level security has already left out what they
 * may not see; whatever the rule would not show is left out all the same. `known` are the documents a successor is sought in.
 */
export function toReaderRows(
  locale: Locale,
  reader: Reader,
  held: readonly StoredDocument[],
  known: readonly Named[] = held,
): DocumentRow[] {
  const successors = replacements(known);
  return held
    .flatMap(({ access, delegation, working, ...document }) => {
      const why = accessReason({ access, delegation, stage: document.stage }, reader);
      if (!why) return [];
      const versions = inReadingOrder(locale, working, document.versions);
      const missing = working.filter((language) => !versions.some(({ lang }) => isIn(lang, language)));
      const replacement = document.stage === 'superseded' ? (successors.get(document.symbol) ?? null) : null;
      return [{ ...document, versions, missing, why, replacement }];
    })
    .toSorted((a, b) => compareSymbols(a.symbol, b.symbol));
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** The name a file is saved by: its symbol and language, AP-SOM.9-L.1-Rev.1-ru.docx, whatever it was called when uploaded. */
export const fileNameOf = (file: { symbol: string; lang: string; mediaType: string }): string =>
  `${file.symbol.replaceAll('/', '-')}-${file.lang}.${extensions[file.mediaType] ?? 'bin'}`;
