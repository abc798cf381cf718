/** What a document is called: its symbol, or its title where its process files by that. */
export const called = ({ symbol, title }: { symbol: string | null; title: string }): string => symbol ?? title;

/** Do any of these have a symbol? Where none does, no column says so. */
export const hasSymbols = (documents: readonly { symbol: string | null }[]): boolean =>
  documents.length === 0 || documents.some(({ symbol }) => symbol !== null);
