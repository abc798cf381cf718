import type { Numbered } from '#components/source/numbered.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { sourceWords } from '#lib/source/rules.ts';

/** Where a finger may come down reaches above and below the number; beside it there may be the edge of the column, or another. */
const look =
  'tw:relative tw:px-[0.1em] tw:no-underline tw:after:absolute tw:after:inset-x-0 tw:after:-inset-y-2.5 tw:hover:underline';
const bracket = 'tw:text-[0px]';

type Props = { locale: Locale; sources: Numbered; of: SourceView | null };

/**
 * The raised number after a fact, leading to its source at the page's foot. A narrow space that does not break keeps it from the word before, and its
 * brackets, which are copied and not seen, from a number: “2026 [1]”, never “20261”.
 */
export function Cite({ locale, sources, of }: Props) {
  const number = of && sources.number(of);
  if (!of || !number) return null;
  const t = translator(locale, 'source');
  return (
    <>
      {/* In the face and the weight that the number has: a heading would fetch another face of 25 kB for this space alone. */}
      <span className="tw:font-sans tw:font-normal">{'\u202f'}</span>
      <sup className="tw:top-0 tw:align-[0.45em] tw:font-sans tw:text-[min(0.75em,0.85rem)] tw:leading-none tw:font-normal tw:whitespace-nowrap tw:tabular-nums">
        <span className={bracket}>[</span>
        <a
          className={look}
          href={`#source-${number}`}
          aria-label={t('reference', { number, publisher: sourceWords(locale, of).publisher })}
        >
          {number}
        </a>
        <span className={bracket}>]</span>
      </sup>
    </>
  );
}

type CitesProps = {
  locale: Locale;
  sources: Numbered;
  of: readonly SourceView[];
  /** They vouch for the whole row of the table, not for the one cell alone. */
  row?: boolean;
};

/** The raised numbers after a fact that has several sources, or one. */
export function Cites({ locale, sources, of, row = false }: CitesProps) {
  const all = of.map((source) => <Cite key={source.key} locale={locale} sources={sources} of={source} />);
  return row ? <span data-vouches="row">{all}</span> : all;
}
