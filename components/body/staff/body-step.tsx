import type { ComponentProps } from 'react';
import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { periodText } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { bodyParts, type Locale } from '#db/vocabulary.ts';
import * as actions from '#lib/body/actions.ts';
import type { BodyChoices, BodyMemberView, BodyOfficeView, BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';
import { type PartialDate, partialDateText } from '#lib/time/period.ts';

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
  step: BodyStep;
  /** The member's id or the office's key that the step is about. */
  of: string | undefined;
  idempotencyKey: string;
};

/** The fields of a step on a body; null where the member or the office that it is about is not there. */
export function fieldsOfStep({ locale, view, choices, step, of }: Omit<Props, 'idempotencyKey'>): FieldSpec[] | null {
  const member = view.members.find(({ id }) => id === of);
  const office = view.offices.find(({ key }) => key === of);
  switch (step) {
    case 'correct':
      return [...keyOf(locale, view), ...factFields(locale, choices, view), reason(locale)];
    case 'annul':
      return [...keyOf(locale, view), reason(locale)];
    case 'record-member':
      return memberFields(locale, view, choices);
    case 'add-office':
      return [{ kind: 'hidden', name: 'body', value: view.key }, ...officeFields(locale, null)];
    case 'end-member':
      return member ? [...memberOf(locale, member), end(locale), instrument(locale, '', true)] : null;
    case 'correct-member':
      return member ? [...memberOf(locale, member), ...partFields(locale, member), reason(locale)] : null;
    case 'annul-member':
      return member ? [...memberOf(locale, member), reason(locale)] : null;
    case 'correct-office':
      return office ? [...keyOf(locale, office), ...officeFields(locale, office), reason(locale)] : null;
    case 'annul-office':
      return office ? [...keyOf(locale, office), reason(locale)] : null;
  }
}

/** The form of one act on a body, a member of it or an office of it. */
export function BodyStepForm({ fields, ...props }: Omit<Props, 'of' | 'choices'> & { fields: FieldSpec[] }) {
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
export function BodyForm({ locale, choices, idempotencyKey }: Pick<Props, 'locale' | 'choices' | 'idempotencyKey'>) {
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
        fields={factFields(locale, choices, null)}
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
  idempotencyKey,
}: Pick<Props, 'locale' | 'idempotencyKey'> & { office: BodyOfficeView | null }) {
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
          ...officeFields(locale, office),
          ...(office ? [reason(locale)] : []),
        ]}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

const written = (date: PartialDate | null) => (date ? partialDateText(date) : '');

const keyOf = (locale: Locale, { key, name, version }: { key: string; name: string; version: number }): FieldSpec[] => [
  { kind: 'fixed', name: 'key-of', label: translator(locale, 'staff-body')('which'), value: key, text: name },
  { kind: 'hidden', name: 'expectedVersion', value: String(version) },
];

function memberOf(locale: Locale, { id, version, name, part, from, to }: BodyMemberView): FieldSpec[] {
  const said = [name, translator(locale, 'vocabulary')(`bodyPart.${part}`), periodText(locale, from, to)];
  return [
    {
      kind: 'fixed',
      name: 'id',
      label: translator(locale, 'staff-body')('which'),
      value: id,
      text: said.filter(Boolean).join(', '),
    },
    { kind: 'hidden', name: 'expectedVersion', value: String(version) },
  ];
}

const reason = (locale: Locale): FieldSpec => ({
  kind: 'area',
  name: 'reason',
  label: translator(locale, 'staff-chairmanship')('term.reason'),
  help: translator(locale, 'staff-chairmanship')('term.reasonHelp'),
  required: true,
  rows: 3,
});

const instrument = (locale: Locale, value: string, required = false): FieldSpec => ({
  kind: 'text',
  name: 'instrument',
  label: translator(locale, 'staff-chairmanship')('designation.instrument'),
  help: translator(locale, 'staff-body')('instrumentHelp'),
  required,
  value,
});

const end = (locale: Locale): FieldSpec => ({
  kind: 'text',
  name: 'to',
  label: translator(locale, 'staff-body')('to'),
  help: translator(locale, 'staff-chairmanship')('designation.dateHelp'),
  required: true,
});

