import { keptForm } from '#components/layout/kept-form.ts';
import { languageFields } from '#components/layout/language-fields.ts';
import { reasonField } from '#components/layout/reason-field.ts';
import { sourceOptions } from '#components/layout/source-field.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { subjectFields } from '#components/layout/subject-fields.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { KeptTyping } from '#lib/account/typing/queries.ts';
import { annulStatement, correctStatement, moveStatement, recordStatement } from '#lib/conference/actions.ts';
import type { ConferenceFormChoices, StaffConference } from '#lib/conference/staff/queries.ts';
import { languageName, translator } from '#lib/language/language.ts';

/** What the forms of statements are called by what is kept of their typing. */
export const statementTyping = 'statement:';

const keptOf = ({ locale, choices, typing }: Pick<Props, 'locale' | 'choices' | 'typing'>, name: string) =>
  keptForm({ locale, zone: choices.zone, typing }, `${statementTyping}${name}`);

type Statement = StaffConference['statements'][number];

type Props = {
  locale: Locale;
  conference: StaffConference;
  choices: ConferenceFormChoices;
  workingLanguages: readonly string[];
  /** What the reader has typed into forms of statements and not sent. */
  typing: readonly KeptTyping[];
  /** One key for each form of the page. */
  idempotencyKeys: readonly string[];
};

/** Records a statement delivered at a conference, the last of those there are. */
export function RecordStatement({ idempotencyKeys, ...of }: Props) {
  const { locale, conference } = of;
  const t = translator(locale, 'conference-statement');
  return (
    <>
      <Above locale={locale} conference={conference} />
      <PageHeading title={t('add')} kicker={conference.title} />
      <Section title={t('statement')} wide>
        <StaffForm
          action={recordStatement}
          act="recordStatement"
          fields={[{ kind: 'hidden', name: 'conferenceId', value: conference.id }, ...fieldsOf(of, null)]}
          keep={keptOf(of, `new:${conference.id}`)}
          idempotencyKey={idempotencyKeys[0] ?? ''}
          locale={locale}
          layout="pairs"
        />
      </Section>
    </>
  );
}

/** One statement: what is said of it corrected, its place in the order changed, or the statement annulled. */
export function StatementForms({ statement, idempotencyKeys, ...of }: Props & { statement: Statement }) {
  const { locale, conference } = of;
  const t = translator(locale, 'conference-statement');
  const which = subjectFields(statement);
  const moves = (['earlier', 'later'] as const).filter(
    (to) => conference.statements.at(to === 'earlier' ? 0 : -1)?.id !== statement.id,
  );
  return (
    <>
      <Above locale={locale} conference={conference} />
      <PageHeading
        title={
          <Quoted locale={locale} language={statement.language}>
            {statement.speaker}
          </Quoted>
        }
        kicker={t('title')}
      />
      <Section title={t('correct')} wide>
        <StaffForm
          action={correctStatement}
          act="correctStatement"
          fields={[...which, ...fieldsOf(of, statement), reasonField(locale)]}
          keep={keptOf(of, `correct:${statement.id}`)}
          idempotencyKey={idempotencyKeys[0] ?? ''}
          locale={locale}
          layout="pairs"
        />
      </Section>
      {moves.length > 0 && (
        <Section title={t('order')} wide>
          <div className="tw:grid tw:max-w-264 tw:grid-cols-steps tw:gap-x-12 tw:gap-y-6">
            {moves.map((to, at) => (
              <StaffForm
                key={to}
                id={to}
                action={moveStatement}
                act="moveStatement"
                tone="quiet"
                fields={[...which, { kind: 'fixed', name: 'to', label: t('moves'), value: to, text: t(to) }]}
                idempotencyKey={idempotencyKeys[at + 1] ?? ''}
                locale={locale}
                layout="step"
              />
            ))}
          </div>
        </Section>
      )}
      <Section title={t('annul')} wide>
        <StaffForm
          id="annul"
          action={annulStatement}
          act="annulStatement"
          tone="irreversible"
          fields={[
            ...which,
            {
              kind: 'fixed',
              name: 'statement',
              label: t('statement'),
              value: '',
              text: `${statement.speaker}, ${statement.office}`,
            },
            reasonField(locale, { name: 'annulment' }),
          ]}
          idempotencyKey={idempotencyKeys[3] ?? ''}
          locale={locale}
        />
      </Section>
    </>
  );
}

function Above({ locale, conference }: Pick<Props, 'locale' | 'conference'>) {
  const office = translator(locale, 'staff');
  const above = `/${locale}/portal/staff/conference`;
  return (
    <Breadcrumbs
      label={office('above')}
      items={[
        { href: above, label: office('area.conference') },
        { href: `${above}/${conference.id}#statements`, label: conference.title },
      ]}
    />
  );
}

/** The fields of a statement; of one that is there already, filled with what is said of it. */
function fieldsOf(
  { locale, choices, workingLanguages }: Pick<Props, 'locale' | 'choices' | 'workingLanguages'>,
  of: Statement | null,
): FieldSpec[] {
  const t = translator(locale, 'conference-statement');
  const optional = translator(locale, 'staff')('form.optional');
  return [
    {
      kind: 'group',
      legend: t('form.who'),
      fields: [
        ...languageFields(locale, workingLanguages, {
          kind: 'text',
          name: 'speaker',
          label: (language) => t('form.speakerIn', { language }),
          help: t('form.speakerHelp'),
          words: of?.inWords.speaker,
        }),
        ...languageFields(locale, workingLanguages, {
          kind: 'text',
          name: 'office',
          label: (language) => t('form.officeIn', { language }),
          help: t('form.officeHelp'),
          words: of?.inWords.office,
        }),
        {
          kind: 'select',
          name: 'participant',
          label: t('form.participant'),
          placeholder: t('form.participantNone'),
          value: of?.participant ?? '',
          options: choices.participants.map(({ key, name }) => ({ value: key, label: name })),
        },
      ],
    },
    {
      kind: 'group',
      legend: t('form.other'),
      help: t('form.otherHelp'),
      fields: [
        ...languageFields(locale, workingLanguages, {
          kind: 'text',
          name: 'onBehalfOf',
          label: (language) => t('form.otherIn', { language }),
          optional,
          words: of?.inWords.onBehalfOf,
        }),
      ],
    },
    {
      kind: 'group',
      legend: t('form.what'),
      fields: [
        ...languageFields(locale, workingLanguages, {
          kind: 'area',
          name: 'gist',
          label: (language) => t('form.gistIn', { language }),
          help: t('form.gistHelp'),
          optional,
          words: of?.inWords.gist,
          rows: 6,
        }),
        {
          kind: 'select',
          name: 'source',
          label: translator(locale, 'source')('source'),
          help: t('form.sourceHelp'),
          placeholder: t('form.sourceNone'),
          value: of?.source?.key ?? '',
          options: sourceOptions(locale, choices.sources),
        },
        {
          kind: 'several',
          name: 'ownTranslation',
          label: translator(locale, 'source')('ownTranslation'),
          help: t('form.ownTranslationHelp'),
          noneChosen: translator(locale, 'staff-news')('form.noOwnTranslation'),
          chosen: of?.ownTranslation ?? [],
          options: workingLanguages.map((tag) => ({ value: tag, label: languageName(locale, tag) })),
        },
      ],
    },
  ];
}
