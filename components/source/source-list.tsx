import type { Numbered } from '#components/source/numbered.ts';
import { languageOf } from '#components/source/quoted.tsx';
import { sourceHref } from '#components/source/source-link.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

/** The sources that the page's raised numbers lead to: publisher, title, date. */
export function SourceList({ locale, sources }: { locale: Locale; sources: Numbered }) {
  if (sources.list.length === 0) return null;
  const t = translator(locale, 'source');
  return (
    <Section title={t('title')} id="sources" wide>
      <ol className="tw:text-sm tw:leading-snug tw:lg:columns-2 tw:lg:gap-12">
        {sources.list.map((source, at) => (
          <li
            key={source.key}
            id={`source-${at + 1}`}
            className="tw:grid tw:break-inside-avoid tw:grid-cols-[2rem_minmax(0,1fr)] tw:py-1"
          >
            <span aria-hidden="true" className="tw:text-muted tw:tabular-nums">
              {at + 1}
            </span>
            <span>
              <span {...inLanguage(languageOf(locale, source.publisher))}>{source.publisher}</span>
              {'. '}
              <span {...inLanguage(languageOf(locale, source.title))}>
                {source.url ? (
                  <a
                    className="tw:wrap-anywhere tw:print:after:ms-1 tw:print:after:text-[0.85em] tw:print:after:text-muted tw:print:after:content-[attr(href)]"
                    href={source.url}
                    rel="external noreferrer"
                  >
                    {source.title}
                  </a>
                ) : (
                  source.title
                )}
              </span>
              {', '}
              {source.date ? <Dated locale={locale} date={source.date} /> : t('undated')}
              {source.title && (
                <span className="tw:print:hidden">
                  {'\u00a0· '}
                  <a
                    className="tw:whitespace-nowrap tw:text-muted"
                    href={sourceHref(locale, source.key)}
                    aria-label={labelled(locale, t('resting'), source.title)}
                  >
                    {t('resting')}
                  </a>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
