import { type Locale, locales } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** The same address in the other languages, each named in itself. */
export function LanguageSwitch({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale, 'frame');
  return (
    <nav aria-label={t('language')}>
      <ul className="tw:flex tw:gap-4">
        {locales.map((other) => (
          <li key={other}>
            <a
              className="tw:inline-block tw:py-1 tw:current:text-ink tw:current:no-underline"
              href={`/${other}${path}`}
              lang={other}
              hrefLang={other}
              rel="alternate"
              aria-current={other === locale ? 'true' : undefined}
            >
              {t(`languages.${other}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
