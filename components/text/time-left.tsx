import { OwnTime } from '#components/text/own-time.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; now: string; until: string; zone: string };

/**
 * What is left until an instant, as it was when the page was made: days and hours, or hours and minutes; and the instant by the reader's own
 * clock, where that is not of the zone in which it is said.
 */
export function TimeLeft({ locale, now, until, zone }: Props) {
  const t = translator(locale, 'text');
  const minutes = Math.max(0, Math.floor((new Date(until).getTime() - new Date(now).getTime()) / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)];
  const left =
    days > 1 ? t('left.days', { days, hours: hours % 24 }) : t('left.hours', { hours, minutes: minutes % 60 });
  return (
    <p>
      <time dateTime={until}>{left}</time>
      <OwnTime locale={locale} at={until} zone={zone} label={t('left.own')} />
    </p>
  );
}
