import { StaffForm } from '#components/layout/staff-form.tsx';
import { periodText } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { designateChair } from '#lib/chairmanship/actions.ts';
import type { OfficeView } from '#lib/chairmanship/queries.ts';
import type { StaffChairmanship } from '#lib/chairmanship/staff/queries.ts';
import { labelled, parted, translator } from '#lib/language/language.ts';

/** The form that designates the State next to hold an office. */
export function DesignationForm({
  locale,
  view,
  idempotencyKey,
}: {
  locale: Locale;
  view: StaffChairmanship;
  idempotencyKey: string;
}) {
  const t = translator(locale, 'staff-chairmanship');
  const office = translator(locale, 'staff');
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/chairmanship`, label: office('area.chairmanship') }]}
      />
      <PageHeading title={t('designate')} lead={t('designation.lead')} />
      <StaffForm
        action={designateChair}
        fields={fieldsOf(locale, view)}
        act="designateChair"
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

function fieldsOf(locale: Locale, { offices, members }: StaffChairmanship): FieldSpec[] {
  const t = translator(locale, 'staff-chairmanship');
  const choose = translator(locale, 'staff')('form.choose');
  const [only] = offices;
  const ofProcess = offices.filter(({ body }) => body === null);
  const dates = { kind: 'date', required: true, help: t('designation.dateHelp') } as const;
  return [
    offices.length === 1 && only
      ? {
          kind: 'fixed',
          name: 'office',
          label: t('designation.office'),
          value: only.key,
          text: withPresent(locale, only),
        }
      : {
          kind: 'select',
          name: 'office',
          label: t('designation.office'),
          placeholder: choose,
          required: true,
          value: ofProcess.length === 1 ? (ofProcess[0]?.key ?? '') : '',
          options: offices.map((office) => ({ value: office.key, label: withPresent(locale, office) })),
        },
    {
      kind: 'select',
      name: 'participant',
      label: t('designation.holder'),
      help: t('designation.holderHelp'),
      placeholder: choose,
      required: true,
      options: members.map(({ key, name }) => ({ value: key, label: name })),
    },
    { ...dates, name: 'nominalFrom', label: t('designation.from') },
    { ...dates, name: 'nominalTo', label: t('designation.to') },
    {
      kind: 'text',
      name: 'instrument',
      label: t('designation.instrument'),
      help: t('designation.instrumentHelp'),
      required: true,
    },
  ];
}

/** The office with its present holders and their nominal terms, after which the next one comes. */
export function withPresent(locale: Locale, { name, body, incumbents }: OfficeView): string {
  const words = translator(locale, 'chairmanship');
  const office = body ? labelled(locale, body.name, name) : name;
  if (incumbents.length === 0) return office;
  const held = incumbents.map(({ holder, nominal }) => {
    const period = periodText(locale, nominal.from, nominal.to);
    return period ? `${holder}, ${words('nominalTerm', { period })}` : holder;
  });
  return `${office} (${translator(locale, 'staff-chairmanship')('designation.present', { held: parted(locale, held) })})`;
}
