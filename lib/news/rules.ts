import { type Locale, locales } from '#db/vocabulary.ts';
import type { Refusal } from '#lib/act/result.ts';

type Words = Partial<Record<Locale, string>>;

/**
 * A press release stands whole in each of its languages: refuses one that has no text at all, a headline without a text,
 * and a text without a headline, which readers of that language would meet under another's words.
 */
export function refuseLanguages(headline: Words, body: Words | null): Refusal | null {
  if (!body)
    return {
      code: 'invalid',
      fields: { [`body.${locales.find((locale) => headline[locale]) ?? 'en'}`]: 'field-missing' },
    };
  const fields: Record<string, string> = {};
  for (const locale of locales) {
    if (headline[locale] && !body[locale]) fields[`body.${locale}`] = 'other-half-missing';
    if (body[locale] && !headline[locale]) fields[`headline.${locale}`] = 'other-half-missing';
  }
  return Object.keys(fields).length > 0 ? { code: 'invalid', fields } : null;
}