/** A choice between yes and no, the first of which is what is usual. */
function either(name: string, yes: boolean, words: Record<'label' | 'help' | 'no' | 'yes', string>): FieldSpec {
  return {
    kind: 'select',
    name,
    label: words.label,
    help: words.help,
    value: yes ? 'yes' : 'no',
    options: [
      { value: 'no', label: words.no },
      { value: 'yes', label: words.yes },
    ],
  };
}

function officeFields(locale: Locale, office: BodyOfficeView | null): FieldSpec[] {
  const t = translator(locale, 'staff-body');
  const words = translator(locale, 'vocabulary');
  return [
    ...languageFields({
      kind: 'text',
      name: 'name',
      label: (language) => t('officeName', { language: words(`language.${language}`) }),
      help: t('officeNameHelp'),
      words: office?.names,
    }),
    either('joint', office?.joint ?? false, {
      label: t('held'),
      help: t('heldHelp'),
      no: t('single'),
      yes: t('joint'),
    }),
  ];
}

function memberFields(locale: Locale, view: BodyPageView, { participants }: BodyChoices): FieldSpec[] {
  const t = translator(locale, 'body');
  return [
    { kind: 'hidden', name: 'body', value: view.key },
    {
      kind: 'select',
      name: 'participant',
      label: t('participant'),
      placeholder: translator(locale, 'staff')('form.choose'),
      required: true,
      options: participants.map(({ key, name }) => ({ value: key, label: name })),
    },
    ...partFields(locale, null),
  ];
}

function partFields(locale: Locale, member: BodyMemberView | null): FieldSpec[] {
  const t = translator(locale, 'staff-body');
  const words = translator(locale, 'vocabulary');
  const optional = translator(locale, 'staff')('form.optional');
  const help = translator(locale, 'staff-chairmanship')('designation.dateHelp');
  return [
    {
      kind: 'select',
      name: 'part',
      label: translator(locale, 'body')('part'),
      help: t('partHelp'),
      value: member?.part ?? 'member',
      options: bodyParts.map((value) => ({ value, label: words(`bodyPart.${value}`) })),
    },
    {
      kind: 'text',
      name: 'from',
      label: t('from'),
      help,
      required: member === null,
      value: written(member?.from ?? null),
    },
    { kind: 'text', name: 'to', label: t('to'), help, optional, value: written(member?.to ?? null) },
    instrument(locale, member?.instrument ?? '', member === null),
    {
      kind: 'area',
      name: 'note',
      label: translator(locale, 'staff-chairmanship')('term.note'),
      optional,
      rows: 3,
      value: member?.note ?? '',
    },
  ];
}

function factFields(locale: Locale, { bodies, sources }: BodyChoices, view: BodyPageView | null): FieldSpec[] {
  const t = translator(locale, 'staff-body');
  const words = translator(locale, 'vocabulary');
  const said = translator(locale, 'body');
  const optional = translator(locale, 'staff')('form.optional');
  const help = translator(locale, 'staff-chairmanship')('designation.dateHelp');
  return [
    ...languageFields({
      kind: 'text',
      name: 'name',
      label: (language) => t('bodyName', { language: words(`language.${language}`) }),
      words: view?.names,
    }),
    { kind: 'text', name: 'code', label: said('code'), help: t('codeHelp'), required: true, value: view?.code ?? '' },
    {
      kind: 'select',
      name: 'parent',
      label: said('parent'),
      optional,
      placeholder: t('noParent'),
      value: view?.parent?.key ?? '',
      options: bodies.filter(({ key }) => key !== view?.key).map(({ key, name }) => ({ value: key, label: name })),
    },
    {
      kind: 'text',
      name: 'termsOfReference',
      label: said('termsOfReference'),
      help: t('termsHelp'),
      optional,
      value: view?.termsOfReference ?? '',
    },
    {
      kind: 'select',
      name: 'source',
      label: t('source'),
      optional,
      placeholder: t('noSource'),
      value: view?.source?.key ?? '',
      options: sources.map(({ key, name }) => ({ value: key, label: name })),
    },
    {
      kind: 'text',
      name: 'mandateFrom',
      label: t('mandateFrom'),
      help,
      optional,
      value: written(view?.mandate.from ?? null),
    },
    {
      kind: 'text',
      name: 'mandateTo',
      label: t('mandateTo'),
      help,
      optional,
      value: written(view?.mandate.to ?? null),
    },
    either('restricted', view?.restricted ?? false, {
      label: said('membership'),
      help: t('restrictedHelp'),
      no: said('open'),
      yes: said('restricted'),
    }),
  ];
}
