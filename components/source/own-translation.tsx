import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; languages: readonly string[]; shown: string };

/** That the title shown is a translation of ours, and stands in no source. */
export function OwnTranslation({ locale, languages, shown }: Props) {
  if (!languages.includes(shown)) return null;
  return (
    <span className="tw:block tw:pb-2 tw:text-sm tw:font-normal tw:text-muted">
      {translator(locale, 'source')('ownTranslation')}
    </span>
  );
}
