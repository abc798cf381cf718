import { titleInWords } from '#components/conference/exercise-mark.tsx';
import { languageFields } from '#components/layout/language-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { sourceField } from '#components/layout/source-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { conferenceModes, inferredParts, type Locale } from '#db/vocabulary.ts';
import { addConference, reviseConference } from '#lib/conference/actions.ts';
import type { ConferenceFormChoices, StaffConference } from '#lib/conference/staff/queries.ts';
import { translator } from '#lib/language/language.ts';
import { type PartialDate, partialDateText } from '#lib/time/period.ts';

type Props = {
  locale: Locale;
  choices: ConferenceFormChoices;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** The form that adds a conference. */
export function NewConferenceForm({ locale, choices, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-conference');
  const office = translator(locale, 'staff');
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/conference`, label: office('area.conference') }]}
      />
      <PageHeading title={t('add')} lead={t('form.newLead')} />

      <StaffForm
        action={addConference}
        fields={fieldsOf(locale, choices, workingLanguages, null)}
        act="addConference"
        idempotencyKey={idempotencyKey}
        locale={locale}
        layout="pairs"
      />
    </>
  );
}

/** The form that corrects what is said of a conference, filled with what the register says. */
export function RevisedConferenceForm({
  locale,
  choices,
  workingLanguages,
  conference,
  idempotencyKey,
}: Props & { conference: StaffConference }) {
  const t = translator(locale, 'staff-conference');
  const office = translator(locale, 'staff');
  const { id, title } = conference;
  const above = `/${locale}/portal/staff/conference`;
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[
          { href: above, label: office('area.conference') },
          { href: `${above}/${id}`, label: title },
        ]}
      />
      <PageHeading
        title={t('form.reviseTitle')}
        kicker={titleInWords(locale, conference)}
        lead={t(conference.exercise ? 'form.reviseLeadExercise' : 'form.reviseLead')}
      />

      <StaffForm
        action={reviseConference}
        fields={[
          ...subjectFields(conference),
          ...fieldsOf(locale, choices, workingLanguages, conference),
          ...(conference.stage === 'planned'
            ? []
            : [
                sourceField(locale, choices.sources),
                reasonField(locale, { help: t('form.reasonHelp'), required: false }),
              ]),
        ]}
        act="reviseConference"
        idempotencyKey={idempotencyKey}
        locale={locale}
        layout="pairs"
      />
    </>
  );
}

const wordsOfForm = (locale: Locale, workingLanguages: readonly string[]) => {
  const t = translator(locale, 'staff-conference');
  const optional = translator(locale, 'staff')('form.optional');
  return (
    name: keyof StaffConference['inWords'],
    kind: 'text' | 'area',
    now: StaffConference | null,
    help?: string,
  ): FieldSpec[] =>
    languageFields(locale, workingLanguages, {
      kind,
      name,
      label: (language) => t('form.inLanguage', { what: t(`form.${name}`), language }),
      optional,
      ...(kind === 'area' && { rows: 3 }),
      ...(help && { help }),
      words: now?.inWords[name],
    });
};

/** The fields of both forms; a new conference is offered the process's own time zone. */
function fieldsOf(
  locale: Locale,
  choices: ConferenceFormChoices,
  workingLanguages: readonly string[],
  now: StaffConference | null,
): FieldSpec[] {
  const t = translator(locale, 'staff-conference');
  const inWords = wordsOfForm(locale, workingLanguages);
  const several = (name: 'hosts' | 'chairs' | 'observers'): FieldSpec => ({
    kind: 'several',
    name,
    label: t(`form.${name}`),
    optional: translator(locale, 'staff')('form.optional'),
    options: choices.participants.map((one) => ({ value: one.key, label: one.name })),
    chosen: now?.[name].map(({ key }) => key) ?? [],
    noneChosen: t('form.noneChosen'),
  });
  return [
    { kind: 'group', legend: t('form.series'), fields: seriesFields(locale, choices, now) },
    {
      kind: 'group',
      legend: t('form.title'),
      help: t('form.titleHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'text',
        name: 'title',
        label: (language) => t('form.titleIn', { language }),
        words: now?.titles,
      }),
    },
    { kind: 'group', legend: t('form.where'), fields: placeFields(locale, choices, workingLanguages, now) },
    {
      kind: 'group',
      legend: t('form.who'),
      help: t('form.whoHelp'),
      fields: [several('hosts'), several('chairs'), several('observers')],
    },
    {
      kind: 'group',
      legend: t('form.about'),
      fields: [
        ...inWords('organiser', 'text', now),
        ...inWords('financedBy', 'text', now),
        ...inWords('support', 'area', now, t('form.supportHelp')),
        ...inWords('theme', 'text', now),
        ...inWords('confidentiality', 'area', now, t('form.confidentialityHelp')),
        ...inWords('note', 'area', now),
      ],
    },
  ];
}

function seriesFields(locale: Locale, { bodies }: ConferenceFormChoices, now: StaffConference | null): FieldSpec[] {
  const t = translator(locale, 'staff-conference');
  const office = translator(locale, 'staff');
  return [
    {
      kind: 'select',
      name: 'body',
      label: t('form.body'),
      placeholder: office('form.choose'),
      required: true,
      value: now?.bodyKey ?? '',
      options: bodies.map(({ key, name, last }) => ({
        value: key,
        label: last === null ? name : t('form.bodyLast', { body: name, last }),
      })),
    },
    {
      kind: 'number',
      name: 'ordinal',
      label: t('form.ordinal'),
      help: t('form.ordinalHelp'),
      optional: office('form.optional'),
      min: '1',
      max: '999',
      value: now?.ordinal?.toString() ?? '',
    },
  ];
}

function placeFields(
  locale: Locale,
  { zone, zones: used }: ConferenceFormChoices,
  workingLanguages: readonly string[],
  now: StaffConference | null,
): FieldSpec[] {
  const t = translator(locale, 'staff-conference');
  const words = translator(locale, 'conference');
  const vocabulary = translator(locale, 'vocabulary');
  const optional = translator(locale, 'staff')('form.optional');
  const inWords = wordsOfForm(locale, workingLanguages);
  const shown = now ? now.zone : zone;
  // The likely ones first, and then all by their region.
  const likely = [...new Set([zone, ...used, ...(shown ? [shown] : [])])];
  const others = Intl.supportedValuesOf('timeZone').filter((name) => !likely.includes(name));
  return [
    { ...dateField(locale, now?.from ?? null), name: 'from', label: t('form.from'), required: true },
    { ...dateField(locale, now?.to ?? null), name: 'to', label: t('form.to'), optional },
    {
      kind: 'text',
      name: 'opensAt',
      label: t('form.opensAt'),
      help: t('form.opensAtHelp'),
      optional,
      value: now?.opensAt ?? '',
    },
    ...inWords('dateNote', 'text', now, t('form.dateNoteHelp')),
    {
      kind: 'select',
      name: 'inferred',
      label: words('inferred.label'),
      help: words('inferred.help'),
      placeholder: words('inferred.none'),
      value: now?.inferred ?? '',
      options: inferredParts.map((part) => ({ value: part, label: words(`inferred.${part}`) })),
    },
    ...languageFields(locale, workingLanguages, {
      kind: 'text',
      name: 'city',
      label: (language) => t('form.cityIn', { language }),
      optional,
      words: now?.cities,
    }),
    ...inWords('country', 'text', now, t('form.countryHelp')),
    {
      kind: 'select',
      name: 'mode',
      label: t('form.mode'),
      placeholder: t('form.noMode'),
      value: now?.mode ?? '',
      options: conferenceModes.map((mode) => ({ value: mode, label: vocabulary(`conferenceMode.${mode}`) })),
    },
    ...inWords('venue', 'text', now),
    {
      kind: 'select',
      name: 'zone',
      label: t('form.zone'),
      placeholder: t('form.noZone'),
      value: shown ?? '',
      options: [
        ...likely.map((name) => ({ value: name, label: name })),
        ...others.map((name) => ({ value: name, label: name, group: name.split('/')[0] ?? name })),
      ],
    },
  ];
}

/** A date, written as exactly as it is known. */
export const dateField = (locale: Locale, date: PartialDate | null) => ({
  kind: 'date' as const,
  value: date ? partialDateText(date) : '',
  help: translator(locale, 'staff-conference')('form.partialHelp'),
});
