import { whenHeld } from '#components/conference/when-held.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Section } from '#components/ui/section.tsx';
import type { ConferenceStage, Locale } from '#db/vocabulary.ts';
import { announceConference, cancelConference, closeConference, openConference } from '#lib/conference/actions.ts';
import type { StaffConference } from '#lib/conference/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

const steps = {
  announced: { act: 'announceConference', action: announceConference, tone: 'primary' },
  open: { act: 'openConference', action: openConference, tone: 'primary' },
  closed: { act: 'closeConference', action: closeConference, tone: 'primary' },
  cancelled: { act: 'cancelConference', action: cancelConference, tone: 'irreversible' },
} as const;

const isStep = (stage: ConferenceStage): stage is keyof typeof steps => stage in steps;

type Props = { locale: Locale; conference: StaffConference; idempotencyKeys: readonly string[] };

/** The steps that may follow, each a button with what it means; nothing where none may. */
export function ConferenceSteps({ locale, conference, idempotencyKeys }: Props) {
  const t = translator(locale, 'staff-conference');
  const next = conference.next.filter(isStep);
  const { id, stage, exercise, can } = conference;
  const here = `/${locale}/portal/staff/conference/${id}`;
  const others = [
    ...(conference.next.includes('postponed') ? (['postpone'] as const) : []),
    ...(can.takeBack ? (['take-back'] as const) : []),
    ...(can.annul ? (['annul'] as const) : []),
  ];
  if (next.length + others.length === 0) return null;
  const effectOf = (step: keyof typeof steps) => {
    if (exercise) return t(`step.exercise.${step}`);
    return t(`step.${step === 'cancelled' && stage === 'planned' ? 'cancelledPlanned' : step}`);
  };
  return (
    <Section title={t('step.title')} wide>
      <div className="tw:grid tw:max-w-264 tw:grid-cols-steps tw:gap-x-12 tw:gap-y-6">
        {next.map((step, at) => (
          <StaffForm
            key={step}
            id={step}
            action={steps[step].action}
            tone={steps[step].tone}
            fields={[
              ...whichConference(locale, conference),
              {
                kind: 'fixed',
                name: 'effect',
                label: t('step.effect'),
                value: '',
                text: effectOf(step),
              },
            ]}
            act={steps[step].act}
            idempotencyKey={idempotencyKeys[at] ?? ''}
            locale={locale}
            layout="step"
          />
        ))}
      </div>
      {others.length > 0 && (
        <Actions>
          {others.map((other) => (
            <LinkButton key={other} tone="quiet" href={`${here}/${other}`}>
              {t(`other.${other}.link`)}
            </LinkButton>
          ))}
        </Actions>
      )}
    </Section>
  );
}

/** Which conference a step is taken of, as the person saw it. */
export const whichConference = (locale: Locale, conference: StaffConference): FieldSpec[] => [
  ...subjectFields(conference),
  {
    kind: 'fixed',
    name: 'conference',
    label: translator(locale, 'staff-conference')('step.conference'),
    value: '',
    text: `${conference.title}, ${whenHeld(locale, conference)}`,
  },
];
