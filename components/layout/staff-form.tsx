import type { ComponentProps } from 'react';
import { ActForm } from '#components/ui/act-form.tsx';
import type { FormWords } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { Act } from '#lib/act/acts.ts';
import { translator } from '#lib/language/language.ts';

type Props = Omit<ComponentProps<typeof ActForm>, 'locale' | 'words'> & {
  locale: Locale;
  act: Act;
  /** How what the act gives is shown this once, where it gives anything. */
  shown?: FormWords['shown'];
};

/** The form of an act of the office: its button says the office's verb, and the rest is what every form says. */
export function StaffForm({ act, shown, ...form }: Props) {
  return <ActForm {...form} words={formWords(form.locale, act, shown)} />;
}

/** What the form of an act says beside its fields. */
export function formWords(locale: Locale, act: Act, shown?: FormWords['shown']): FormWords {
  const t = translator(locale, 'staff');
  const name = translator(locale, 'act')(`${act}.name`);
  return {
    submit: name,
    confirmTitle: t('form.confirmTitle'),
    confirm: t('form.confirm', { act: name }),
    back: t('form.back'),
    again: translator(locale, 'caution')('again'),
    pending: t('form.pending'),
    none: t('form.none'),
    ...(shown && { shown }),
  };
}
