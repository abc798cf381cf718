import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import { languageName } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

type Asked = {
  kind: 'text' | 'area';
  name: string;
  /** The label of a field, by the language's name in that of the page: “Title in French”. */
  label: (language: string) => string;
  help?: string;
  optional?: string;
  rows?: number;
  /** What stands in the fields at first. */
  words?: Partial<Record<string, string>> | null | undefined;
};

/**
 * Words asked for in each working language of the process: one field a language, named as `wordsOf` of lib/act/form.ts reads
 * it. A language that has words already keeps its field, so that nothing is lost when the form is sent.
 */
export function languageFields(
  locale: Locale,
  workingLanguages: readonly string[],
  { name, label, words, ...field }: Asked,
): FieldSpec[] {
  return [...new Set([...workingLanguages, ...Object.keys(words ?? {})])].map((tag) => ({
    ...field,
    ...inLanguage(tag),
    name: `${name}.${tag}`,
    label: label(languageName(locale, tag)),
    value: words?.[tag] ?? '',
  }));
}
