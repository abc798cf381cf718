import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { languageOf, Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { KeptSource } from '#lib/source/staff/queries.ts';

type Props = { locale: Locale; list: Listed<KeptSource>; sort: string | undefined };

/** All sources of the register as the office keeps them, and which of them the public sees. */
export function KeptSourcesPage({ locale, list, sort }: Props) {
  const t = translator(locale, 'staff-source');
  const words = translator(locale, 'source-page');
  const staff = translator(locale, 'staff');
  const above = `/${locale}/portal/staff/claim`;
  const path = `${above}/source`;
  return (
    <>
      <Breadcrumbs label={staff('above')} items={[{ href: above, label: staff('area.claim') }]} />
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <DataTable
        caption={words('caption')}
        groups={[{ key: 'all', rows: list.rows }]}
        rowKey={({ key }) => key}
        empty={<EmptyState title={words('none')} />}
        count={words('count', { count: list.total })}
        sorting={sortingOf(locale, path, { sort })}
        columns={[
          {
            key: 'title',
            label: words('source'),
            cell: ({ key, title }) => (
              <a href={`${path}/${encodeURIComponent(key)}`} {...inLanguage(languageOf(locale, title))}>
                {title}
              </a>
            ),
            sort: true,
          },
          {
            key: 'publisher',
            label: words('publisher'),
            cell: ({ publisher }) => <Quoted locale={locale}>{publisher}</Quoted>,
            sort: true,
          },
          {
            key: 'date',
            label: words('date'),
            cell: ({ date }) => (date ? <Dated locale={locale} date={date} /> : words('undated')),
            sort: true,
          },
          { key: 'seen', label: t('seen'), cell: ({ public: isPublic }) => t(isPublic ? 'public' : 'officeOnly') },
        ]}
      />
      <Pages locale={locale} path={path} query={{ sort }} list={list} />
    </>
  );
}
