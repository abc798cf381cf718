import type { Locale } from '#db/vocabulary.ts';
import { dateFormat } from '#lib/kernel/formatter.ts';
import { formatDayRange, formatPartialDate, translator } from '#lib/kernel/language.ts';
import type { PartialDate } from '#lib/kernel/period.ts';

const fullMonth = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** A date in words, the day's number kept with its month. */
export const dateText = (locale: Locale, d: PartialDate): string =>
  formatPartialDate(locale, d).replace(/^(\d+) /, '$1\u00a0');

/** A date as it stands after “from” or “since”: in Russian in the genitive, «ноября 2016 г.». */
export function genitive(locale: Locale, d: PartialDate): string {
  if (d.precision !== 'month') return dateText(locale, d);
  const parts = dateFormat(locale, fullMonth).formatToParts(new Date(`${d.date}T00:00:00Z`));
  return parts
    .slice(parts.findIndex((part) => part.type === 'month'))
    .map((part) => part.value)
    .join('');
}

/** “since 24 April 2025”, “from June 2013 to November 2016”, “until 2016”; null when neither end is known. */
export function periodText(locale: Locale, from: PartialDate | null, to: PartialDate | null): string | null {
  const t = translator(locale, 'date');
  if (from && to) return t('fromTo', { from: genitive(locale, from), to: genitive(locale, to) });
  if (from) return t('since', { from: genitive(locale, from) });
  return to ? t('until', { to: genitive(locale, to) }) : null;
}

/** When a conference was held: one day, a range of days, or as precise as it is known. */
export function heldOn(locale: Locale, from: PartialDate, to: PartialDate | null): string {
  if (!to || to.date === from.date) return dateText(locale, from);
  if (from.precision === 'day' && to.precision === 'day') return formatDayRange(locale, from.date, to.date);
  return `${dateText(locale, from)} – ${dateText(locale, to)}`;
}

/** An ISO day in words, the number kept with its month. */
export const day = (locale: Locale, date: string): string => dateText(locale, { date, precision: 'day' });
