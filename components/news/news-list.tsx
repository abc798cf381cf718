import { Pages } from '#components/layout/pages.tsx';
import { NewsRows } from '#components/news/news-rows.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import type { NewsRow } from '#lib/news/queries.ts';

/** Press releases, newest first. */
export function NewsListPage({ locale, list }: { locale: Locale; list: Listed<NewsRow> }) {
  const t = translator(locale, 'news');
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      {list.rows.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
      ) : (
        <NewsRows locale={locale} rows={list.rows} />
      )}
      <Pages locale={locale} path={`/${locale}/news`} query={{}} list={list} />
    </>
  );
}
