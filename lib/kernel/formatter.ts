import type { Locale } from '#db/vocabulary.ts';

/** The tag that Intl and <html lang> take. English here is the office's: day before month. */
export const tag = (locale: Locale): string => (locale === 'en' ? 'en-GB' : 'ru-RU');

/** Intl's formatters are dear to make and cheap to keep: each is made once for a language and its options. */
function kept<Options, Formatter>(make: (tag: string, options?: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: Locale, options?: Options): Formatter => {
    const key = locale + JSON.stringify(options);
    const known = made.get(key) ?? make(tag(locale), options);
    made.set(key, known);
    return known;
  };
}

export const dateFormat = kept((...given: [string, Intl.DateTimeFormatOptions?]) => new Intl.DateTimeFormat(...given));
export const numberFormat = kept((...given: [string, Intl.NumberFormatOptions?]) => new Intl.NumberFormat(...given));
export const listFormat = kept((...given: [string, Intl.ListFormatOptions?]) => new Intl.ListFormat(...given));
export const collator = kept((...given: [string, Intl.CollatorOptions?]) => new Intl.Collator(...given));

/** Gives the text kept under a key, or makes it: for texts that follow from their key alone. Begins anew at a thousand. */
export function textKeeper(): (key: string, make: () => string) => string {
  const kept = new Map<string, string>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const text = make();
    if (kept.size >= 1000) kept.clear();
    kept.set(key, text);
    return text;
  };
}
