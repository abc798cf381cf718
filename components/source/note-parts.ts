import { formatPartialDate, isLocale } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { isDay } from '#lib/time/period.ts';

/** A note in parts: text with its ISO days written out, and the sources that it names by their key. An unknown key stays as it is. */
export function noteParts(language: string, note: string, sources: readonly SourceView[]): (string | SourceView)[] {
  const byKey = new Map(sources.map((source) => [source.key, source] as const));
  const parts: (string | SourceView)[] = [];
  let text = '';
  for (const word of note.split(/([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)/)) {
    const source = byKey.get(word);
    if (source) {
      if (text) parts.push(text);
      parts.push(source);
      text = '';
    } else
      text += isDay(word)
        ? formatPartialDate(isLocale(language) ? language : 'en', { date: word, precision: 'day' })
        : word;
  }
  if (text) parts.push(text);
  return parts;
}
