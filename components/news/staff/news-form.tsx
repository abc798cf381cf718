import { toldApart } from '#components/conference/when-held.ts';
import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';
import { publishNews } from '#lib/news/actions.ts';
import type { StaffNews } from '#lib/news/queries.ts';

type Props = {
  locale: Locale;
  conferences: readonly ConferenceChoice[];
  /** The conference that the address names, chosen unless another is. */
  conference: string | undefined;
  /** The day that the release bears unless another is given. */
  today: string;
  workingLanguages: readonly string[];
  idempotencyKey: string;
};

/** Publishes a press release, whole in one language or in both; all of it is shown once more before it is public. */
export function NewsForm({ locale, conferences, conference, today, workingLanguages, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-news');
  const office = translator(locale, 'staff');
  const fields = newsFields(locale, { conferences, conference, today, workingLanguages });
  return (
    <>
      <Breadcrumbs
        label={office('above')}
        items={[{ href: `/${locale}/portal/staff/news`, label: office('area.news') }]}
      />
      <PageHeading title={t('new.title')} lead={<p>{t('new.lead')}</p>} />
      <Section title={t('new.release')} wide>
        <StaffForm
          action={publishNews}
          fields={fields}
          act="publishNews"
          idempotencyKey={idempotencyKey}
          locale={locale}
          layout="pairs"
        />
      </Section>
    </>
  );
}

/** The fields of a press release; of one that is there already, filled with what it says. */
export function newsFields(
  locale: Locale,
  {
    conferences,
    conference,
    today,
    workingLanguages,
  }: Pick<Props, 'conferences' | 'conference' | 'today' | 'workingLanguages'>,
  of?: StaffNews,
): FieldSpec[] {
  const t = translator(locale, 'staff-news');
  const announced = conferences.filter(({ stage, exercise }) => stage !== 'planned' && !exercise);
  return [
    {
      kind: 'group',
      legend: t('form.about'),
      fields: [
        {
          kind: 'date',
          name: 'date',
          label: t('date'),
          help: t('form.dateHelp'),
          value: of?.date ?? today,
          max: today,
          required: true,
        },
        {
          kind: 'select',
          name: 'conferenceId',
          label: t('conference'),
          help: t('form.conferenceHelp'),
          placeholder: t('form.noConference'),
          value: of ? (of.conference?.id ?? '') : (conference ?? ''),
          options: announced.map((one) => ({ value: one.id, label: toldApart(locale, one.title, one) })),
        },
      ],
    },
    {
      kind: 'group',
      legend: t('headline'),
      help: t('form.halfHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'text',
        name: 'headline',
        label: (language) => t('form.headlineIn', { language }),
        words: of?.headlines,
      }),
    },
    {
      kind: 'group',
      legend: t('form.body'),
      help: t('form.bodyHelp'),
      fields: languageFields(locale, workingLanguages, {
        kind: 'area',
        name: 'body',
        label: (language) => t('form.bodyIn', { language }),
        words: of?.bodies,
        rows: 10,
      }),
    },
  ];
}
