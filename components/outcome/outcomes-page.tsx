import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { OutcomeList, sourcesOfOutcome } from '#components/outcome/outcome-list.tsx';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { numbered } from '#components/source/numbered.ts';
import { SourceList } from '#components/source/source-list.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';

type Props = {
  locale: Locale;
  list: Listed<OutcomeRow>;
  sort: string | undefined;
  adopter: { key: string; name: string } | null;
};

/** Everything that was adopted and made public. */
export function OutcomesPage({ locale, list, sort, adopter }: Props) {
  const t = translator(locale, 'outcome');
  const path = `/${locale}/outcomes`;
  const sources = numbered(list.rows.flatMap(sourcesOfOutcome));
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      {adopter && (
        <p className="tw:mb-6">
          {t('adoptedBy')} <ParticipantLink locale={locale} of={adopter} />. <a href={path}>{t('all')}</a>
        </p>
      )}
      <OutcomeList
        locale={locale}
        rows={list.rows}
        sources={sources}
        total={list.total}
        conference
        empty={{ title: t('none'), lead: t('noneLead') }}
        sorting={sortingOf(locale, path, { participant: adopter?.key, sort })}
      />
      <Pages locale={locale} path={path} query={{ participant: adopter?.key, sort }} list={list} />
      <SourceList locale={locale} sources={sources} />
    </>
  );
}
