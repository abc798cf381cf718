import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale, MembershipStatus } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';

/** What a person reads whose State or organization takes no part today: why, since when it is judged, and where to go. */
export function OutsidePage({
  locale,
  today,
  status,
}: {
  locale: Locale;
  today: string;
  status: MembershipStatus | null;
}) {
  const t = translator(locale, 'account');
  const words = translator(locale, 'vocabulary');
  const day = formatPartialDate(locale, { date: today, precision: 'day' });
  return (
    <>
      <PageHeading
        title={t('outside.title')}
        lead={
          status
            ? t('outside.status', { day, status: words(`membershipStatus.${status}`) })
            : t('outside.none', { day })
        }
      />
      <p>{t('outside.public')}</p>
      <p>
        <a href={`/${locale}`}>{t('outside.link')}</a>
      </p>
    </>
  );
}
