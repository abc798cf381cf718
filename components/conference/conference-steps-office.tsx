import { OfficeForm } from '#components/office/office-form.tsx';
import { heldOn } from '#components/source/when.ts';
import { Section } from '#components/ui/section.tsx';
import type { ConferenceStage, Locale } from '#db/vocabulary.ts';
import { announceConference, cancelConference, closeConference, openConference } from '#lib/conference/actions.ts';
import type { OfficeConference } from '#lib/conference/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

const steps = {
  announced: { act: 'announceConference', action: announceConference, tone: 'primary' },
  open: { act: 'openConference', action: openConference, tone: 'primary' },
  closed: { act: 'closeConference', action: closeConference, tone: 'primary' },
  cancelled: { act: 'cancelConference', action: cancelConference, tone: 'solemn' },
} as const;

const isStep = (stage: ConferenceStage): stage is keyof typeof steps => stage in steps;

type Props = { locale: Locale; conference: OfficeConference; sendings: readonly string[] };

/** The steps that may follow, each a button with what it means; nothing where none may. */
export function ConferenceStepsOffice({ locale, conference, sendings }: Props) {
  const t = translator(locale, 'office-conference');
  const next = conference.next.filter(isStep);
  if (next.length === 0) return null;
  const { id, version, title, from, to, stage } = conference;
  return (
    <Section title={t('step.title')} wide>
      <div className="steps">
        {next.map((step, at) => (
          <OfficeForm
            key={step}
            id={step}
            action={steps[step].action}
            tone={steps[step].tone}
            fields={[
              { kind: 'hidden', name: 'id', value: id },
              { kind: 'hidden', name: 'seen', value: String(version) },
              ...(step === 'cancelled'
                ? [
                    {
                      kind: 'fixed',
                      name: 'conference',
                      label: t('step.conference'),
                      value: '',
                      text: `${title}, ${heldOn(locale, from, to)}`,
                    } as const,
                  ]
                : []),
              {
                kind: 'fixed',
                name: 'effect',
                label: t('step.effect'),
                value: '',
                text: t(`step.${step === 'cancelled' && stage === 'planned' ? 'cancelledPlanned' : step}`),
              },
            ]}
            act={steps[step].act}
            sending={sendings[at] ?? ''}
            locale={locale}
          />
        ))}
      </div>
    </Section>
  );
}
