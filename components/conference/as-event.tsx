import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceView } from '#lib/conference/queries.ts';
import { partialDateText } from '#lib/time/period.ts';

const statuses = { postponed: 'EventPostponed', cancelled: 'EventCancelled' } as const;
const modes: Readonly<Record<string, string>> = {
  'in-person': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
};

/** A conference as search engines read it (schema.org/Event), in attributes: the page has no script. Dates are as precise as they are known. */
export function AsEvent({ locale, view }: { locale: Locale; view: ConferenceView }) {
  const { stage, mode, from, to } = view;
  // A date that was inferred is marked for people; there is no mark for it here.
  const isDated = !view.dateOpen && view.inferred === null;
  const status = stage === 'postponed' || stage === 'cancelled' ? statuses[stage] : 'EventScheduled';
  return (
    <div itemScope itemType="https://schema.org/Event">
      <meta itemProp="name" content={view.title} />
      <meta itemProp="inLanguage" content={locale} />
      <link itemProp="url" href={`/${locale}/conferences/${view.slug}`} />
      <link itemProp="eventStatus" href={`https://schema.org/${status}`} />
      {isDated && <meta itemProp="startDate" content={partialDateText(from)} />}
      {isDated && to && <meta itemProp="endDate" content={partialDateText(to)} />}
      {mode && modes[mode] && <link itemProp="eventAttendanceMode" href={`https://schema.org/${modes[mode]}`} />}
      {view.city && (
        <span itemProp="location" itemScope itemType="https://schema.org/Place">
          <meta itemProp="name" content={[view.venue, view.city].filter(Boolean).join(', ')} />
          <meta itemProp="address" content={view.city} />
        </span>
      )}
      {view.organiser && (
        <span itemProp="organizer" itemScope itemType="https://schema.org/Organization">
          <meta itemProp="name" content={view.organiser} />
        </span>
      )}
    </div>
  );
}
