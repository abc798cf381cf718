import type { Numbered } from '#components/source/numbered.ts';
import { languageOf } from '#components/source/quoted.tsx';
import { keptSourceHref, sourceHref } from '#components/source/source-link.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { sourceWords } from '#lib/source/rules.ts';

type Props = {
  locale: Locale;
  sources: Numbered;
  /** On a page of the office: each leads to where it is kept, since the public may not see it. */
  kept?: boolean;
};

/** The sources that the page's raised numbers lead to: publisher, title, date. */
export function SourceList({ locale, sources, kept = false }: Props) {
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
              <InWords locale={locale} source={source} />
              {source.title && (
                <span className="tw:print:hidden">
                  {'\u00a0· '}
                  <a
                    className="tw:whitespace-nowrap tw:text-muted"
                    href={kept ? keptSourceHref(locale, source.key) : sourceHref(locale, source.key)}
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

/** A source in words: publisher, title, date. Of what no source says, that the secretariat recorded it, and when. */
function InWords({ locale, source }: { locale: Locale; source: SourceView }) {
  const { publisher, title } = sourceWords(locale, source);
  return (
    <>
      <span {...inLanguage(languageOf(locale, publisher))}>{publisher}</span>
      {'. '}
      <span {...inLanguage(languageOf(locale, title))}>
        <Title source={source}>{title}</Title>
      </span>
      {', '}
      {source.date ? <Dated locale={locale} date={source.date} /> : translator(locale, 'source')('undated')}
    </>
  );
}

/** A source by its title alone, leading to where it can be read. */
export function AtSource({ locale, of }: { locale: Locale; of: SourceView }) {
  const { title } = sourceWords(locale, of);
  return (
    <span {...inLanguage(languageOf(locale, title))}>
      <Title source={of}>{title}</Title>
    </span>
  );
}

function Title({ source: { url }, children }: { source: SourceView; children: string }) {
  if (!url) return children;
  return (
    <a
      className="tw:wrap-anywhere tw:print:after:ms-1 tw:print:after:text-[0.85em] tw:print:after:text-muted tw:print:after:content-[attr(href)]"
      href={url}
      rel="external noreferrer"
    >
      {children}
    </a>
  );
}
