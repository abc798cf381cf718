import type { Locale } from '#db/vocabulary.ts';
import { formatDayRange, formatGenitive, formatPartialDate, translator } from '#lib/language/language.ts';
import type { PartialDate } from '#lib/time/period.ts';

/** “since 24 April 2025”, “from June 2013 to November 2016”, “until 2016”; null when neither end is known. */
export function periodText(locale: Locale, from: PartialDate | null, to: PartialDate | null): string | null {
  const t = translator(locale, 'date');
  if (from && to) return t('fromTo', { from: formatGenitive(locale, from), to: formatGenitive(locale, to) });
  if (from) return t('since', { from: formatGenitive(locale, from) });
  return to ? t('until', { to: formatGenitive(locale, to) }) : null;
}

/** When a conference was held: one day, a range of days, or as precise as it is known. */
export function heldOn(locale: Locale, from: PartialDate, to: PartialDate | null): string {
  if (!to || to.date === from.date) return formatPartialDate(locale, from);
  if (from.precision === 'day' && to.precision === 'day') return formatDayRange(locale, from.date, to.date);
  return `${formatPartialDate(locale, from)} – ${formatPartialDate(locale, to)}`;
}

/** An ISO day in words. */
export const day = (locale: Locale, date: string): string => formatPartialDate(locale, { date, precision: 'day' });
