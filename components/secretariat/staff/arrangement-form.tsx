import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { seatFields } from '#components/secretariat/staff/seat-fields.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { arrangementKinds, arrangementStages, type Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { recordArrangement } from '#lib/secretariat/actions.ts';
import type { StaffArrangement, StaffSecretariat } from '#lib/secretariat/staff/queries.ts';
import { partialDateText } from '#lib/time/period.ts';

/** The form that records a new arrangement, at the stage it has reached. */
export function ArrangementForm({
  locale,
  view,
  workingLanguages,
  idempotencyKey,
}: {
  locale: Locale;
  view: StaffSecretariat;
  workingLanguages: readonly string[];
  idempotencyKey: string;
}) {
  const t = translator(locale, 'staff-secretariat');
  const office = translator(locale, 'staff');
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/secretariat`, label: office('area.secretariat') }]}
      />
      <PageHeading title={t('add')} lead={t('fresh.lead')} />
      <StaffForm
        action={recordArrangement}
        fields={fieldsOf(locale, view, workingLanguages)}
        act="recordArrangement"
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

function fieldsOf(locale: Locale, view: StaffSecretariat, workingLanguages: readonly string[]): FieldSpec[] {
  const t = translator(locale, 'staff-secretariat');
  const vocabulary = translator(locale, 'vocabulary');
  return [
    ...arrangementFields(locale, view, workingLanguages, null),
    {
      kind: 'group',
      legend: t('fresh.reached'),
      fields: [
        {
          kind: 'select',
          name: 'stage',
          label: t('stage'),
          help: t('fresh.stageHelp'),
          placeholder: translator(locale, 'staff')('form.choose'),
          required: true,
          options: arrangementStages.map((stage) => ({ value: stage, label: vocabulary(`arrangementStage.${stage}`) })),
        },
        { kind: 'date', name: 'on', label: t('on'), help: t('fresh.onHelp'), required: true },
        { kind: 'text', name: 'instrument', label: t('instrument'), help: t('instrumentHelp'), required: true },
      ],
    },
  ];
}

/** What is said of an arrangement beside its stages. */
export function arrangementFields(
  locale: Locale,
  { participants }: StaffSecretariat,
  workingLanguages: readonly string[],
  now: StaffArrangement | null,
): FieldSpec[] {
  const t = translator(locale, 'staff-secretariat');
  const office = translator(locale, 'staff');
  const vocabulary = translator(locale, 'vocabulary');
  const optional = office('form.optional');
  const date = (name: 'from' | 'to'): FieldSpec => ({
    kind: 'text',
    name,
    label: t(`fresh.${name}`),
    help: t(`fresh.${name}Help`),
    optional,
    value: now?.[name] ? partialDateText(now[name]) : '',
  });
  const several = (name: 'hosts' | 'runners'): FieldSpec => ({
    kind: 'several',
    name,
    label: t(name),
    help: t(`fresh.${name}Help`),
    options: participants.map((one) => ({ value: one.key, label: one.name })),
    chosen: now?.[name].map(({ key }) => key) ?? [],
    noneChosen: t('fresh.noneChosen'),
  });
  return [
    {
      kind: 'group',
      legend: t('arrangement'),
      fields: [
        {
          kind: 'select',
          name: 'kind',
          label: t('fresh.kind'),
          placeholder: office('form.choose'),
          required: true,
          value: now?.kind ?? '',
          options: arrangementKinds.map((kind) => ({ value: kind, label: vocabulary(`arrangementKind.${kind}`) })),
        },
        several('hosts'),
        several('runners'),
        ...seatFields(locale, workingLanguages, { help: t('fresh.seatHelp'), words: now?.inWords.seat }),
        date('from'),
        date('to'),
        ...languageFields(locale, workingLanguages, {
          kind: 'text',
          name: 'funding',
          label: (language) => t('fresh.fundingIn', { language }),
          help: t('fresh.fundingHelp'),
          optional,
          words: now?.inWords.funding,
        }),
        { kind: 'area', name: 'note', label: t('fresh.note'), optional, rows: 3, value: now?.note ?? '' },
      ],
    },
  ];
}
