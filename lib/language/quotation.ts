import type { Locale } from '#db/vocabulary.ts';

/** The quotation marks of a language, and those of a quotation within one. A space that does not break stands within French ones. */
const marks: Record<Locale, readonly (readonly [RegExp, string])[]> = {
  en: [
    [/“/g, '‘'],
    [/”/g, '’'],
  ],
  ru: [
    [/«/g, '„'],
    [/»/g, '“'],
  ],
  fr: [
    [/«[\s\u00a0\u202f]*/g, '“'],
    [/[\s\u00a0\u202f]*»/g, '”'],
  ],
};

/** Words that are put in the quotation marks of a language: those that they have themselves become the ones of a quotation within. */
export const withinQuotation = (locale: Locale, words: string): string =>
  marks[locale].reduce((text, [mark, within]) => text.replace(mark, within), words);
