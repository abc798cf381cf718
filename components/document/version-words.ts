import type { Locale } from '#db/vocabulary.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { translator, wordOr } from '#lib/language/language.ts';

const formats: Record<string, 'pdf' | 'docx' | 'html' | 'txt'> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/html': 'html',
  'text/plain': 'txt',
};

/** Languages of the region and of the United Nations that a version may be in; which of them are working ones the process says. */
export const languageTags: readonly string[] = 'en ru kk ky tg tk uz az tr fa ps ur it ar fr es zh'.split(' ');

/** A language by its name in the page's language, or by its tag where the portal has no name for it. */
export function languageName(locale: Locale, tag: string): string {
  return wordOr(translator(locale, 'vocabulary'), `language.${tag}`, tag);
}

/** Several languages as one phrase: “English and Russian”. */
export const languageNames = (locale: Locale, tags: readonly string[]): string =>
  listFormat(locale).format(tags.map((tag) => languageName(locale, tag)));

/** PDF, DOCX, a web page or a text. */
export const formatName = (locale: Locale, mediaType: string): string =>
  translator(locale, 'vocabulary')(`mediaType.${formats[mediaType] ?? 'file'}`);
