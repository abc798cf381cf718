import { conferenceField } from '#components/conference/staff/conference-field.ts';
import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { kindWord } from '#components/outcome/outcome-list.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Locale, outcomeKinds } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import type { ReleasedChoice } from '#lib/document/queries.ts';
import { formatPartialDate, languageName, translator } from '#lib/language/language.ts';
import { publishOutcome } from '#lib/outcome/actions.ts';
import type { OutcomeChoices, StaffOutcome } from '#lib/outcome/queries.ts';
import { type PartialDate, partialDateText } from '#lib/time/period.ts';

export type OutcomeFormChoices = {
  conferences: readonly ConferenceChoice[];
  released: readonly ReleasedChoice[];
  choices: OutcomeChoices;
  workingLanguages: readonly string[];
};

type Props = OutcomeFormChoices & {
  locale: Locale;
  /** The conference that the address names, chosen unless another is. */
  conference: string | undefined;
  /** The outcome that the address says this one takes the place of. */
  replaces: string | undefined;
  idempotencyKey: string;
};

/** Publishes what a conference adopted; all of it is shown once more before it is public. */
export function OutcomeForm({ locale, idempotencyKey, ...choices }: Props) {
  const t = translator(locale, 'staff-outcome');
  const office = translator(locale, 'staff');
  const above = { href: `/${locale}/portal/staff/outcome`, label: office('area.outcome') };
  return (
    <>
      <Breadcrumbs label={office('above')} items={[above]} />
      <PageHeading title={t('new.title')} lead={<p>{t('new.lead')}</p>} />
      <Section title={t('outcome')} wide>
        <StaffForm
          action={publishOutcome}
          fields={outcomeFields(locale, choices)}
          act="publishOutcome"
          idempotencyKey={idempotencyKey}
          locale={locale}
          layout="pairs"
        />
      </Section>
    </>
  );
}

/** A date in a field, as it is written there. */
const dateIn = (date: PartialDate | null | undefined): string => (date ? partialDateText(date) : '');

/** The fields of an outcome; of one that is there already, filled with what is said of it. */
export function outcomeFields(
  locale: Locale,
  {
    conferences,
    released,
    conference,
    replaces,
    workingLanguages,
    choices,
  }: OutcomeFormChoices & { conference: string | undefined; replaces?: string | undefined },
  of?: StaffOutcome,
): FieldSpec[] {
  const t = translator(locale, 'staff-outcome');
  const office = translator(locale, 'staff');
  const optional = office('form.optional');
  const kinds = choices.kinds.length > 0 ? choices.kinds : outcomeKinds.map((key) => ({ key, name: null }));
  const replaceable = choices.outcomes.filter(({ id }) => id !== of?.id);
  return [
    {
      kind: 'group',
      legend: t('form.what'),
      fields: [
        {
          kind: 'select',
          name: 'kind',
          label: t('kind'),
          placeholder: office('form.choose'),
          required: true,
          value: of?.kind ?? '',
          options: kinds.map(({ key, name }) => ({
            value: key,
            label: kindWord(locale, { kind: key, kindName: name }),
          })),
        },
        conferenceField(locale, conferences, {
          label: t('conference'),
          help: t('form.conferenceHelp'),
          placeholder: t('form.noConference'),
          value: of ? (of.conference?.id ?? '') : (conference ?? ''),
        }),
        {
          kind: 'date',
          name: 'adoptedOn',
          label: t('adopted'),
          help: t('form.adoptedHelp'),
          value: dateIn(of?.adoptedOn),
          required: true,
        },
        {
          kind: 'text',
          name: 'instrument',
          label: t('form.instrument'),
          help: t('form.instrumentHelp'),
          value: of?.instrument ?? '',
          optional,
        },
      ],
    },
    {
      kind: 'group',
      legend: t('form.titles'),
      help: t('form.titlesHelp'),
      fields: [
        ...languageFields(locale, workingLanguages, {
          kind: 'text',
          name: 'title',
          label: (language) => t('form.titleIn', { language }),
          words: of?.titles,
        }),
        {
          kind: 'select',
          name: 'ownTranslation',
          label: t('form.ownTranslation'),
          help: t('form.ownTranslationHelp'),
          placeholder: t('form.noOwnTranslation'),
          value: of?.ownTranslation.join(' ') ?? '',
          options: workingLanguages.map((tag) => ({ value: tag, label: languageName(locale, tag) })),
        },
      ],
    },
    {
      kind: 'group',
      legend: t('form.validity'),
      help: t('form.validityHelp'),
      fields: [
        { kind: 'date', name: 'validFrom', label: t('form.validFrom'), value: dateIn(of?.validFrom), optional },
        { kind: 'date', name: 'validTo', label: t('form.validTo'), value: dateIn(of?.validTo), optional },
        {
          kind: 'select',
          name: 'replaces',
          label: t('form.replaces'),
          placeholder: t('form.replacesNone'),
          value: of ? (of.replacesId ?? '') : (replaces ?? ''),
          options: replaceable.map(({ id, title, adoptedOn }) => ({
            value: id,
            label: [title, adoptedOn && formatPartialDate(locale, adoptedOn)].filter(Boolean).join(', '),
          })),
        },
      ],
    },
    {
      kind: 'group',
      legend: t('form.alsoOf'),
      help: t('form.alsoOfHelp'),
      fields: [
        { kind: 'text', name: 'alsoOf', label: t('form.alsoOfName'), value: of?.alsoOf ?? '', optional },
        { kind: 'text', name: 'alsoOfUrl', label: t('form.alsoOfUrl'), value: of?.alsoOfUrl ?? '', optional },
      ],
    },
    {
      kind: 'group',
      legend: t('form.texts'),
      help: t('form.documentHelp'),
      fields: [
        {
          kind: 'select',
          name: 'releasedId',
          label: t('form.document'),
          placeholder: t('form.noDocument'),
          value: of?.releasedId ?? '',
          options: released.map(({ id, symbol, title }) => ({
            value: id,
            label: [symbol, title].filter(Boolean).join(' '),
          })),
        },
        {
          kind: 'text',
          name: 'textUrl',
          label: t('form.textUrl'),
          help: t('form.textUrlHelp'),
          value: of?.textUrl ?? '',
          optional,
        },
      ],
    },
    {
      kind: 'group',
      legend: t('form.summaries'),
      help: t('form.summariesHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'summary',
        label: (language) => t('form.summaryIn', { language }),
        words: of?.summaries,
        optional,
        rows: 4,
      }),
    },
  ];
}
