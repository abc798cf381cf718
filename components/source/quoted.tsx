import type { Locale } from '#db/vocabulary.ts';
import { scriptOf } from '#lib/language/formatter.ts';
import { inLanguage } from '#lib/language/tag.ts';

/**
 * The language to declare for a text of the register on a page in `locale`: the one given where it is not the page's; for a
 * text of unknown language, 'en' when it has no Cyrillic letter on a page in Cyrillic ones.
 */
export function languageOf(locale: Locale, text: string, language?: string | null): string | undefined {
  if (language) return language === locale ? undefined : language;
  return scriptOf(locale) === 'Cyrl' && /[A-Za-z]{2}/.test(text) && !/[\u0400-\u04ff]/.test(text) ? 'en' : undefined;
}

type Props = { locale: Locale; language?: string | null; children: string };

/** A text as its source words it, its language declared where it is not the page's. */
export function Quoted({ locale, language, children }: Props) {
  const lang = languageOf(locale, children, language);
  return lang ? <span {...inLanguage(lang)}>{children}</span> : children;
}
