import { type Locale, locales } from '#db/vocabulary.ts';
import { dateFormat } from '#lib/language/formatter.ts';
import { type PartialDate, parsePartialDate } from '#lib/time/period.ts';

/**
 * Reads a date the way people write it: 2027-04-24, 24.04.2027, 24/04/2027, 24 April 2027, April 24, 2027, 04.2027, April 2027, 2027, and the
 * months by their names in any of the languages, «24 апреля 2027 г.» too. In figures alone the day stands before the month. Null when it is
 * no date of the calendar.
 */
export function parseWrittenDate(text: string, languages: readonly Locale[] = locales): PartialDate | null {
  const plain = text.normalize('NFKC').trim().toLocaleLowerCase();
  const strict = parsePartialDate(plain);
  if (strict) return strict;
  const figures = /^(?:(\d{1,2})\s*[./]\s*)?(\d{1,2})\s*[./]\s*(\d{4})(?:\s*\p{L}\.?)?$/u.exec(plain);
  if (figures) return made(figures[3], figures[2], figures[1]);
  const words = plain.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const months = monthsOf(languages);
  const month = words.map((word) => months.get(word)).find((number) => number !== undefined);
  if (words.some((word) => !/^\d+$/.test(word) && !months.has(word) && !besides.test(word))) return null;
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length < 3);
  if (years.length !== 1 || years.length + days.length !== numbers.length || days.length > 1) return null;
  return month === undefined && days.length > 0
    ? null
    : made(years[0], month === undefined ? undefined : `${month}`, days[0]);
}

/** What may stand beside the figures and the month: endings of ordinals, and the words for “year” and “of”. */
const besides = /^(?:st|nd|rd|th|of|er|de|е|го|г|год|года|году)$/u;

function made(year = '', month?: string, day?: string): PartialDate | null {
  return parsePartialDate([year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-'));
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** The names of the months in each language, alone and beside a day, long and short, as Intl has them. */
function monthsOf(languages: readonly Locale[]): ReadonlyMap<string, number> {
  const key = languages.join(' ');
  const there = known.get(key);
  if (there) return there;
  const months = new Map<string, number>();
  for (const language of languages)
    for (const month of ['long', 'short'] as const)
      for (const options of [{ month }, { month, day: 'numeric' as const }])
        for (let number = 1; number <= 12; number++) {
          const at = new Date(Date.UTC(2027, number - 1, 15));
          const parts = dateFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(at);
          const name = parts
            .find(({ type }) => type === 'month')
            ?.value.normalize('NFKC')
            .toLocaleLowerCase();
          const [word] = name?.match(/[\p{L}\p{M}]+/u) ?? [];
          if (word) months.set(word, number);
        }
  known.set(key, months);
  return months;
}
