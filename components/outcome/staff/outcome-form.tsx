import { toldApart } from '#components/conference/when-held.ts';
import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Locale, outcomeKinds } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import type { ReleasedChoice } from '#lib/document/queries.ts';
import { translator } from '#lib/language/language.ts';
import { publishOutcome } from '#lib/outcome/actions.ts';

type Props = {
  locale: Locale;
  conferences: readonly ConferenceChoice[];
  released: readonly ReleasedChoice[];
  /** The conference that the address names, chosen unless another is. */
  conference: string | undefined;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** Publishes what a conference adopted; all of it is shown once more before it is public. */
export function OutcomeForm({ locale, idempotencyKey, ...choices }: Props) {
  const t = translator(locale, 'staff-outcome');
  const office = translator(locale, 'staff');
  const above = { href: `/${locale}/portal/staff/outcome`, label: office('area.outcome') };
  return (
    <>
      <Breadcrumbs label={office('above')} items={[above]} />
      <PageHeading title={t('new.title')} lead={<p>{t('new.lead')}</p>} />
      <Section title={t('outcome')} wide>
        <StaffForm
          action={publishOutcome}
          fields={fieldsOf(locale, choices)}
          act="publishOutcome"
          idempotencyKey={idempotencyKey}
          locale={locale}
          layout="pairs"
        />
      </Section>
    </>
  );
}

function fieldsOf(
  locale: Locale,
  { conferences, released, conference, workingLanguages }: Omit<Props, 'locale' | 'idempotencyKey'>,
): FieldSpec[] {
  const t = translator(locale, 'staff-outcome');
  const words = translator(locale, 'vocabulary');
  const office = translator(locale, 'staff');
  const optional = office('form.optional');
  const announced = conferences.filter(({ stage, exercise }) => stage !== 'planned' && !exercise);
  return [
    {
      kind: 'group',
      legend: t('form.what'),
      fields: [
        {
          kind: 'select',
          name: 'kind',
          label: t('kind'),
          placeholder: office('form.choose'),
          required: true,
          options: outcomeKinds.map((value) => ({ value, label: words(`outcomeKind.${value}`) })),
        },
        {
          kind: 'select',
          name: 'conferenceId',
          label: t('conference'),
          help: t('form.conferenceHelp'),
          placeholder: t('form.noConference'),
          value: conference ?? '',
          options: announced.map((one) => ({ value: one.id, label: toldApart(locale, one.title, one) })),
        },
        { kind: 'text', name: 'adoptedOn', label: t('adopted'), help: t('form.adoptedHelp'), required: true },
        { kind: 'text', name: 'instrument', label: t('form.instrument'), help: t('form.instrumentHelp'), optional },
      ],
    },
    {
      kind: 'group',
      legend: t('form.titles'),
      help: t('form.titlesHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'text',
        name: 'title',
        label: (language) => t('form.titleIn', { language }),
      }),
    },
    {
      kind: 'group',
      legend: t('form.texts'),
      help: t('form.documentHelp'),
      fields: [
        {
          kind: 'select',
          name: 'releasedId',
          label: t('form.document'),
          placeholder: t('form.noDocument'),
          options: released.map(({ id, symbol, title }) => ({ value: id, label: `${symbol} ${title}` })),
        },
      ],
    },
    {
      kind: 'group',
      legend: t('form.summaries'),
      help: t('form.summariesHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'summary',
        label: (language) => t('form.summaryIn', { language }),
        optional,
        rows: 4,
      }),
    },
  ];
}
