import { languageFields } from '#components/layout/language-fields.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** The fields that name the seat, one a language; none has to be filled. */
export function seatFields(
  locale: Locale,
  workingLanguages: readonly string[],
  { help, words }: { help: string; words?: Partial<Record<string, string>> | null | undefined },
): FieldSpec[] {
  const t = translator(locale, 'staff-secretariat');
  const optional = translator(locale, 'staff')('form.optional');
  return languageFields(locale, workingLanguages, {
    kind: 'text',
    name: 'seat',
    label: (language) => t('seatIn', { language }),
    help,
    optional,
    words,
  });
}
