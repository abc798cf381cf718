import { sortingOf } from '#components/layout/sorting-of.ts';
import { OutcomeList } from '#components/outcome/outcome-list.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';

type Props = { locale: Locale; rows: readonly OutcomeRow[]; sort: string | undefined };

/** Everything that was adopted and made public. */
export function OutcomesPage({ locale, rows, sort }: Props) {
  const t = translator(locale, 'outcome');
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <OutcomeList
        locale={locale}
        rows={rows}
        conference
        empty={{ title: t('none'), lead: t('noneLead') }}
        sorting={sortingOf(locale, `/${locale}/outcomes`, { sort })}
      />
    </>
  );
}
