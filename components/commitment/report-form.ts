import { languageFields } from '#components/layout/language-fields.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { type Locale, progressStatuses } from '#db/vocabulary.ts';
import type { ReportRow } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

/**
 * What a report says, whoever makes it: how it stands, what was done in each working language, and the address that shows it. One that came
 * back is reported anew from its own words.
 */
export function reportFields(locale: Locale, workingLanguages: readonly string[], before?: ReportRow): FieldSpec[] {
  const t = translator(locale, 'desk-commitment');
  const office = translator(locale, 'staff');
  const words = translator(locale, 'vocabulary');
  return [
    {
      kind: 'select',
      name: 'status',
      label: t('form.status'),
      placeholder: office('form.choose'),
      required: true,
      value: before?.status ?? '',
      options: progressStatuses.map((key) => ({ value: key, label: words(`progressStatus.${key}`) })),
    },
    ...languageFields(locale, workingLanguages, {
      kind: 'area',
      name: 'words',
      label: (language) => t('form.wordsIn', { language }),
      help: t('form.wordsHelp'),
      rows: 4,
      ...(before && { words: { [before.wordsLanguage]: before.words } }),
    }),
    {
      kind: 'text',
      name: 'evidenceUrl',
      label: t('form.evidence'),
      help: t('form.evidenceHelp'),
      optional: office('form.optional'),
      value: before?.evidenceUrl ?? '',
    },
  ];
}
