import { cut } from '#components/commitment/words.ts';
import { languageFields } from '#components/layout/language-fields.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { Place } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';
import { type PartialDate, partialDateText } from '#lib/time/period.ts';

export type FieldChoices = {
  /** The operative paragraphs that it may be taken from; none where the text was not negotiated here. */
  places: readonly Place[];
  participants: readonly { key: string; name: string }[];
  workingLanguages: readonly string[];
};

/** What a form begins with: what is recorded, or what a paragraph says. */
type Said = {
  paragraphId: string | null;
  place: string | null;
  said: Record<string, string>;
  actors: readonly { key: string }[];
  due: PartialDate | null;
  indicators: Record<string, string> | null;
};

/** The fields of a commitment: where it stands, what is promised, by whom, until when, and how one sees that it was kept. */
export function commitmentFields(
  locale: Locale,
  { places, participants, workingLanguages }: FieldChoices,
  of?: Partial<Said>,
): FieldSpec[] {
  const t = translator(locale, 'staff-commitment');
  const words = translator(locale, 'vocabulary');
  const optional = translator(locale, 'staff')('form.optional');
  const wordsOf = ({ words }: Place) => words[locale] ?? Object.values(words)[0] ?? '';
  const where: FieldSpec[] =
    places.length > 0
      ? [
          {
            kind: 'select',
            name: 'paragraphId',
            label: t('form.paragraph'),
            placeholder: t('form.paragraphNone'),
            value: of?.paragraphId ?? '',
            options: places.map((one) => ({ value: one.id, label: `${one.place}  ${cut(wordsOf(one))}` })),
          },
        ]
      : [];
  return [
    ...where,
    {
      kind: 'text',
      name: 'place',
      label: t('form.place'),
      help: t('form.placeHelp'),
      value: of?.paragraphId ? '' : (of?.place ?? ''),
      optional,
    },
    {
      kind: 'group',
      legend: t('form.words'),
      help: t('form.wordsHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'words',
        label: (language) => t('form.wordsIn', { language }),
        words: of?.said,
        rows: 3,
      }),
    },
    {
      kind: 'several',
      name: 'actors',
      label: t('form.actors'),
      noneChosen: t('form.actorsNone'),
      chosen: of?.actors?.map(({ key }) => key) ?? [],
      options: [
        { value: 'all', label: words('commitmentActor.all') },
        { value: 'secretariat', label: words('commitmentActor.secretariat') },
        ...participants.map(({ key, name }) => ({ value: key, label: name })),
      ],
    },
    {
      kind: 'date',
      name: 'due',
      label: t('form.due'),
      help: t('form.dueHelp'),
      value: of?.due ? partialDateText(of.due) : '',
      optional,
    },
    {
      kind: 'group',
      legend: t('form.indicator'),
      help: t('form.indicatorHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'indicator',
        label: (language) => t('form.indicatorIn', { language }),
        words: of?.indicators,
        optional,
        rows: 2,
      }),
    },
  ];
}
