import { conferenceField } from '#components/conference/staff/conference-field.ts';
import { languageFields } from '#components/layout/language-fields.ts';
import { sourceOptions } from '#components/layout/source-field.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import { languageName, translator } from '#lib/language/language.ts';
import type { NewsChoices, StaffNews } from '#lib/news/queries.ts';

export type NewsFormChoices = {
  conferences: readonly ConferenceChoice[];
  /** The conference that the address names, chosen unless another is. */
  conference: string | undefined;
  /** The day that the release bears unless another is given. */
  today: string;
  workingLanguages: readonly string[];
  choices: NewsChoices;
};

/** The fields of a press release; of one that is there already, filled with what it says, and without the time of its publication. */
export function newsFields(
  locale: Locale,
  { conferences, conference, today, workingLanguages, choices }: NewsFormChoices,
  of?: StaffNews,
): FieldSpec[] {
  const t = translator(locale, 'staff-news');
  const optional = translator(locale, 'staff')('form.optional');
  return [
    {
      kind: 'group',
      legend: t('form.about'),
      fields: [
        {
          kind: 'date',
          name: 'date',
          label: t('date'),
          help: t('form.dateHelp'),
          value: of?.date ?? today,
          required: true,
        },
        {
          kind: 'text',
          name: 'number',
          label: t('form.number'),
          help: t('form.numberHelp'),
          value: of?.number ?? '',
          optional,
        },
        conferenceField(locale, conferences, {
          label: t('conference'),
          help: t('form.conferenceHelp'),
          placeholder: t('form.noConference'),
          value: of ? (of.conference?.id ?? '') : (conference ?? ''),
        }),
        ...(of ? [] : [publicFromField(locale, choices.zone, '')]),
      ],
    },
    {
      kind: 'group',
      legend: t('headline'),
      help: t('form.halfHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'text',
        name: 'headline',
        label: (language) => t('form.headlineIn', { language }),
        words: of?.headlines,
      }),
    },
    {
      kind: 'group',
      legend: t('form.lead'),
      help: t('form.leadHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'lead',
        label: (language) => t('form.leadIn', { language }),
        optional,
        words: of?.leads,
        rows: 3,
      }),
    },
    {
      kind: 'group',
      legend: t('form.body'),
      help: t('form.bodyHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'body',
        label: (language) => t('form.bodyIn', { language }),
        words: of?.bodies,
        rows: 14,
      }),
    },
    {
      kind: 'group',
      legend: t('form.contacts'),
      help: t('form.contactsHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'contacts',
        label: (language) => t('form.contactsIn', { language }),
        optional,
        words: of?.contacts,
        rows: 5,
      }),
    },
    {
      kind: 'group',
      legend: t('form.beside'),
      fields: [
        {
          kind: 'select',
          name: 'source',
          label: t('form.source'),
          help: t('form.sourceHelp'),
          placeholder: t('form.sourceNone'),
          value: of?.sourceKey ?? '',
          options: sourceOptions(locale, choices.sources),
        },
        {
          kind: 'several',
          name: 'ownTranslation',
          label: t('form.ownTranslation'),
          help: t('form.ownTranslationHelp'),
          noneChosen: t('form.noOwnTranslation'),
          chosen: of?.ownTranslation ?? [],
          options: workingLanguages.map((tag) => ({ value: tag, label: languageName(locale, tag) })),
        },
        {
          kind: 'several',
          name: 'attachments',
          label: t('form.attachments'),
          help: t('form.attachmentsHelp'),
          noneChosen: t('form.noAttachments'),
          chosen: of?.attachments ?? [],
          options: choices.released.map(({ id, label }) => ({ value: id, label })),
        },
      ],
    },
  ];
}

/** From when a release is public: a moment at the seat, or at once. */
export function publicFromField(locale: Locale, zone: string, value: string): FieldSpec {
  const t = translator(locale, 'staff-news');
  return {
    kind: 'text',
    name: 'publicFrom',
    label: t('form.publicFrom'),
    help: t('form.publicFromHelp', { zone }),
    optional: translator(locale, 'staff')('form.optional'),
    value,
  };
}
