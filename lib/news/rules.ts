import type { Refusal } from '#lib/act/result.ts';

type Words = Record<string, string>;

/**
 * A press release stands whole in each of its languages: refuses one that has no text at all, a headline without a text,
 * and a text without a headline, which readers of that language would meet under another's words.
 */
export function refuseLanguages(headline: Words, body: Words | null): Refusal | null {
  if (!body)
    return {
      code: 'invalid',
      fields: { [`body.${Object.keys(headline)[0] ?? 'en'}`]: 'field-missing' },
    };
  const fields: Record<string, string> = {};
  for (const language of new Set([...Object.keys(headline), ...Object.keys(body)])) {
    if (!body[language]) fields[`body.${language}`] = 'other-half-missing';
    if (!headline[language]) fields[`headline.${language}`] = 'other-half-missing';
  }
  return Object.keys(fields).length > 0 ? { code: 'invalid', fields } : null;
}
