import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

const formats: Record<string, 'pdf' | 'docx' | 'html' | 'txt'> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/html': 'html',
  'text/plain': 'txt',
};

/** Languages of the region and of the United Nations that a version may be in; which of them are working ones the process says. */
export const languageTags: readonly string[] = 'en ru kk ky tg tk uz az tr fa ps ur it ar fr es zh'.split(' ');

/** PDF, DOCX, a web page or a text. */
export const formatName = (locale: Locale, mediaType: string): string =>
  translator(locale, 'vocabulary')(`mediaType.${formats[mediaType] ?? 'file'}`);
