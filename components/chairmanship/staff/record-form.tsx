import { withPresent } from '#components/chairmanship/staff/designation-form.tsx';
import { boundFields } from '#components/layout/bound-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { recordTerm } from '#lib/chairmanship/actions.ts';
import type { StaffChairmanship } from '#lib/chairmanship/staff/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { Period } from '#lib/time/period.ts';

type Props = { locale: Locale; view: StaffChairmanship; office?: string | undefined; idempotencyKey: string };

/** The form that records a term that is over, or who holds an office already. */
export function RecordTermForm({ locale, view, office: chosen, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-chairmanship');
  const office = translator(locale, 'staff');
  const choose = office('form.choose');
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/chairmanship`, label: office('area.chairmanship') }]}
      />
      <PageHeading title={t('record')} lead={t('term.recordLead')} />
      <StaffForm
        action={recordTerm}
        fields={[
          {
            kind: 'select',
            name: 'office',
            label: t('designation.office'),
            placeholder: choose,
            required: true,
            value: view.offices.find(({ key }) => key === chosen)?.key ?? '',
            options: view.offices.map((one) => ({ value: one.key, label: withPresent(locale, one) })),
          },
          {
            kind: 'select',
            name: 'participant',
            label: t('designation.holder'),
            placeholder: choose,
            required: true,
            options: view.participants.map(({ key, name }) => ({ value: key, label: name })),
          },
          ...datesOf(locale, { actual: none, nominal: none }),
          ...wordsOf(locale, { instrument: '', note: '' }),
        ]}
        act="recordTerm"
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

const none: Period = { from: null, to: null };

/** The four bounds of a term; of one that did not begin the nominal ones alone. */
export function datesOf(locale: Locale, { actual, nominal }: { actual: Period | null; nominal: Period }): FieldSpec[] {
  const t = translator(locale, 'staff-chairmanship');
  const of = (kind: 'actual' | 'nominal', period: Period): FieldSpec => ({
    kind: 'group',
    legend: t(`term.${kind}`),
    help: t(`term.${kind}Help`),
    fields: (['from', 'to'] as const).flatMap((end) =>
      boundFields(locale, {
        name: `${kind}.${end}`,
        label: t(`term.${end}`),
        bound: period[end],
        isEnd: end === 'to',
        optional: true,
      }),
    ),
  });
  return [...(actual ? [of('actual', actual)] : []), of('nominal', nominal)];
}

/** By what a term was decided, and what is to be said of it. */
export function wordsOf(locale: Locale, { instrument, note }: { instrument: string; note: string }): FieldSpec[] {
  const t = translator(locale, 'staff-chairmanship');
  const optional = translator(locale, 'staff')('form.optional');
  return [
    {
      kind: 'text',
      name: 'instrument',
      label: t('designation.instrument'),
      help: t('term.instrumentHelp'),
      value: instrument,
    },
    { kind: 'area', name: 'note', label: t('term.note'), optional, rows: 3, value: note },
  ];
}
