import type { ReactNode } from 'react';
import { Cite } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { OwnTranslation } from '#components/source/own-translation.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { Statement } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  rows: readonly Statement[];
  sources: Numbered;
  /** What stands beside a statement instead of for whom it was made. */
  beside?: (one: Statement) => ReactNode;
};

const isOurs = ({ ownTranslation, language }: Statement): boolean => ownTranslation.includes(language);

/** The statements delivered at a conference, in their order: for whom, who spoke, in which office, and the gist. */
export function Statements({ locale, rows, sources, beside }: Props) {
  const t = translator(locale, 'conference-statement');
  const allOurs = rows.every(isOurs);
  const under = [rows.some(({ gist }) => gist) && t('ourWords'), rows.length > 0 && allOurs && t('ourNames')];
  return (
    <>
      <ol className="tw:list-none tw:*:border-t tw:*:border-rule tw:*:py-3 tw:*:first:border-t-0 tw:*:first:pt-0 tw:md:*:grid tw:md:*:grid-cols-[12rem_minmax(0,1fr)] tw:md:*:gap-x-8">
        {rows.map((one) => (
          <li key={one.id} className="tw:break-inside-avoid">
            <div className="tw:text-sm tw:leading-snug tw:text-muted">
              {beside?.(one)}
              {!beside && one.onBehalfOf && (
                <>
                  <span className="tw:sr-only">{t('onBehalfOf')} </span>
                  {one.onBehalfOf}
                </>
              )}
            </div>
            <div className="tw:max-w-measure">
              <p>
                <span className="tw:font-emphasis">
                  <Quoted locale={locale} language={one.language}>
                    {one.speaker}
                  </Quoted>
                </span>
                {', '}
                <Quoted locale={locale} language={one.language}>
                  {one.office}
                </Quoted>
                <Cite locale={locale} sources={sources} of={one.source} />
              </p>
              {one.gist && (
                <p className="tw:mt-1">
                  <Quoted locale={locale} language={one.gistLanguage}>
                    {one.gist}
                  </Quoted>
                </p>
              )}
              {!allOurs && <OwnTranslation locale={locale} languages={one.ownTranslation} shown={one.language} />}
              {!one.source && (
                <p className="tw:text-sm tw:text-muted">{t('recordedOn', { day: day(locale, one.recordedOn) })}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {under.some(Boolean) && <p className="tw:mt-4 tw:text-sm tw:text-muted">{under.filter(Boolean).join(' ')}</p>}
    </>
  );
}
