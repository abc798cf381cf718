import { NewsMarks } from '#components/news/news-marks.tsx';
import { OwnTranslation } from '#components/source/own-translation.tsx';
import { languageOf } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import { inLanguage } from '#lib/language/tag.ts';
import { descriptionOf } from '#lib/news/notation/rules.ts';
import type { NewsRow } from '#lib/news/queries.ts';

/** Press releases one below the other: the day, the headline that leads to it, and its lead. */
export function NewsRows({ locale, rows }: { locale: Locale; rows: readonly NewsRow[] }) {
  return (
    <ul
      data-rows
      className="tw:*:border-t tw:*:border-rule tw:*:py-3 tw:*:first:border-t-0 tw:*:first:pt-0 tw:md:*:grid tw:md:*:grid-cols-[12rem_minmax(0,1fr)] tw:md:*:items-baseline tw:md:*:gap-x-8"
    >
      {rows.map((row) => {
        const inIts = inLanguage(languageOf(locale, row.headline, row.headlineLanguage));
        const said = row.lead && descriptionOf(row.lead, '');
        return (
          <li key={row.slug}>
            <time dateTime={row.date} className="tw:max-md:block tw:text-sm tw:text-muted">
              {day(locale, row.date)}
            </time>
            <div className="tw:max-w-measure">
              <a className="tw:font-serif tw:font-strong" href={`/${locale}/news/${row.slug}`} {...inIts}>
                {row.headline}
              </a>
              <OwnTranslation locale={locale} languages={row.ownTranslation} shown={row.headlineLanguage} />
              {said && (
                <p className="tw:mt-1" {...inIts}>
                  {said}
                </p>
              )}
              <NewsMarks locale={locale} row={row} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
