import type { Numbered } from '#components/source/numbered.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';

type Props = { locale: Locale; sources: Numbered; of: SourceView | null };

/** The raised number after a fact, leading to its source at the page's foot. */
export function Cite({ locale, sources, of }: Props) {
  const number = of && sources.number(of);
  if (!of || !number) return null;
  const t = translator(locale, 'source');
  return (
    <sup className="tw:top-0 tw:align-[0.45em] tw:font-sans tw:text-[0.75em] tw:leading-none tw:font-normal tw:whitespace-nowrap tw:tabular-nums">
      <a
        className="tw:px-[0.15em] tw:py-[0.3em] tw:no-underline tw:hover:underline"
        href={`#source-${number}`}
        aria-label={t('reference', { number, publisher: of.publisher })}
      >
        {number}
      </a>
    </sup>
  );
}
