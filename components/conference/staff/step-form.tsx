import { titleInWords } from '#components/conference/exercise-mark.tsx';
import { dateField } from '#components/conference/staff/conference-form.tsx';
import { whichConference } from '#components/conference/staff/conference-steps.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { annulConference, postponeConference, takeBackStep } from '#lib/conference/actions.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

const steps = {
  postpone: { act: 'postponeConference', action: postponeConference, tone: 'primary' },
  'take-back': { act: 'takeBackStep', action: takeBackStep, tone: 'irreversible' },
  annul: { act: 'annulConference', action: annulConference, tone: 'irreversible' },
} as const;
export type OtherStep = keyof typeof steps;

/** The step that an address names, where it may be taken now. */
export function otherStep(conference: StaffConference, named: string): OtherStep | null {
  if (named === 'postpone') return conference.can.move && conference.next.includes('postponed') ? named : null;
  if (named === 'take-back') return conference.can.takeBack ? named : null;
  return named === 'annul' && conference.can.annul ? named : null;
}

type Props = { locale: Locale; conference: StaffConference; step: OtherStep; idempotencyKey: string };

/** The form that postpones a conference, takes its last step back, or annuls it: with the reason that people will read. */
export function StepForm({ locale, conference, step, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-conference');
  const { id, title } = conference;
  const above = `/${locale}/portal/staff/conference`;
  return (
    <>
      <Breadcrumbs
        label={translator(locale, 'staff')('above')}
        items={[
          { href: above, label: translator(locale, 'staff')('area.conference') },
          { href: `${above}/${id}`, label: title },
        ]}
      />
      <PageHeading
        title={t(`other.${step}.link`)}
        kicker={titleInWords(locale, conference)}
        lead={t(`other.${step}.lead`)}
      />
      <StaffForm
        action={steps[step].action}
        tone={steps[step].tone}
        act={steps[step].act}
        fields={[...whichConference(locale, conference), ...asked(locale, conference, step)]}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

function asked(locale: Locale, { stage, before, dateOpen }: StaffConference, step: OtherStep): FieldSpec[] {
  const t = translator(locale, 'staff-conference');
  const stages = translator(locale, 'vocabulary');
  const optional = translator(locale, 'staff')('form.optional');
  if (step === 'postpone')
    return [
      { ...dateField(locale, null), name: 'from', label: t('other.postpone.from'), ...(dateOpen ? {} : { optional }) },
      { ...dateField(locale, null), name: 'to', label: t('form.to'), optional },
      reasonField(locale, { help: t('other.postpone.reasonHelp'), required: false, optional }),
    ];
  const becomes: FieldSpec[] =
    step === 'take-back' && before
      ? [
          {
            kind: 'fixed',
            name: 'becomes',
            label: t('other.take-back.becomes'),
            value: '',
            text: t('other.take-back.from', {
              from: stages(`conferenceStage.${stage}`),
              to: stages(`conferenceStage.${before}`),
            }),
          },
        ]
      : [];
  return [
    ...becomes,
    reasonField(locale, { help: t(stage === 'planned' ? 'other.reasonInside' : 'other.reasonPublic') }),
  ];
}
