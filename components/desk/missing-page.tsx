import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** The portal's page for an address where there is nothing, or nothing for whoever asks: which of the two is not said. */
export function MissingPage({ locale }: { locale: Locale }) {
  const t = translator(locale, 'desk');
  return (
    <>
      <PageHeading title={t('missing.title')} lead={t('missing.lead')} />
      <p>
        <a href={`/${locale}/portal`}>{t('missing.back')}</a>
      </p>
    </>
  );
}
