import type { Locale } from '#db/vocabulary.ts';
import { formatGenitive, formatPartialDate } from '#lib/language/language.ts';
import { type Bound, type PartialDate, partialDateText, UNKNOWN } from '#lib/time/period.ts';

/** A piece of a text: words, or the words of a date with it as machines read it (2013, 2013-06, 2013-06-05). */
export type TimedPart = { text: string; dateTime: string | null };

/** A date that stands in a text: an ISO day, or one as precise as it is known; what is none is passed over. */
export type Said = string | Bound | null | undefined;

const dateOf = (said: Said): PartialDate | null =>
  !said || said === UNKNOWN ? null : typeof said === 'string' ? { date: said, precision: 'day' } : said;

/** Where words stand in a text and are no part of a longer number; -1 where they do not. */
function standsAt(text: string, words: string): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/\d/.test(text[at - 1] ?? '') && !/\d/.test(text[at + words.length] ?? '')) return at;
  return -1;
}

/** A text in parts, each of the dates that it says apart, once each, as the language words them; a date that it does not say changes nothing. */
export function timedParts(locale: Locale, text: string, dates: readonly Said[]): TimedPart[] {
  const said = dates.flatMap((one) => {
    const date = dateOf(one);
    return date
      ? [...new Set([formatPartialDate(locale, date), formatGenitive(locale, date)])].map((words) => ({ words, date }))
      : [];
  });
  let parts: TimedPart[] = [{ text, dateTime: null }];
  // The longest first: 2013 is not looked for within 5 June 2013.
  for (const { words, date } of said.toSorted((a, b) => b.words.length - a.words.length)) {
    const found = parts.findIndex((part) => part.dateTime === null && standsAt(part.text, words) >= 0);
    const part = parts[found];
    if (!part) continue;
    const at = standsAt(part.text, words);
    const pieces = [
      { text: part.text.slice(0, at), dateTime: null },
      { text: words, dateTime: partialDateText(date) },
      { text: part.text.slice(at + words.length), dateTime: null },
    ];
    parts = parts.toSpliced(found, 1, ...pieces.filter((piece) => piece.text !== ''));
  }
  return parts;
}
