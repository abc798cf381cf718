import type { Caution, Refusal } from '#lib/act/result.ts';
import { readRelease } from '#lib/news/notation/rules.ts';

type Words = Record<string, string>;

/**
 * A press release stands whole in each of its languages: refuses one that has no text at all, a headline without a text,
 * and a text, a lead or contacts without a headline, which readers of that language would meet under another's words.
 */
export function refuseLanguages(
  headline: Words,
  body: Words | null,
  beside: readonly (Words | null)[] = [],
): Refusal | null {
  if (!body)
    return {
      code: 'invalid',
      fields: { [`body.${Object.keys(headline)[0] ?? 'en'}`]: 'field-missing' },
    };
  const fields: Record<string, string> = {};
  const said = [headline, body, ...beside].flatMap((words) => Object.keys(words ?? {}));
  for (const language of new Set(said)) {
    if (!body[language]) fields[`body.${language}`] = 'other-half-missing';
    if (!headline[language]) fields[`headline.${language}`] = 'other-half-missing';
  }
  return Object.keys(fields).length > 0 ? { code: 'invalid', fields } : null;
}

/** Where a press release stands: it is to come, was called off before it came, is public, or was withdrawn. */
export type NewsState = 'scheduled' | 'called-off' | 'public' | 'withdrawn';

/** Where a press release stands at an instant: from what was recorded, and the clock alone. The wall of the database says the same. */
export function stateOfNews(
  {
    publicFrom,
    calledOffOn,
    withdrawnOn,
  }: { publicFrom: Date | null; calledOffOn: string | null; withdrawnOn: string | null },
  now: Date,
): NewsState {
  if (calledOffOn !== null) return 'called-off';
  if (withdrawnOn !== null) return 'withdrawn';
  return publicFrom !== null && publicFrom > now ? 'scheduled' : 'public';
}

/** What of a release may not be meant as it was typed, each once. */
export function cautionsOfNews(lead: Words | null, body: Words): Caution[] {
  const cautions = Object.entries(body).flatMap(([language, text]) =>
    readRelease(lead?.[language] ?? '', text).doubts.map(({ code, ...params }): Caution => ({ code, params })),
  );
  return [...new Map(cautions.map((one) => [JSON.stringify(one), one])).values()];
}
