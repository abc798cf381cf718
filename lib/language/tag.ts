import { directionOf } from '#lib/language/formatter.ts';

/** Is the text a BCP 47 tag in its one spelling: `fr`, `pt-BR`, `uz-Arab`? */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

/** The attributes of an element whose words may be in another language than the page's. */
export const inLanguage = (tag: string | null | undefined): { lang?: string; dir?: 'ltr' | 'rtl' } =>
  tag ? { lang: tag, dir: isLanguageTag(tag) ? directionOf(tag) : 'ltr' } : {};
