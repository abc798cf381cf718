import { toldApart } from '#components/conference/when-held.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';

type Said = { label: string; help: string; placeholder: string; value: string };

/** Of which conference something public is: none that is planned, and no exercise, which nothing public may be of. */
export const conferenceField = (locale: Locale, conferences: readonly ConferenceChoice[], said: Said): FieldSpec => ({
  kind: 'select',
  name: 'conferenceId',
  ...said,
  options: conferences
    .filter(({ stage, exercise }) => stage !== 'planned' && !exercise)
    .map((one) => ({ value: one.id, label: toldApart(locale, one.title, one) })),
});
