import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import type { SourceChoice } from '#lib/source/queries.ts';

/** The sources of the register as a field offers them. */
export const sourceOptions = (locale: Locale, sources: readonly SourceChoice[]) =>
  sources.map(({ key, publisher, title }) => ({ value: key, label: labelled(locale, publisher, title) }));

/** By which source a correction is: one of the register, or none, and then the page cites the secretariat itself by its correction of the day. */
export function sourceField(locale: Locale, sources: readonly SourceChoice[]): FieldSpec {
  const t = translator(locale, 'staff');
  return {
    kind: 'select',
    name: 'source',
    label: t('form.source'),
    help: t('form.sourceHelp'),
    optional: t('form.optional'),
    placeholder: t('form.sourceOwn'),
    value: '',
    options: sourceOptions(locale, sources),
  };
}
