import type { FormWords } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/kernel/language.ts';
import type { Act } from '#lib/policy.ts';

/** The words of an act's form: its button in the office's verb, and what every form says. */
export function formWords(locale: Locale, act: Act): FormWords {
  const t = translator(locale, 'office');
  const acts = translator(locale, 'act');
  return {
    submit: acts(`${act}.name`),
    confirmTitle: t('form.confirmTitle'),
    confirm: t('form.confirm', { act: acts(`${act}.name`) }),
    back: t('form.back'),
    pending: t('form.pending'),
    none: t('form.none'),
  };
}
