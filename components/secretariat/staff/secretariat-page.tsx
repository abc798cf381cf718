import { Notices } from '#components/correction/notices.tsx';
import { Cite } from '#components/source/cite.tsx';
import { type Numbered, numbered, sourcesOf } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { SourceList } from '#components/source/source-list.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import type { ArrangementStage, Locale } from '#db/vocabulary.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { StaffArrangement, StaffSecretariat } from '#lib/secretariat/staff/queries.ts';

const looks: Record<ArrangementStage, { mark: Mark; tone: Tone }> = {
  offered: { mark: 'dashed', tone: 'plain' },
  accepted: { mark: 'half', tone: 'plain' },
  'agreement-signed': { mark: 'half', tone: 'plain' },
  'in-force': { mark: 'solid', tone: 'plain' },
  terminated: { mark: 'square', tone: 'quiet' },
  declined: { mark: 'square', tone: 'quiet' },
};

/** The stage of an arrangement in words, with its mark. */
export function ArrangementStanding({ locale, stage }: { locale: Locale; stage: ArrangementStage }) {
  return <Status {...looks[stage]}>{translator(locale, 'vocabulary')(`arrangementStage.${stage}`)}</Status>;
}

type Parties = Pick<StaffArrangement, 'hosts' | 'runners'>;
/** Everybody who hosts or runs it, each once. */
const partiesOf = ({ hosts, runners }: Parties): string =>
  [...new Set([...hosts, ...runners].map(({ name }) => name))].join(', ');

/** An arrangement as it is called: its kind, and whoever hosts or runs it. */
export const arrangementName = (
  locale: Locale,
  { kind, ...parties }: Parties & Pick<StaffArrangement, 'kind'>,
): string =>
  [translator(locale, 'vocabulary')(`arrangementKind.${kind}`), partiesOf(parties)].filter(Boolean).join(': ');

/** The page of the secretariat's seat: every arrangement with the stage it has reached, each leading to its next step. */
export function SecretariatStaffPage({ locale, view }: { locale: Locale; view: StaffSecretariat }) {
  const t = translator(locale, 'staff-secretariat');
  const sources = numbered(view.arrangements.flatMap(sourcesOf));
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.secretariat')} lead={t('lead')}>
        {view.can.record && (
          <Actions>
            <LinkButton href={`/${locale}/portal/staff/secretariat/new`}>{t('add')}</LinkButton>
          </Actions>
        )}
      </PageHeading>
      <Notices locale={locale} noun="arrangement" corrections={view.corrections} />
      <Section title={t('arrangements')} wide>
        <DataTable
          caption={t('caption')}
          columns={columns(locale, sources)}
          groups={[{ key: 'all', rows: view.arrangements }]}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
          count={t('count', { count: view.arrangements.length })}
        />
        {view.claims.length > 1 && !view.claims.some(({ accepted }) => accepted) && (
          <p className="tw:mt-4">
            {t('differ', { count: view.claims.length })} <a href={`/${locale}/portal/staff/claim`}>{t('differLink')}</a>
          </p>
        )}
      </Section>
      <SourceList locale={locale} sources={sources} kept />
    </>
  );
}

function columns(locale: Locale, sources: Numbered): Column<StaffArrangement>[] {
  const t = translator(locale, 'staff-secretariat');
  const vocabulary = translator(locale, 'vocabulary');
  return [
    {
      key: 'kind',
      label: t('arrangement'),
      cell: ({ id, kind }) => (
        <a href={`/${locale}/portal/staff/secretariat/${id}`}>{vocabulary(`arrangementKind.${kind}`)}</a>
      ),
    },
    { key: 'host', label: t('parties'), cell: partiesOf },
    { key: 'seat', label: t('seat'), cell: ({ seat }) => seat && <Quoted locale={locale}>{seat}</Quoted> },
    { key: 'stage', label: t('stage'), cell: ({ stage }) => <ArrangementStanding locale={locale} stage={stage} /> },
    { key: 'on', label: t('since'), cell: ({ on }) => (on ? formatPartialDate(locale, on) : t('undated')) },
    {
      key: 'by',
      label: t('by'),
      cell: ({ instrument, source }) => (
        <>
          {instrument ? (
            <Quoted locale={locale}>{instrument}</Quoted>
          ) : (
            source && t('listed', { publisher: source.publisher })
          )}
          {!instrument && <Cite locale={locale} sources={sources} of={source} />}
        </>
      ),
    },
  ];
}
