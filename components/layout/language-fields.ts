import type { FieldSpec } from '#components/ui/field-spec.ts';
import { type Locale, locales } from '#db/vocabulary.ts';

type Asked = {
  kind: 'text' | 'area';
  name: string;
  label: (lang: Locale) => string;
  help?: string;
  optional?: string;
  rows?: number;
  /** What stands in the fields at first. */
  words?: Partial<Record<Locale, string>> | null | undefined;
};

/** Words asked for in each language of the portal: one field a language, named as `wordsOf` of lib/act/form.ts reads it. */
export function languageFields({ name, label, words, ...field }: Asked): FieldSpec[] {
  return locales.map((lang) => ({
    ...field,
    name: `${name}.${lang}`,
    label: label(lang),
    lang,
    value: words?.[lang] ?? '',
  }));
}
