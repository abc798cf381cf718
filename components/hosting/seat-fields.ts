import { languageFields } from '#components/office/language-fields.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/kernel/language.ts';

/** The fields that name the seat, one a language; none has to be filled. */
export function seatFields(locale: Locale, help: string): FieldSpec[] {
  const t = translator(locale, 'office-hosting');
  const optional = translator(locale, 'office')('form.optional');
  return languageFields({ kind: 'text', name: 'seat', label: (lang) => t(`seatIn.${lang}`), help, optional });
}
