import { classes } from '#components/ui/classes.ts';
import { type Locale, locales } from '#db/vocabulary.ts';
import { scriptOf } from '#lib/language/formatter.ts';
import { languageName, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; path: string; languages: readonly Locale[] | undefined };

/** The same address in the other languages that the process is shown in, each named in itself; nothing where there is no other. */
export function LanguageSwitch({ locale, path, languages = locales }: Props) {
  if (languages.every((one) => one === locale)) return null;
  const t = translator(locale, 'frame');
  return (
    <nav aria-label={t('language')}>
      <ul className="tw:flex tw:gap-4">
        {languages.map((other) => (
          <li key={other}>
            <a
              className={classes(
                'tw:inline-block tw:py-1 tw:current:text-ink tw:current:no-underline',
                // One word in another script stands in what the machine has: its face would be a fifth of the page.
                scriptOf(locale) === 'Latn' && scriptOf(other) !== 'Latn' && 'tw:font-[system-ui]',
              )}
              href={`/${other}${path}`}
              lang={other}
              hrefLang={other}
              rel="alternate"
              aria-current={other === locale ? 'true' : undefined}
            >
              {capitalised(languageName(other, other), other)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const capitalised = (name: string, language: Locale) => name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
