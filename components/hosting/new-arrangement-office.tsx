import { seatFields } from '#components/hosting/seat-fields.ts';
import { OfficeForm } from '#components/office/office-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { arrangementKinds, arrangementStages, type Locale } from '#db/vocabulary.ts';
import { recordArrangement } from '#lib/hosting/actions.ts';
import type { OfficeHosting } from '#lib/hosting/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

/** The form that records a new arrangement, at the stage it has reached. */
export function NewArrangementOffice({
  locale,
  view,
  sending,
}: {
  locale: Locale;
  view: OfficeHosting;
  sending: string;
}) {
  const t = translator(locale, 'office-hosting');
  const office = translator(locale, 'office');
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/office/hosting`, label: office('room.hosting') }]}
      />
      <PageHeading title={t('add')} lead={t('fresh.lead')} />
      <OfficeForm
        action={recordArrangement}
        fields={fieldsOf(locale, view)}
        act="recordArrangement"
        sending={sending}
        locale={locale}
      />
    </>
  );
}

function fieldsOf(locale: Locale, { states }: OfficeHosting): FieldSpec[] {
  const t = translator(locale, 'office-hosting');
  const office = translator(locale, 'office');
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
    ...seatFields(locale, t('fresh.seatHelp')),
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
