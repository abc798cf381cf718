import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';

/** The head of a source's page: its title, and what a search engine says under it. */
export function headOf(locale: Locale, source: SourceView | null) {
  const part = 'source-page' as const;
  if (!source) return { part };
  const { title, publisher } = source;
  return { part, title, description: translator(locale, part)('described', { publisher, title }) };
}
