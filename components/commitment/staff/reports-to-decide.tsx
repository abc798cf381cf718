import { Reports } from '#components/commitment/reports.tsx';
import { actorText } from '#components/commitment/words.ts';
import { agendaNumber } from '#components/conference/agenda-number.ts';
import { titleInWords } from '#components/conference/exercise-mark.tsx';
import { reasonField } from '#components/layout/reason-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentView, ReportRow } from '#lib/commitment/queries.ts';
import { acceptReport, publishReport, returnReport, scheduleReport } from '#lib/commitment/report/actions.ts';
import type { ItemChoice } from '#lib/commitment/report/queries.ts';
import { type ReviewStep, reviewStepsOf } from '#lib/commitment/rules.ts';
import { formatPartialDate, labelled, translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  view: CommitmentView;
  review: { report: string; step: ReviewStep } | null;
  items: readonly ItemChoice[];
  path: string;
  idempotencyKey: string;
};

const stepsOf = ({ stage, commitment }: ReportRow) => reviewStepsOf(stage, commitment.isPublic);

/** Every report on a commitment with what can be decided on it, and the form of what is being decided. */
export function ReportsToDecide({ locale, view, review, items, path, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-commitment');
  const decided = view.reports.find(({ id }) => id === review?.report);
  const step = decided && stepsOf(decided).find((one) => one === review?.step);
  return (
    <>
      {decided && step && (
        <section id="decide" className="tw:mb-8" aria-label={t('reviewTitle')}>
          <h3>{t(`review.${step}`)}</h3>
          <StaffForm
            key={`${decided.id}-${step}`}
            locale={locale}
            idempotencyKey={idempotencyKey}
            {...acts[step]}
            fields={[...aboutReport(locale, decided), ...stepFields[step](locale, decided, items)]}
          />
        </section>
      )}
      <Reports
        locale={locale}
        rows={view.reports}
        conferences={`/${locale}/portal/staff/conference`}
        stage
        empty={{ title: translator(locale, 'desk-commitment')('othersNone') }}
        act={{
          label: t('do'),
          cell: (row) =>
            stepsOf(row).map((one) => (
              <a
                key={one}
                className="tw:block tw:py-0.75"
                href={`${path}/${view.id}?report=${row.id}&step=${one}#decide`}
              >
                {t(`review.${one}`)}
              </a>
            )),
        }}
      />
    </>
  );
}

const acts = {
  accept: { act: 'acceptReport', action: acceptReport, tone: 'primary' },
  publish: { act: 'publishReport', action: publishReport, tone: 'irreversible' },
  return: { act: 'returnReport', action: returnReport, tone: 'primary' },
  schedule: { act: 'scheduleReport', action: scheduleReport, tone: 'primary' },
} as const;

/** Whose report it is and what it says. */
function aboutReport(locale: Locale, row: ReportRow): FieldSpec[] {
  const t = translator(locale, 'commitment');
  const said = translator(locale, 'vocabulary')(`progressStatus.${row.status}`);
  return [
    ...subjectFields(row),
    {
      kind: 'fixed',
      name: 'reporter',
      label: t('reporter'),
      text: labelled(locale, actorText(locale, { key: row.actor, name: row.name }), said),
      value: '',
    },
    { kind: 'fixed', name: 'said', label: t('words'), text: row.words, value: '' },
  ];
}

const stepFields: Record<ReviewStep, (locale: Locale, row: ReportRow, items: readonly ItemChoice[]) => FieldSpec[]> = {
  accept: () => [],
  publish: (locale) => {
    const t = translator(locale, 'staff-commitment');
    return [{ kind: 'fixed', name: 'then', label: t('publishLabel'), text: t('publishThen'), value: '' }];
  },
  return: (locale) => {
    const t = translator(locale, 'staff-commitment');
    const asked = reasonField(locale, { help: t('form.returnHelp') });
    return [asked.kind === 'area' ? { ...asked, label: t('form.returnReason') } : asked];
  },
  schedule: (locale, { item }, items) => {
    const t = translator(locale, 'staff-commitment');
    return [
      {
        kind: 'select',
        name: 'agendaItemId',
        label: t('form.item'),
        help: t('form.itemHelp'),
        placeholder: t('form.itemNone'),
        value: item?.id ?? '',
        options: items.map(({ id, number, title, conference }) => ({
          value: id,
          label: `${agendaNumber(number)} ${title}`,
          group: `${titleInWords(locale, conference)}, ${formatPartialDate(locale, conference.from)}`,
        })),
      },
    ];
  },
};
