import type { ReactNode } from 'react';
import { SearchForm } from '#components/search/search-form.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; what: 'missing' | 'unavailable' | 'fault' | 'emptyRegister'; children?: ReactNode };

/** A page of words alone: an address that is not there, the register away, a fault, a register with nothing in it yet. */
export function PlainPage({ locale, what, children }: Props) {
  const t = translator(locale, 'frame');
  return (
    <>
      <PageHeading title={t(`${what}.title`)} lead={t(`${what}.lead`)} />
      {children}
      {what === 'missing' && (
        <>
          <SearchForm locale={locale} />
          <p>
            <a href={`/${locale}`}>{t('first')}</a>
          </p>
        </>
      )}
    </>
  );
}
