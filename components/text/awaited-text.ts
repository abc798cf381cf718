import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { Awaited } from '#lib/text/awaited/rules.ts';

/** What awaits whoever leads a text, in words; until when is said beside. */
export const awaitedText = (locale: Locale, { why, count }: Awaited): string =>
  translator(locale, 'text')(`awaited.${why}`, { count });
