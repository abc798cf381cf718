import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { OutLink, sourceHref } from '#components/source/source-link.tsx';
import { Dated } from '#components/source/timed.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { labelled, translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';

type Props = { locale: Locale; list: Listed<SourceView>; sort: string | undefined };

/** All that was read for the register: who published it, what it is called, of which day, and where it is. */
export function SourcesPage({ locale, list, sort }: Props) {
  const t = translator(locale, 'source-page');
  const path = `/${locale}/sources`;
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <DataTable
        caption={t('caption')}
        derived
        groups={[{ key: 'all', rows: list.rows }]}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t('none')} />}
        count={t('count', { count: list.total })}
        sorting={sortingOf(locale, path, { sort })}
        columns={[
          {
            key: 'title',
            label: t('source'),
            cell: ({ title, url }) => <OutLink locale={locale} title={title} url={url} />,
            sort: true,
          },
          {
            key: 'publisher',
            label: t('publisher'),
            cell: ({ publisher }) => <Quoted locale={locale}>{publisher}</Quoted>,
            sort: true,
          },
          {
            key: 'date',
            label: t('date'),
            cell: ({ date }) => (date ? <Dated locale={locale} date={date} /> : t('undated')),
            sort: true,
          },
          {
            key: 'resting',
            label: t('inRegister'),
            cell: ({ key, title }) => (
              <a href={sourceHref(locale, key)} aria-label={labelled(locale, t('restingShort'), title)}>
                {t('restingShort')}
              </a>
            ),
          },
        ]}
      />
      <Pages locale={locale} path={path} query={{ sort }} list={list} />
    </>
  );
}
