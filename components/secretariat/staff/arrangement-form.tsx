import { StaffForm } from '#components/layout/staff-form.tsx';
import { seatFields } from '#components/secretariat/staff/seat-fields.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { arrangementKinds, arrangementStages, type Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { recordArrangement } from '#lib/secretariat/actions.ts';
import type { StaffSecretariat } from '#lib/secretariat/staff/queries.ts';

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

function fieldsOf(locale: Locale, { states }: StaffSecretariat, workingLanguages: readonly string[]): FieldSpec[] {
  const t = translator(locale, 'staff-secretariat');
  const office = translator(locale, 'staff');
  const vocabulary = translator(locale, 'vocabulary');
  const optional = office('form.optional');
  const placeholder = office('form.choose');
  return [
    {
      kind: 'select',
      name: 'kind',
      label: t('fresh.kind'),
      placeholder,
      required: true,
      options: arrangementKinds.map((kind) => ({ value: kind, label: vocabulary(`arrangementKind.${kind}`) })),
    },
    {
      kind: 'select',
      name: 'host',
      label: t('host'),
      help: t('fresh.hostHelp'),
      placeholder: t('fresh.noHost'),
      options: states.map(({ iso3, name }) => ({ value: iso3, label: name })),
    },
    ...seatFields(locale, workingLanguages, t('fresh.seatHelp')),
    {
      kind: 'select',
      name: 'stage',
      label: t('stage'),
      help: t('fresh.stageHelp'),
      placeholder,
      required: true,
      options: arrangementStages.map((stage) => ({ value: stage, label: vocabulary(`arrangementStage.${stage}`) })),
    },
    { kind: 'text', name: 'on', label: t('on'), help: t('fresh.onHelp'), required: true },
    { kind: 'text', name: 'instrument', label: t('instrument'), help: t('instrumentHelp'), required: true },
    { kind: 'area', name: 'note', label: t('fresh.note'), optional, rows: 3 },
  ];
}
