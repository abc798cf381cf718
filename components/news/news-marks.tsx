import { day } from '#components/source/when.ts';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatDayAndTime, translator } from '#lib/language/language.ts';
import type { NewsRow } from '#lib/news/queries.ts';

type Row = Pick<NewsRow, 'state' | 'publicFrom' | 'zone' | 'calledOffOn' | 'withdrawnOn' | 'correctedOn'>;

/** What became of a press release: that it was withdrawn or corrected, and when; for the office also that it is still to come, or was called off. */
export function NewsMarks({ locale, row }: { locale: Locale; row: Row }) {
  const said = saidOf(locale, row);
  if (!said) return null;
  return (
    <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
      <Status mark="square" tone={row.state === 'scheduled' ? 'awaits' : 'quiet'}>
        {said}
      </Status>
    </span>
  );
}

function saidOf(
  locale: Locale,
  { state, publicFrom, zone, calledOffOn, withdrawnOn, correctedOn }: Row,
): string | null {
  const t = translator(locale, 'news');
  const office = translator(locale, 'staff-news');
  if (state === 'scheduled' && publicFrom)
    return office('state.scheduled', formatDayAndTime(locale, new Date(publicFrom), zone));
  if (calledOffOn) return office('state.called-off', { day: day(locale, calledOffOn) });
  if (withdrawnOn) return t('withdrawnOn', { day: day(locale, withdrawnOn) });
  return correctedOn && t('correctedOn', { day: day(locale, correctedOn) });
}
