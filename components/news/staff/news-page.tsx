import { Pages } from '#components/layout/pages.tsx';
import { NewsMarks } from '#components/news/news-marks.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import type { NewsRow } from '#lib/news/queries.ts';

/** What has been published, each leading to its page in the office, and the way to publish another. */
export function NewsStaffPage({ locale, list }: { locale: Locale; list: Listed<NewsRow> }) {
  const t = translator(locale, 'staff-news');
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.news')} lead={<p>{t('lead')}</p>} />
      <Actions opening>
        <LinkButton href={`/${locale}/portal/staff/news/new`}>{t('publish')}</LinkButton>
      </Actions>
      <DataTable<NewsRow>
        caption={t('caption')}
        rowKey={({ id }) => id}
        count={t('count', { count: list.total })}
        empty={<EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
        columns={[
          {
            key: 'headline',
            label: t('headline'),
            cell: (row) => (
              <>
                <a href={`/${locale}/portal/staff/news/${row.id}`}>
                  <Quoted locale={locale} language={row.headlineLanguage}>
                    {row.headline}
                  </Quoted>
                </a>
                <NewsMarks locale={locale} row={row} />
              </>
            ),
          },
          { key: 'date', label: t('date'), shrink: true, cell: ({ date }) => day(locale, date) },
          { key: 'languages', label: t('languages'), shrink: true, cell: ({ languages }) => languages.join(' · ') },
          {
            key: 'conference',
            label: t('conference'),
            cell: ({ conference }) =>
              conference && (
                <Quoted locale={locale} language={conference.titleLanguage}>
                  {conference.title}
                </Quoted>
              ),
          },
        ]}
        groups={[{ key: 'news', rows: list.rows }]}
      />
      <Pages locale={locale} path={`/${locale}/portal/staff/news`} query={{}} list={list} />
    </>
  );
}
