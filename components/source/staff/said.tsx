import { Quoted } from '#components/source/quoted.tsx';
import { saidText } from '#components/source/staff/said-text.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { SaidValue } from '#lib/source/citation/queries.ts';

/** What a fact says, in the words in which the public page says it. */
export function Said({ locale, value }: { locale: Locale; value: SaidValue }) {
  const words = saidText(locale, value);
  if (!('text' in value)) return words;
  return (
    <Quoted locale={locale} language={value.language}>
      {words}
    </Quoted>
  );
}
