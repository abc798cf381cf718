import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { SourceChoice } from '#lib/source/queries.ts';

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
    options: sources.map(({ key, publisher, title }) => ({ value: key, label: `${publisher}: ${title}` })),
  };
}
