import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { arrangementFacts } from '#components/secretariat/secretariat-page.tsx';
import { seatFields } from '#components/secretariat/staff/seat-fields.ts';
import { ArrangementStanding, arrangementName } from '#components/secretariat/staff/secretariat-page.tsx';
import { Claims } from '#components/source/claims.tsx';
import { Note } from '#components/source/note.tsx';
import { numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { SourcesLink } from '#components/source/staff/citations-page.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Facts } from '#components/ui/facts.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate, labelled, translator } from '#lib/language/language.ts';
import { recordArrangement } from '#lib/secretariat/actions.ts';
import type { StaffArrangement, StaffSecretariat } from '#lib/secretariat/staff/queries.ts';

type Props = {
  locale: Locale;
  view: StaffSecretariat;
  arrangement: StaffArrangement;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** One arrangement: its steps as they were recorded, and the form that records the next. */
export function ArrangementDetail({ locale, view, arrangement, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-secretariat');
  const office = translator(locale, 'staff');
  const { id, stage, note, mentioned, claims, source, next } = arrangement;
  const here = `/${locale}/portal/staff/secretariat/${id}`;
  const sources = numbered([source, ...mentioned, ...claims.flatMap(sourcesOf)]);
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/secretariat`, label: office('area.secretariat') }]}
      />
      <PageHeading title={arrangementName(locale, arrangement)}>
        {view.can.correct && (
          <Actions>
            <LinkButton tone="quiet" href={`${here}/correct`}>
              {t('put.correct')}
            </LinkButton>
            {arrangement.steps.length > 1 && (
              <LinkButton tone="quiet" href={`${here}/annul-stage`}>
                {t('put.annul-stage')}
              </LinkButton>
            )}
            <LinkButton tone="quiet" href={`${here}/annul`}>
              {t('put.annul')}
            </LinkButton>
          </Actions>
        )}
      </PageHeading>

      <Section title={t('arrangement')} wide>
        <Facts
          items={[
            { term: t('stage'), value: <ArrangementStanding locale={locale} stage={stage} /> },
            ...arrangementFacts(locale, arrangement),
            {
              term: t('fresh.note'),
              value: note && (
                <Note locale={locale} sources={sources}>
                  {note}
                </Note>
              ),
            },
          ]}
        />
        <Claims locale={locale} sources={sources} claims={claims} />
        {view.can.correct && <SourcesLink locale={locale} noun="arrangement" subject={arrangement.id} />}
      </Section>
      <Section title={t('steps')} wide>
        <Steps locale={locale} arrangement={arrangement} canCorrect={view.can.correct} />
      </Section>
      <Section title={t('record')} wide>
        {next.length === 0 && <p>{t('over')}</p>}
        {next.length > 0 && view.can.record && (
          <StaffForm
            action={recordArrangement}
            fields={fieldsOf(locale, arrangement, workingLanguages)}
            act="recordArrangement"
            idempotencyKey={idempotencyKey}
            locale={locale}
          />
        )}
      </Section>
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}

type StepsProps = { locale: Locale; arrangement: StaffArrangement; canCorrect: boolean };

function Steps({ locale, arrangement: { id, steps, source }, canCorrect }: StepsProps) {
  const t = translator(locale, 'staff-secretariat');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <DataTable
      caption={t('stepsCaption')}
      rowKey={(step) => step.id}
      empty={null}
      columns={[
        { key: 'stage', label: t('stage'), cell: ({ stage }) => vocabulary(`arrangementStage.${stage}`) },
        { key: 'on', label: t('since'), cell: ({ on }) => (on ? formatPartialDate(locale, on) : t('undated')) },
        {
          key: 'by',
          label: t('by'),
          cell: ({ instrument }) =>
            instrument ? (
              <Quoted locale={locale}>{instrument}</Quoted>
            ) : (
              source && t('listed', { publisher: source.publisher })
            ),
        },
        ...(canCorrect
          ? [
              {
                key: 'correct',
                label: t('put.change'),
                shrink: true,
                cell: (step: StaffArrangement['steps'][number]) => (
                  <a
                    href={`/${locale}/portal/staff/secretariat/${id}/stage?step=${step.id}`}
                    aria-label={labelled(locale, t('put.stage'), vocabulary(`arrangementStage.${step.stage}`))}
                  >
                    {t('put.change')}
                  </a>
                ),
              },
            ]
          : []),
      ]}
      groups={[{ key: 'all', rows: steps }]}
    />
  );
}

function fieldsOf(locale: Locale, arrangement: StaffArrangement, workingLanguages: readonly string[]): FieldSpec[] {
  const t = translator(locale, 'staff-secretariat');
  const office = translator(locale, 'staff');
  const vocabulary = translator(locale, 'vocabulary');
  const { kind, seat, next } = arrangement;
  return [
    ...subjectFields(arrangement),
    { kind: 'fixed', name: 'kind', label: t('arrangement'), value: kind, text: arrangementName(locale, arrangement) },
    {
      kind: 'select',
      name: 'stage',
      label: t('next'),
      placeholder: office('form.choose'),
      required: true,
      options: next.map((stage) => ({ value: stage, label: vocabulary(`arrangementStage.${stage}`) })),
    },
    { kind: 'date', name: 'on', label: t('on'), help: t('onHelp'), required: true },
    { kind: 'text', name: 'instrument', label: t('instrument'), help: t('instrumentHelp'), required: true },
    ...(seat ? [] : seatFields(locale, workingLanguages, { help: t('seatHelp') })),
  ];
}
