import { CommitmentFacts } from '#components/commitment/commitment-facts.tsx';
import { CommitmentHeading, Silent } from '#components/commitment/commitment-page.tsx';
import { reportFields } from '#components/commitment/report-form.ts';
import { commitmentFields, type FieldChoices } from '#components/commitment/staff/commitment-fields.ts';
import { ReportsToDecide } from '#components/commitment/staff/reports-to-decide.tsx';
import { actorText, cut, placeText } from '#components/commitment/words.ts';
import { Notices } from '#components/correction/notices.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { correctCommitment, supersedeCommitment, withdrawCommitment } from '#lib/commitment/actions.ts';
import type { CommitmentView } from '#lib/commitment/queries.ts';
import { reportProgressAsOffice } from '#lib/commitment/report/actions.ts';
import type { ItemChoice } from '#lib/commitment/report/queries.ts';
import type { ReviewStep } from '#lib/commitment/rules.ts';
import type { SuccessorChoice } from '#lib/commitment/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

export const commitmentSteps = ['report', 'correct', 'supersede', 'withdraw'] as const;
export type CommitmentStep = (typeof commitmentSteps)[number];

type Props = Omit<FieldChoices, 'places'> & {
  locale: Locale;
  view: CommitmentView;
  /** The act whose form is open, and the report that is being decided on, from the address. */
  step: CommitmentStep | null;
  review: { report: string; step: ReviewStep } | null;
  successors: readonly SuccessorChoice[];
  items: readonly ItemChoice[];
  idempotencyKey: string;
};

/** One commitment for the office: what is said of it, the acts that put it right, and every report with what is to be decided. */
export function CommitmentDetail({ locale, view, step, review, items, ...rest }: Props) {
  const t = translator(locale, 'staff-commitment');
  const office = translator(locale, 'staff');
  const path = `/${locale}/portal/staff/commitment`;
  const isOver = view.withdrawnOn !== null || view.supersededBy !== null || (view.outcome?.withdrawn ?? false);
  // What was superseded may still turn out to have been taken by mistake.
  const steps = isOver ? commitmentSteps.filter((one) => one === 'withdraw') : commitmentSteps;
  const open = view.withdrawnOn === null ? (steps.find((one) => one === step) ?? null) : null;
  return (
    <>
      <Breadcrumbs label={office('above')} items={[{ href: path, label: office('area.commitment') }]} />
      <CommitmentHeading locale={locale} view={view} />
      {view.outcome?.withdrawn && (
        <Notice>
          <p>{t('notPublic')}</p>
        </Notice>
      )}
      {view.text && (
        <Notice>
          <p>{t('ofText')}</p>
        </Notice>
      )}
      {view.withdrawnOn === null && (
        <Section title={t('acts')} id="acts" wide>
          <LinkSet
            label={t('acts')}
            tabs={open !== null}
            items={steps.map((key) => ({
              href: `${path}/${view.id}?step=${key}#acts`,
              label: t(`act.${key}`),
              current: open === key,
            }))}
          />
          {open && <StepForm locale={locale} view={view} step={open} {...rest} />}
        </Section>
      )}
      <Section title={translator(locale, 'commitment')('reports')} id="reports" wide>
        <ReportsToDecide
          locale={locale}
          view={view}
          review={review}
          items={items}
          path={path}
          idempotencyKey={rest.idempotencyKey}
        />
        <Silent locale={locale} view={view} />
      </Section>
      <Section title={t('said')}>
        <CommitmentFacts locale={locale} path={path} view={view} />
        {view.outcome && !view.outcome.withdrawn && (
          <p className="tw:mt-4">
            <a href={`/${locale}/commitments/${view.id}`}>{t('publicPage')}</a>
          </p>
        )}
        <Notices locale={locale} noun="commitment" corrections={view.corrections} />
      </Section>
    </>
  );
}

type StepProps = Pick<
  Props,
  'locale' | 'view' | 'participants' | 'workingLanguages' | 'successors' | 'idempotencyKey'
> & {
  step: CommitmentStep;
};

const acts = {
  report: { act: 'reportProgress', action: reportProgressAsOffice, tone: 'primary' },
  correct: { act: 'correctCommitment', action: correctCommitment, tone: 'primary' },
  supersede: { act: 'supersedeCommitment', action: supersedeCommitment, tone: 'irreversible' },
  withdraw: { act: 'withdrawCommitment', action: withdrawCommitment, tone: 'irreversible' },
} as const;

/** The form of one act. */
function StepForm({ step, idempotencyKey, ...props }: StepProps) {
  return (
    <StaffForm
      key={step}
      {...acts[step]}
      locale={props.locale}
      idempotencyKey={idempotencyKey}
      layout="pairs"
      fields={stepFields[step](props)}
    />
  );
}

const stepFields: Record<CommitmentStep, (props: Omit<StepProps, 'step' | 'idempotencyKey'>) => FieldSpec[]> = {
  report: ({ locale, view, workingLanguages }) => [
    { kind: 'hidden', name: 'id', value: view.id },
    {
      kind: 'select',
      name: 'participant',
      label: translator(locale, 'desk-commitment')('form.participant'),
      // The secretariat's own is of no participant.
      ...(view.progress.some(({ actor }) => actor === 'secretariat') && {
        placeholder: translator(locale, 'vocabulary')('commitmentActor.secretariat'),
      }),
      options: view.progress
        .filter(({ actor }) => actor !== 'secretariat')
        .map(({ actor, name }) => ({ value: actor, label: actorText(locale, { key: actor, name }) })),
    },
    ...reportFields(locale, workingLanguages),
  ],
  correct: ({ locale, view, participants, workingLanguages }) => [
    ...subjectFields(view),
    ...commitmentFields(locale, { places: view.places, participants, workingLanguages }, view),
    reasonField(locale),
  ],
  supersede: ({ locale, view, successors }) => {
    const t = translator(locale, 'staff-commitment');
    return [
      ...subjectFields(view),
      {
        kind: 'select',
        name: 'by',
        label: t('form.by'),
        help: t('form.byHelp'),
        required: true,
        placeholder: translator(locale, 'staff')('form.choose'),
        options: successors.map(({ id, words, place, of }) => ({
          value: id,
          label: [of, place, cut(words, 60)].filter(Boolean).join(', '),
        })),
      },
    ];
  },
  withdraw: ({ locale, view }) => {
    const t = translator(locale, 'staff-commitment');
    const place = placeText(locale, view);
    return [
      ...subjectFields(view),
      {
        kind: 'fixed',
        name: 'what',
        label: translator(locale, 'commitment')('commitment'),
        text: [place, view.words].filter(Boolean).join(': '),
        value: '',
      },
      { kind: 'fixed', name: 'then', label: t('thenLabel'), text: t('then'), value: '' },
      reasonField(locale),
    ];
  },
};
