import type { ComponentProps } from 'react';
import {
  end,
  factFields,
  instrument,
  keyOf,
  memberFields,
  memberOf,
  officeFields,
  partFields,
  reason,
} from '#components/body/staff/body-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import * as actions from '#lib/body/actions.ts';
import type { BodyChoices, BodyOfficeView, BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

/** What may be done about a body, its members and its offices: each is a page of its own. */
export const bodySteps = [
  'correct',
  'annul',
  'record-member',
  'end-member',
  'correct-member',
  'annul-member',
  'add-office',
  'correct-office',
  'annul-office',
] as const;
export type BodyStep = (typeof bodySteps)[number];

type Form = Pick<ComponentProps<typeof StaffForm>, 'act' | 'action' | 'tone'>;
const forms: Record<BodyStep, Form> = {
  correct: { act: 'correctBody', action: actions.correctBody },
  annul: { act: 'annulBody', action: actions.annulBody, tone: 'irreversible' },
  'record-member': { act: 'recordBodyMember', action: actions.recordBodyMember },
  'end-member': { act: 'endBodyMember', action: actions.endBodyMember },
  'correct-member': { act: 'correctBodyMember', action: actions.correctBodyMember },
  'annul-member': { act: 'annulBodyMember', action: actions.annulBodyMember, tone: 'irreversible' },
  'add-office': { act: 'addOffice', action: actions.addOffice },
  'correct-office': { act: 'correctOffice', action: actions.correctOffice },
  'annul-office': { act: 'annulOffice', action: actions.annulOffice, tone: 'irreversible' },
};

type Props = {
  locale: Locale;
  view: BodyPageView;
  choices: BodyChoices;
  workingLanguages: readonly string[];
  step: BodyStep;
  /** The member's id or the office's key that the step is about. */
  of: string | undefined;
  idempotencyKey: string;
};

/** The fields of a step on a body; null where the member or the office that it is about is not there. */
export function fieldsOfStep({
  locale,
  view,
  choices,
  workingLanguages,
  step,
  of,
}: Omit<Props, 'idempotencyKey'>): FieldSpec[] | null {
  const member = view.members.find(({ id }) => id === of);
  const office = view.offices.find(({ key }) => key === of);
  switch (step) {
    case 'correct':
      return [...keyOf(locale, view), ...factFields(locale, workingLanguages, choices, view), reason(locale)];
    case 'annul':
      return [...keyOf(locale, view), reason(locale)];
    case 'record-member':
      return memberFields(locale, view, choices);
    case 'add-office':
      return [{ kind: 'hidden', name: 'body', value: view.key }, ...officeFields(locale, workingLanguages, null)];
    case 'end-member':
      return member ? [...memberOf(locale, member), end(locale), instrument(locale, '', true)] : null;
    case 'correct-member':
      return member ? [...memberOf(locale, member), ...partFields(locale, member), reason(locale)] : null;
    case 'annul-member':
      return member ? [...memberOf(locale, member), reason(locale)] : null;
    case 'correct-office':
      return office
        ? [...keyOf(locale, office), ...officeFields(locale, workingLanguages, office), reason(locale)]
        : null;
    case 'annul-office':
      return office ? [...keyOf(locale, office), reason(locale)] : null;
  }
}

/** The form of one act on a body, a member of it or an office of it. */
export function BodyStepForm({
  fields,
  ...props
}: Omit<Props, 'of' | 'choices' | 'workingLanguages'> & { fields: FieldSpec[] }) {
  const { locale, view, step, idempotencyKey } = props;
  const t = translator(locale, 'staff-body');
  const staff = translator(locale, 'staff');
  const above = `/${locale}/portal/staff/body`;
  return (
    <>
      <Breadcrumbs
        label={staff('above')}
        items={[
          { href: above, label: staff('area.body') },
          { href: `${above}/${encodeURIComponent(view.key)}`, label: view.name },
        ]}
      />
      <PageHeading title={t(`step.${step}`)} lead={t(`stepLead.${step}`)} />
      <StaffForm {...forms[step]} fields={fields} idempotencyKey={idempotencyKey} locale={locale} />
    </>
  );
}

/** The form that adds a body. */
export function BodyForm({
  locale,
  choices,
  workingLanguages,
  idempotencyKey,
}: Pick<Props, 'locale' | 'choices' | 'workingLanguages' | 'idempotencyKey'>) {
  const t = translator(locale, 'staff-body');
  const staff = translator(locale, 'staff');
  return (
    <>
      <Breadcrumbs
        label={staff('above')}
        items={[{ href: `/${locale}/portal/staff/body`, label: staff('area.body') }]}
      />
      <PageHeading title={t('add')} lead={t('addLead')} />
      <StaffForm
        action={actions.addBody}
        act="addBody"
        fields={factFields(locale, workingLanguages, choices, null)}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

/** The form of an office of the process: added, or corrected where there is one. */
export function ProcessOfficeForm({
  locale,
  office,
  workingLanguages,
  idempotencyKey,
}: Pick<Props, 'locale' | 'workingLanguages' | 'idempotencyKey'> & { office: BodyOfficeView | null }) {
  const t = translator(locale, 'staff-body');
  const staff = translator(locale, 'staff');
  const step = office ? 'correct-office' : 'add-office';
  return (
    <>
      <Breadcrumbs
        label={staff('above')}
        items={[{ href: `/${locale}/portal/staff/chairmanship`, label: staff('area.chairmanship') }]}
      />
      <PageHeading title={t(`step.${step}`)} lead={t(`stepLead.${step}`)} />
      <StaffForm
        {...forms[step]}
        fields={[
          ...(office ? keyOf(locale, office) : []),
          ...officeFields(locale, workingLanguages, office),
          ...(office ? [reason(locale)] : []),
        ]}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}
