import { agendaNumber } from '#components/conference/agenda-number.ts';
import { ExerciseBanner, ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { languageFields } from '#components/layout/language-fields.ts';
import { StaffForm } from '#components/layout/staff-form.tsx';
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx';
import type { FieldSpec } from '#components/ui/field-spec.ts';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { accessLevels, type Distribution, distributions, type Locale, versionKinds } from '#db/vocabulary.ts';
import { addDocument } from '#lib/document/actions.ts';
import type { Proposal } from '#lib/document/symbol/queries.ts';
import { languageName, megabyte, translator } from '#lib/language/language.ts';
import { inLanguage } from '#lib/language/tag.ts';

type Props = {
  locale: Locale;
  proposal: Proposal;
  /** The most that one form may send, in MB. */
  limitMb: number;
  idempotencyKey: string;
};

/** The second step to a new document: the proposed symbol, titles, access, and a file in each working language. */
export function DocumentForm({ locale, proposal, limitMb, idempotencyKey }: Props) {
  const t = translator(locale, 'staff-document');
  const office = translator(locale, 'staff');
  const { conference, nature, of } = proposal;
  const path = `/${locale}/portal/staff/document`;
  return (
    <>
      <Breadcrumbs label={office('above')} items={[{ href: path, label: office('area.document') }]} />
      <PageHeading
        title={t('new.title')}
        lead={
          <p>
            <span {...inLanguage(conference.titleLanguage)}>{conference.title}</span>
            <ExerciseMark locale={locale} of={conference} />
            {proposal.symbol !== null && ` · ${translator(locale, 'vocabulary')(`nature.${nature}`)}`}
          </p>
        }
      >
        <p>
          <a href={`${path}/new?conference=${conference.id}`}>{t('new.another')}</a>
        </p>
      </PageHeading>
      <ExerciseBanner locale={locale} of={conference} />
      {(of || conference.over) && (
        <div className="tw:mb-6">
          <Notice>
            <p>{of ? t('new.revises', { symbol: of.symbol ?? of.title }) : t('new.over')}</p>
          </Notice>
        </div>
      )}
      <Section title={t('new.document')} wide>
        <StaffForm
          action={addDocument}
          fields={fieldsOf(locale, proposal, limitMb)}
          act="addDocument"
          idempotencyKey={idempotencyKey}
          locale={locale}
          layout="pairs"
        />

        <noscript>
          <p className="tw:mt-4 tw:text-sm tw:text-muted">{t('form.again')}</p>
        </noscript>
      </Section>
    </>
  );
}

function fieldsOf(locale: Locale, proposal: Proposal, limitMb: number): FieldSpec[] {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  const optional = translator(locale, 'staff')('form.optional');
  const { conference, languages, of, symbol } = proposal;
  return [
    { kind: 'hidden', name: 'conferenceId', value: conference.id },
    { kind: 'hidden', name: 'revises', value: (symbol === null && of?.id) || '' },
    ...describedFields(locale, {
      ...proposal,
      exercise: conference.exercise,
      restricted: conference.restricted,
      symbols: symbol !== null,
      symbol: symbol ?? '',
    }),
    {
      kind: 'group',
      legend: t('form.files'),
      name: 'files',
      help: t('form.filesHelp', { limit: limitMb }),
      fields: languages.flatMap((language, at): FieldSpec[] => [
        {
          kind: 'file',
          name: `file-${language}`,
          label: t('form.file', { language: languageName(locale, language) }),
          accept: '.pdf,.docx',
          limitBytes: limitMb * megabyte,
          tooLarge: t('form.tooLarge', { limit: limitMb }),
          ...(at > 0 && { optional }),
        },
        {
          kind: 'select',
          name: `kind-${language}`,
          label: t('form.kind', { language: languageName(locale, language) }),
          value: at === 0 ? 'original' : 'official',
          options: versionKinds.map((value) => ({ value, label: words(`versionKind.${value}`) })),
        },
      ]),
    },
  ];
}

type Described = {
  /** Do documents of this process have symbols, and which stands in the field? */
  symbols: boolean;
  symbol: string;
  exercise: boolean;
  /** Is it of a body whose members are named? */
  restricted: boolean;
  /** The working languages. */
  languages: readonly string[];
  agenda: Proposal['agenda'];
  delegations: Proposal['delegations'];
  /** What the fields are filled with: the document itself, or the one that it revises. */
  of: Pick<NonNullable<Proposal['of']>, 'agendaItemId' | 'titles' | 'distribution' | 'access' | 'delegation'> | null;
};

/** What a document says of itself until it is issued: symbol, agenda item, titles, mark, access. */
export function describedFields(
  locale: Locale,
  { symbols, symbol, agenda, languages, of, ...readers }: Described,
): FieldSpec[] {
  const t = translator(locale, 'staff-document');
  const symbolFields: FieldSpec[] = [
    { kind: 'text', name: 'symbol', label: t('symbol'), help: t('form.symbolHelp'), value: symbol, required: true },
  ];
  const asked: FieldSpec[] = [
    {
      kind: 'select',
      name: 'deliberate',
      label: t('form.deliberate'),
      help: t('form.deliberateHelp'),
      placeholder: t('form.deliberateAsk'),
      options: [{ value: 'yes', label: t('form.deliberateYes') }],
    },
  ];
  return [
    {
      kind: 'group',
      legend: t(symbols ? 'form.place' : 'form.placePlain'),
      fields: [
        ...(symbols ? symbolFields : []),
        itemField(locale, agenda, of?.agendaItemId),
        ...(symbols ? asked : []),
      ],
    },
    {
      kind: 'group',
      legend: t('form.titles'),
      help: t('form.titlesHelp'),
      fields: languageFields(locale, languages, {
        kind: 'text',
        name: 'title',
        label: (language) => t('form.titleIn', { language }),
        words: of?.titles,
      }),
    },
    {
      kind: 'group',
      legend: t('form.mark'),
      fields: [markField(locale, of?.distribution), ...accessFields(locale, { ...readers, of })],
    },
  ];
}

/** Under which agenda item a document stands. */
export function itemField(locale: Locale, agenda: Proposal['agenda'], value: string | null | undefined): FieldSpec {
  const t = translator(locale, 'staff-document');
  return {
    kind: 'select',
    name: 'agendaItemId',
    label: t('agendaItem'),
    value: value ?? '',
    placeholder: t('form.noItem'),
    options: agenda.map(({ id, number, title }) => ({ value: id, label: `${agendaNumber(number)} ${title}` })),
  };
}

/** The mark printed on a document. */
export function markField(locale: Locale, value: Distribution | undefined): FieldSpec {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  return {
    kind: 'select',
    name: 'distribution',
    label: t('distribution'),
    help: t('form.distributionHelp'),
    value: value ?? 'general',
    options: distributions.map((one) => ({ value: one, label: words(`distribution.${one}`) })),
  };
}

/** Who may see a document once it is issued. */
export function accessFields(
  locale: Locale,
  {
    exercise,
    restricted,
    delegations,
    of,
  }: Pick<Described, 'exercise' | 'restricted' | 'delegations'> & {
    of: Pick<NonNullable<Described['of']>, 'access' | 'delegation'> | null;
  },
): FieldSpec[] {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  return [
    {
      kind: 'select',
      name: 'access',
      label: t('access'),
      help: t('form.accessHelp'),
      value: of?.access ?? '',
      placeholder: translator(locale, 'staff')('form.choose'),
      required: true,
      options: accessLevels
        .filter((value) => !(exercise && value === 'public') && (restricted || value !== 'body'))
        .map((value) => ({ value, label: words(`access.${value}`) })),
    },
    {
      kind: 'select',
      name: 'delegation',
      label: t('form.delegation'),
      help: t('form.delegationHelp'),
      value: of?.delegation ?? '',
      placeholder: t('form.noDelegation'),
      options: delegations.map(({ key, name }) => ({ value: key, label: name })),
    },
  ];
}
