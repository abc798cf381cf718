import ical, { ICalEventStatus } from 'ical-generator';
import type { CalendarEntry } from '#lib/data/calendar/queries.ts';
import type { RegisterView } from '#lib/data/queries.ts';
import { type Locale, translator } from '#lib/language/language.ts';
import { spanEnd } from '#lib/time/period.ts';

const atMidnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

function statusOf({ stage, dateOpen, inferred }: CalendarEntry): ICalEventStatus {
  if (stage === 'cancelled') return ICalEventStatus.CANCELLED;
  return stage === 'postponed' || dateOpen || inferred ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

/**
 * Conferences as iCalendar (RFC 5545): all-day events by day, whose UID is their id and whose SEQUENCE grows with each change. What is known by
 * month or year alone has no place in a calendar and is left out; what is postponed with no new date is tentative on its former days, and what has an inferred date on that, and both say so.
 */
export function calendarText(
  locale: Locale,
  { acronym, name }: Pick<RegisterView, 'acronym' | 'name'>,
  entries: readonly CalendarEntry[],
  origin: string,
): string {
  const t = translator(locale, 'data');
  const { host } = new URL(origin);
  const calendar = ical({
    name: t('calendarName', { acronym }),
    description: name,
    prodId: { company: acronym, product: 'register', language: locale.toUpperCase() },
    url: `${origin}/${locale}/conferences`,
    ttl: 3600,
  });
  for (const entry of entries) {
    const { from, to } = entry;
    if (from.precision !== 'day' || (to && to.precision !== 'day')) continue;
    const changed = new Date(entry.changedAt);
    const notes = [
      entry.body,
      entry.dateOpen ? t('calendarTentative') : null,
      entry.inferred && translator(locale, 'conference')(`inferred.${entry.inferred}`),
      entry.dateNote,
    ].filter((one) => one !== null);
    calendar.createEvent({
      id: `${entry.id}@${host}`,
      // Versions count from 1, sequences from 0.
      sequence: entry.version - 1,
      stamp: changed,
      lastModified: changed,
      start: atMidnight(from.date),
      // The day after the last.
      end: atMidnight(spanEnd(to ?? from)),
      allDay: true,
      summary: entry.title,
      description: notes.join('\n'),
      location: [entry.venue, entry.city].filter(Boolean).join(', ') || null,
      url: `${origin}/${locale}/conferences/${entry.slug}`,
      status: statusOf(entry),
    });
  }
  return calendar.toString();
}
