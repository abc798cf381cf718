import { Pages } from '#components/layout/pages.tsx';
import { languageOf } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
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
        <ul className="tw:*:border-t tw:*:border-rule tw:*:py-3 tw:md:*:grid tw:md:*:grid-cols-[12rem_minmax(0,1fr)] tw:md:*:items-baseline tw:md:*:gap-x-8">
          {list.rows.map((row) => (
            <li key={row.slug}>
              <time dateTime={row.date} className="tw:max-md:block tw:text-sm tw:text-muted">
                {day(locale, row.date)}
              </time>
              <div>
                <a
                  className="tw:font-serif tw:font-strong"
                  href={`/${locale}/news/${row.slug}`}
                  {...inLanguage(languageOf(locale, row.headline, row.headlineLanguage))}
                >
                  {row.headline}
                </a>
                <NewsMarks locale={locale} row={row} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pages locale={locale} path={`/${locale}/news`} query={{}} list={list} />
    </>
  );
}

/** That a press release was withdrawn or corrected, and when. */
export function NewsMarks({ locale, row }: { locale: Locale; row: Pick<NewsRow, 'withdrawnOn' | 'correctedOn'> }) {
  const t = translator(locale, 'news');
  const { withdrawnOn, correctedOn } = row;
  if (!withdrawnOn && !correctedOn) return null;
  return (
    <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
      <Status mark="square" tone="quiet">
        {withdrawnOn
          ? t('withdrawnOn', { day: day(locale, withdrawnOn) })
          : t('correctedOn', { day: day(locale, correctedOn ?? '') })}
      </Status>
    </span>
  );
}
