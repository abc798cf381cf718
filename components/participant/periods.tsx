import { assuranceWord } from '#components/membership/counted.ts';
import { periodStatus } from '#components/membership/status-text.ts';
import { citedOfPeriod, citedOfTerm } from '#components/participant/cited.ts';
import { BodyLink } from '#components/participant/standing.tsx';
import { Cites } from '#components/source/cite.tsx';
import { besideNote } from '#components/source/claim-groups.ts';
import { Claims } from '#components/source/claims.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Note } from '#components/source/note.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { capital } from '#components/source/sentence.ts';
import { Dated, Period } from '#components/source/timed.tsx';
import { periodText } from '#components/source/when.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { BodyMembershipRow, ParticipantView, PeriodRow, TermRow } from '#lib/participant/queries.ts';
import type { ClaimView, SourceView } from '#lib/source/queries.ts';
import { citedFor, sourceWords } from '#lib/source/rules.ts';

type Props = { locale: Locale; view: ParticipantView; sources: Numbered };

const quiet = 'tw:block tw:text-sm tw:font-normal tw:text-muted';

/** By what a fact was decided, or by whom it is told. */
export function DecidedBy({
  locale,
  of,
  cited,
  sources,
}: {
  locale: Locale;
  of: { instrument: string | null; source: SourceView | null };
  cited: readonly SourceView[];
  sources: Numbered;
}) {
  return (
    <>
      {of.instrument ? (
        <Quoted locale={locale}>{of.instrument}</Quoted>
      ) : (
        cited.map((source) => sourceWords(locale, source).publisher).join(', ')
      )}
      <Cites locale={locale} sources={sources} of={cited} row />
    </>
  );
}

type Remarked = { id: string; note: string | null; claims?: ClaimView[] };

/** The notes on rows and what sources say differently of them, under what each is about. */
export function Remarks<Row extends Remarked>({
  locale,
  rows,
  about,
  sources,
}: {
  locale: Locale;
  rows: readonly Row[];
  about: (row: Row) => string;
  sources: Numbered;
}) {
  return rows
    .filter(({ note, claims = [] }) => note !== null || claims.length > 0)
    .map((row) => (
      <div key={row.id} className="tw:mt-6">
        <h3>{about(row)}</h3>
        {row.note && (
          <p>
            <Note locale={locale} sources={sources}>
              {row.note}
            </Note>
          </p>
        )}
        <Claims locale={locale} sources={sources} claims={besideNote(row.claims ?? [], row.note)} />
      </div>
    ));
}

/** From when to when, or that it is not dated. */
function When({ locale, of }: { locale: Locale; of: TermRow['actual'] }) {
  if (periodText(locale, of.from, of.to)) return <Period locale={locale} of={of} />;
  return <span className="tw:text-sm tw:font-normal tw:text-muted">{translator(locale, 'date')('notDated')}</span>;
}

/** Every status that it had, the latest first. */
export function Periods({ locale, view, sources }: Props) {
  const t = translator(locale, 'participant');
  const founding = translator(locale, 'membership')('founding');
  const named = (row: PeriodRow) => periodStatus(locale, row);
  return (
    <>
      <DataTable
        caption={t('periodsCaption', { name: view.name })}
        groups={[{ key: 'all', rows: view.periods }]}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'status',
            label: t('status'),
            cell: (row) => (
              <>
                {named(row)}
                {row.founding && <span className="tw:text-sm tw:font-normal tw:text-muted">, {founding}</span>}
                {row.inferred && (
                  <span className="tw:text-sm tw:font-normal tw:text-muted">, {assuranceWord(locale, 'inferred')}</span>
                )}
              </>
            ),
          },
          { key: 'when', label: t('when'), cell: (row) => <When locale={locale} of={row} /> },
          {
            key: 'by',
            label: t('by'),
            cell: (row) => <DecidedBy locale={locale} of={row} cited={citedOfPeriod(row)} sources={sources} />,
          },
        ]}
      />
      <Remarks locale={locale} rows={view.periods} about={named} sources={sources} />
    </>
  );
}

