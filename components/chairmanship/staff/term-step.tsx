import { datesOf, wordsOf } from '#components/chairmanship/staff/record-form.tsx';
import type { TermStep } from '#components/chairmanship/staff/term-detail.tsx';
import { termText } from '#components/chairmanship/staff/term-looks.ts';
import { toldApart } from '#components/conference/when-held.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { sourceField } from '#components/layout/source-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { periodText } from '#components/source/when.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { annulTerm, confirmHandOver, correctTerm, declineTerm, extendTerm } from '#lib/chairmanship/actions.ts';
import type { TermView } from '#lib/chairmanship/queries.ts';
import { concurrencyToken } from '#lib/chairmanship/rules.ts';
import type { StaffTerm } from '#lib/chairmanship/staff/queries.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  view: StaffTerm;
  step: TermStep;
  conferences: readonly ConferenceChoice[];
  idempotencyKey: string;
};

const acts = {
  'hand-over': { act: 'confirmHandOver', action: confirmHandOver, tone: 'primary' },
  decline: { act: 'declineTerm', action: declineTerm, tone: 'primary' },
  extend: { act: 'extendTerm', action: extendTerm, tone: 'primary' },
  correct: { act: 'correctTerm', action: correctTerm, tone: 'primary' },
  annul: { act: 'annulTerm', action: annulTerm, tone: 'irreversible' },
} as const;

/** The form of one act on a term: hand over, decline, extend, correct, annul. */
export function TermStepForm({ locale, view, step, conferences, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-chairmanship');
  const staff = translator(locale, 'staff');
  const path = `/${locale}/portal/staff/chairmanship`;
  const { act, action, tone } = acts[step];
  return (
    <>
      <Breadcrumbs
        label={staff('above')}
        items={[
          { href: path, label: staff('area.chairmanship') },
          { href: `${path}/${view.term.id}`, label: view.term.holder },
        ]}
      />
      <PageHeading title={t(`${step}.title`, { office: view.office.name })} lead={t(`${step}.lead`)} />
      <StaffForm
        action={action}
        fields={[
          { kind: 'hidden', name: 'expectedVersion', value: String(view.term.version) },
          ...fields[step](locale, view, conferences),
        ]}
        act={act}
        tone={tone}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

type FieldsOf = (locale: Locale, view: StaffTerm, conferences: readonly ConferenceChoice[]) => FieldSpec[];

const fixed = (locale: Locale, { term }: StaffTerm): FieldSpec => ({
  kind: 'fixed',
  name: 'id',
  label: translator(locale, 'staff-chairmanship')('term.which'),
  value: term.id,
  text: termText(locale, term),
});

const instrument = (locale: Locale): FieldSpec => ({
  kind: 'text',
  name: 'instrument',
  label: translator(locale, 'staff-chairmanship')('designation.instrument'),
  help: translator(locale, 'staff-chairmanship')('term.instrumentHelp'),
  required: true,
});

const reason = (locale: Locale): FieldSpec =>
  reasonField(locale, { help: translator(locale, 'staff-chairmanship')('term.reasonHelp') });

const fields: Record<TermStep, FieldsOf> = {
  'hand-over': handOverFields,
  decline: (locale, view) => [fixed(locale, view), instrument(locale)],
  extend: (locale, view) => [
    fixed(locale, view),
    {
      kind: 'date',
      name: 'to',
      label: translator(locale, 'staff-chairmanship')('extend.to'),
      help: translator(locale, 'staff-chairmanship')('designation.dateHelp'),
      required: true,
    },
    instrument(locale),
  ],
  correct: (locale, view) => [
    fixed(locale, view),
    {
      kind: 'select',
      name: 'participant',
      label: translator(locale, 'staff-chairmanship')('designation.holder'),
      required: true,
      value: view.term.participant,
      options: view.participants.map(({ key, name }) => ({ value: key, label: name })),
    },
    ...datesOf(locale, {
      actual: view.term.stage === 'incumbent' || view.term.stage === 'completed' ? view.term.actual : null,
      nominal: view.term.nominal,
    }),
    ...wordsOf(locale, { instrument: view.term.instrument ?? '', note: view.term.note ?? '' }),
    sourceField(locale, view.sources),
    reason(locale),
  ],
  annul: (locale, view) => [fixed(locale, view), reason(locale)],
};

function handOverFields(
  locale: Locale,
  { office, term: next, today }: StaffTerm,
  conferences: readonly ConferenceChoice[],
): FieldSpec[] {
  const t = translator(locale, 'staff-chairmanship');
  const meetings = conferences.filter(
    ({ stage, exercise }) => stage !== 'planned' && stage !== 'cancelled' && !exercise,
  );
  const incumbents = office.terms.filter(({ stage }) => stage === 'incumbent');
  const own = incumbents.find(({ participant }) => !office.joint || participant === next.participant) ?? null;
  return [
    office.joint
      ? {
          kind: 'select',
          name: 'leaving',
          label: t('hand-over.relinquishes'),
          help: t('hand-over.jointHelp'),
          placeholder: t('hand-over.nobodyLeaves'),
          value: concurrencyToken(own),
          options: incumbents.map((one) => ({ value: concurrencyToken(one), label: leavingText(locale, one) })),
        }
      : {
          kind: 'fixed',
          name: 'leaving',
          label: t('hand-over.relinquishes'),
          value: concurrencyToken(own),
          text: own ? leavingText(locale, own) : t('hand-over.nobody'),
        },
    { kind: 'fixed', name: 'id', label: t('hand-over.assumes'), value: next.id, text: assumingText(locale, next) },
    { kind: 'date', name: 'on', label: t('hand-over.on'), help: t('hand-over.onHelp'), max: today, required: true },
    {
      kind: 'select',
      name: 'conferenceId',
      label: t('hand-over.meeting'),
      help: t('hand-over.meetingHelp'),
      optional: translator(locale, 'staff')('form.optional'),
      placeholder: t('hand-over.noMeeting'),
      options: meetings.map((one) => ({ value: one.id, label: toldApart(locale, one.title, one) })),
    },
  ];
}

function leavingText(locale: Locale, { holder, actual }: TermView): string {
  const t = translator(locale, 'staff-chairmanship');
  const period = periodText(locale, actual.from, actual.to);
  return period ? t('hand-over.inOffice', { holder, period }) : t('hand-over.inOfficeUndated', { holder });
}

function assumingText(locale: Locale, { holder, nominal, instrument: by }: TermView): string {
  const t = translator(locale, 'staff-chairmanship');
  const period = periodText(locale, nominal.from, nominal.to) ?? '';
  return by
    ? t('hand-over.designatedBy', { holder, period, instrument: by })
    : t('hand-over.designated', { holder, period });
}
