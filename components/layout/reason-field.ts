import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Said = { name?: string; help?: string; required?: boolean; optional?: string };

/** Why something is put right: it stands in the record, and where the public saw what was wrong it is told it too. `said`: what differs, as who reads it. */
export function reasonField(locale: Locale, said: Said = {}): FieldSpec {
  const t = translator(locale, 'staff');
  return {
    kind: 'area',
    name: 'reason',
    label: t('form.reason'),
    help: t('form.reasonHelp'),
    required: true,
    rows: 3,
    ...said,
  };
}
