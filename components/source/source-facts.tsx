import { Quoted } from '#components/source/quoted.tsx';
import { OutLink } from '#components/source/source-link.tsx';
import { Dated } from '#components/source/timed.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';

/** What a source is, as it says of itself: who published it, when, and where it can be read. */
export function SourceFacts({ locale, source }: { locale: Locale; source: SourceView }) {
  const t = translator(locale, 'source-page');
  return (
    <Facts
      items={[
        { term: t('publisher'), value: <Quoted locale={locale}>{source.publisher}</Quoted>, derived: true },
        {
          term: t('date'),
          value: source.date ? <Dated locale={locale} date={source.date} /> : t('undated'),
          derived: true,
        },
        {
          term: t('address'),
          derived: true,
          value: source.url ? <OutLink locale={locale} title={source.url} url={source.url} /> : t('noAddress'),
        },
      ]}
    />
  );
}
