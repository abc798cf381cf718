import type { Locale } from '#db/vocabulary.ts';
import { formatDayRange, formatGenitive, formatPartialDate, translator } from '#lib/language/language.ts';
import { type Bound, type DatedBound, datedOf, type PartialDate, UNKNOWN } from '#lib/time/period.ts';

/**
 * “since 24 April 2025”, “from June 2013 to November 2016”, “until 2016”, “begun by April 2011”, “from 2003, end date not known”; null
 * when neither end is known.
 */
export function periodText(locale: Locale, from: DatedBound | null, to: Bound | null): string | null {
  const t = translator(locale, 'date');
  const first = from && formatGenitive(locale, from);
  const last = to && to !== UNKNOWN ? formatGenitive(locale, to) : null;
  if (first && last && !from?.bound && to !== UNKNOWN && !to?.bound) return t('fromTo', { from: first, to: last });
  const parts = [
    first && t(from.bound ? begun[from.bound] : to ? 'fromAlone' : 'since', { from: first }),
    to === UNKNOWN ? t('endUnknown') : last && to && t(to.bound ? ended[to.bound] : 'until', { to: last }),
  ];
  return parts.filter(Boolean).join(', ') || null;
}

const begun = { 'not-later': 'begunBy', 'not-earlier': 'begunNotBefore' } as const;
const ended = { 'not-later': 'endedBy', 'not-earlier': 'endedNotBefore' } as const;
const alone = { 'not-later': 'by', 'not-earlier': 'notBefore' } as const;

/** A bound alone, as a cell of a table has it: “28 March 2023”, “by April 2011”, “not before 2013”, “date not known”. */
export function boundWords(locale: Locale, bound: Bound): string {
  const t = translator(locale, 'date');
  if (bound === UNKNOWN) return t('dayUnknown');
  return bound.bound
    ? t(alone[bound.bound], { date: formatGenitive(locale, bound) })
    : formatPartialDate(locale, bound);
}

/** When a conference was held: one day, a range of days, or as precise as it is known. */
export function heldOn(locale: Locale, from: PartialDate, until: Bound | null): string {
  const to = datedOf(until);
  if (!to || to.date === from.date) return formatPartialDate(locale, from);
  if (from.precision === 'day' && to.precision === 'day') return formatDayRange(locale, from.date, to.date);
  return `${formatPartialDate(locale, from)} – ${formatPartialDate(locale, to)}`;
}

/** An ISO day in words. */
export const day = (locale: Locale, date: string): string => formatPartialDate(locale, { date, precision: 'day' });
