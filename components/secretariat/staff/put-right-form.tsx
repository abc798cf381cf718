import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { arrangementFields } from '#components/secretariat/staff/arrangement-form.tsx';
import { arrangementName } from '#components/secretariat/staff/secretariat-page.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import {
  annulArrangement,
  annulArrangementStep,
  correctArrangement,
  correctArrangementStep,
} from '#lib/secretariat/actions.ts';
import type { StaffArrangement, StaffSecretariat } from '#lib/secretariat/staff/queries.ts';
import { partialDateText } from '#lib/time/period.ts';

const ways = {
  correct: { act: 'correctArrangement', action: correctArrangement, tone: 'primary' },
  stage: { act: 'correctArrangementStep', action: correctArrangementStep, tone: 'primary' },
  'annul-stage': { act: 'annulArrangementStep', action: annulArrangementStep, tone: 'irreversible' },
  annul: { act: 'annulArrangement', action: annulArrangement, tone: 'irreversible' },
} as const;
export type Way = keyof typeof ways;
const isWay = (named: string): named is Way => named in ways;

type Step = StaffArrangement['steps'][number];
export type PutRight = { way: Way; step: Step | null };

/** The way to put an arrangement right that an address names, with the stage that it is about; null where there is none. */
export function putRight({ steps }: StaffArrangement, named: string, step: string | undefined): PutRight | null {
  if (!isWay(named)) return null;
  if (named === 'stage') {
    const found = steps.find(({ id }) => id === step);
    return found ? { way: named, step: found } : null;
  }
  if (named === 'annul-stage') return steps.length > 1 ? { way: named, step: steps.at(-1) ?? null } : null;
  return { way: named, step: null };
}

type Props = {
  locale: Locale;
  view: StaffSecretariat;
  arrangement: StaffArrangement;
  put: PutRight;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** The form that corrects an arrangement or a stage of it, or annuls either: with the reason that people will read. */
export function PutRightForm({ locale, view, arrangement, put, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-secretariat');
  const office = translator(locale, 'staff');
  const { id } = arrangement;
  const above = `/${locale}/portal/staff/secretariat`;
  const { act, action, tone } = ways[put.way];
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[
          { href: above, label: office('area.secretariat') },
          { href: `${above}/${id}`, label: arrangementName(locale, arrangement) },
        ]}
      />
      <PageHeading
        title={t(`put.${put.way}`)}
        kicker={arrangementName(locale, arrangement)}
        lead={t(`putLead.${put.way}`)}
      />
      <StaffForm
        action={action}
        act={act}
        tone={tone}
        fields={[
          ...subjectFields(arrangement),
          ...(put.way === 'correct' ? arrangementFields(locale, view, workingLanguages, arrangement) : []),
          ...(put.step ? stepFields(locale, put.way, put.step) : []),
          reasonField(locale, {
            help: t(put.way === 'correct' ? 'put.reasonHelpFacts' : 'put.reasonHelp'),
            required: put.way !== 'correct',
          }),
        ]}
        idempotencyKey={idempotencyKey}
        locale={locale}
      />
    </>
  );
}

function stepFields(locale: Locale, way: Way, { id, stage, on, instrument }: Step): FieldSpec[] {
  const t = translator(locale, 'staff-secretariat');
  const text = translator(locale, 'vocabulary')(`arrangementStage.${stage}`);
  const which: FieldSpec = { kind: 'fixed', name: 'step', label: t('stage'), value: id, text };
  if (way !== 'stage') return [which];
  return [
    which,
    {
      kind: 'date',
      name: 'on',
      label: t('on'),
      help: t('fresh.onHelp'),
      required: true,
      value: on ? partialDateText(on) : '',
    },
    {
      kind: 'text',
      name: 'instrument',
      label: t('instrument'),
      help: t('instrumentHelp'),
      required: true,
      value: instrument ?? '',
    },
  ];
}
