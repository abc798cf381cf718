import { Quoted } from '#components/source/quoted.tsx';
import type { Locale } from '#db/vocabulary.ts';

type Named = { slug: string; title: string; titleLanguage: string };

/** A link to a conference by its title. */
export function ConferenceLink({ locale, to }: { locale: Locale; to: Named }) {
  return (
    <a href={`/${locale}/conferences/${to.slug}`}>
      <Quoted locale={locale} language={to.titleLanguage}>
        {to.title}
      </Quoted>
    </a>
  );
}