/** Every term of an office, of the process and of its bodies, the latest first. */
export function Terms({ locale, view, sources }: Props) {
  const t = translator(locale, 'participant');
  const vocabulary = translator(locale, 'vocabulary');
  const when = (of: TermRow['actual']) => periodText(locale, of.from, of.to);
  return (
    <>
      <DataTable
        caption={t('termsCaption', { name: view.name })}
        groups={[{ key: 'all', rows: view.terms }]}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'office',
            label: t('office'),
            cell: ({ office, body, stage }) => (
              <>
                <a href={`/${locale}/chairmanship`}>
                  <Quoted locale={locale}>{office.name}</Quoted>
                </a>
                {body && (
                  <span className={quiet}>
                    <BodyLink locale={locale} of={body} />
                  </span>
                )}
                <span className={quiet}>{vocabulary(`termStage.${stage}`)}</span>
              </>
            ),
          },
          {
            key: 'actual',
            label: t('actual'),
            cell: (row) => (
              <>
                <When locale={locale} of={row.actual} />
                {row.handOver && (
                  <span className={quiet}>
                    {t('handOver')} <ConferenceLink locale={locale} to={row.handOver} />
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'nominal',
            label: t('nominal'),
            cell: (row) => when(row.nominal) && <Period locale={locale} of={row.nominal} />,
          },
          {
            key: 'by',
            label: t('by'),
            cell: (row) => <DecidedBy locale={locale} of={row} cited={citedOfTerm(row)} sources={sources} />,
          },
        ]}
      />
      <Remarks
        locale={locale}
        rows={view.terms}
        about={({ office, actual }) => [office.name, when(actual)].filter(Boolean).join(', ')}
        sources={sources}
      />
    </>
  );
}

/** The bodies that it belongs or belonged to. */
export function Bodies({ locale, view, sources }: Props) {
  const t = translator(locale, 'participant');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <>
      <DataTable<BodyMembershipRow>
        caption={t('bodiesCaption', { name: view.name })}
        groups={[{ key: 'all', rows: view.bodies }]}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          { key: 'body', label: t('body'), cell: ({ body }) => <BodyLink locale={locale} of={body} /> },
          { key: 'part', label: t('part'), cell: ({ part }) => vocabulary(`bodyPart.${part}`) },
          { key: 'when', label: t('when'), cell: (row) => <When locale={locale} of={row} /> },
          {
            key: 'by',
            label: t('by'),
            cell: (row) => (
              <DecidedBy locale={locale} of={row} cited={[row.source ?? row.recorded]} sources={sources} />
            ),
          },
        ]}
      />
      <Remarks locale={locale} rows={view.bodies} about={({ body }) => body.name} sources={sources} />
    </>
  );
}

/** What it is or was in the secretariat, and what it offered. */
export function InSecretariat({ locale, view, sources }: Props) {
  const t = translator(locale, 'participant');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <>
      <DataTable
        caption={t('secretariatCaption', { name: view.name })}
        groups={[{ key: 'all', rows: view.secretariat }]}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'kind',
            label: t('arrangement'),
            cell: ({ kind }) => <a href={`/${locale}/secretariat`}>{vocabulary(`arrangementKind.${kind}`)}</a>,
          },
          {
            key: 'part',
            label: t('part'),
            cell: ({ parts, seat }) => (
              <>
                {capital(parts.map((part) => t(`secretariatPart.${part}`)).join(', '))}
                {seat && (
                  <span className={quiet}>
                    <Quoted locale={locale}>{seat}</Quoted>
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'stage',
            label: t('stage'),
            cell: (row) => (
              <>
                {vocabulary(`arrangementStage.${row.stage}`)}
                {row.on && (
                  <>
                    {', '}
                    <Dated locale={locale} date={row.on} />
                  </>
                )}
                <Cites locale={locale} sources={sources} of={citedFor(row, 'kind')} row />
              </>
            ),
          },
          { key: 'when', label: t('when'), cell: (row) => <Period locale={locale} of={row} /> },
        ]}
      />
      <Remarks
        locale={locale}
        rows={view.secretariat}
        about={({ kind }) => vocabulary(`arrangementKind.${kind}`)}
        sources={sources}
      />
    </>
  );
}
