import type { Locale } from '#db/vocabulary.ts';

/** The tag that Intl and <html lang> take. English here is the office's: day before month. */
export const tag = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale);

/** Gives what is kept under a key, or makes it: for what follows from its key alone. Begins anew at a thousand. */
export function memoizer<T>(): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (kept.size >= 1000) kept.clear();
    kept.set(key, made);
    return made;
  };
}

/** Intl's formatters are dear to make and cheap to keep: each is made once for a language and its options. */
function kept<Options, Formatter>(make: (tag: string, options?: Options) => Formatter) {
  const keep = memoizer<Formatter>();
  return (locale: Locale, options?: Options): Formatter =>
    keep(locale + JSON.stringify(options), () => make(tag(locale), options));
}

export const dateFormat = kept((...given: [string, Intl.DateTimeFormatOptions?]) => new Intl.DateTimeFormat(...given));
export const numberFormat = kept((...given: [string, Intl.NumberFormatOptions?]) => new Intl.NumberFormat(...given));
export const listFormat = kept((...given: [string, Intl.ListFormatOptions?]) => new Intl.ListFormat(...given));
export const languageNames = kept(
  (tag: string, options?: Partial<Intl.DisplayNamesOptions>) =>
    new Intl.DisplayNames(tag, { type: 'language', ...options }),
);
export const collator = kept((...given: [string, Intl.CollatorOptions?]) => new Intl.Collator(...given));

/** Takes texts apart into words as a language has them, by its BCP 47 tag. */
const segmenters = memoizer<Intl.Segmenter>();
export const segmenter = (tag: string): Intl.Segmenter =>
  segmenters(tag, () => new Intl.Segmenter(tag, { granularity: 'word' }));

/** Which way a language is written, by its BCP 47 tag. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => {
  // ECMA-402 has it as a method by now, which the types do not know yet.
  const locale: Intl.Locale & { getTextInfo?: () => { direction?: string } } = new Intl.Locale(tag);
  return locale.getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr';
};

/** A State's or an area's name by its UN M49 code, in any language that CLDR has; undefined for a code that names none. */
export function regionName(language: string, m49: string): string | undefined {
  const { region = '' } = new Intl.Locale(`und-${m49}`);
  // Of a language that CLDR does not have, names would be those of the machine's own.
  if (!/^[A-Z]{2}$/.test(region) || !Intl.DisplayNames.supportedLocalesOf(language).length) return undefined;
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(region);
}

/** The script that a language is written in, as ISO 15924 names it: Latn, Cyrl, Arab. */
export const scriptOf = (tag: string): string | undefined => new Intl.Locale(tag).maximize().script;
