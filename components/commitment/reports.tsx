import type { ReactNode } from 'react';
import { Actors } from '#components/commitment/actors.tsx';
import { Said } from '#components/commitment/standing.tsx';
import { cut, placeText } from '#components/commitment/words.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import type { Locale, ReportStage } from '#db/vocabulary.ts';
import type { ReportRow } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  rows: readonly ReportRow[];
  caption?: string;
  empty: { title: string; lead?: string };
  /** Where a conference has its page, for whoever reads this. */
  conferences: string;
  /** Say what became of each (needless where all are public). */
  stage?: boolean;
  /** Say which commitment each is on, where those have their pages (needless on a commitment's own page). */
  commitments?: string;
  /** What can be done with each. */
  act?: { label: string; cell: (row: ReportRow) => ReactNode };
};

/** Reports: who made each and when, what it says, with what shows it, and where the next meeting takes it up. */
export function Reports({ locale, rows, caption, empty, conferences, stage = false, commitments, act }: Props) {
  const t = translator(locale, 'commitment');
  const columns: (Column<ReportRow> | false)[] = [
    {
      key: 'reporter',
      label: t('reporter'),
      cell: ({ actor: key, name }) => (
        <Actors
          locale={locale}
          path={conferences === `/${locale}/conferences` ? `/${locale}/commitments` : ''}
          of={[{ key, name }]}
        />
      ),
    },
    commitments !== undefined && {
      key: 'commitment',
      label: t('commitment'),
      cell: ({ commitment }) => (
        <>
          <a href={`${commitments}/${commitment.id}`}>
            <Quoted locale={locale} language={commitment.wordsLanguage}>
              {cut(commitment.words)}
            </Quoted>
          </a>
          <span className="tw:block tw:text-muted">{placeText(locale, commitment)}</span>
        </>
      ),
    },
    { key: 'on', label: t('on'), shrink: true, cell: (row) => <Dated locale={locale} date={row.on} /> },
    { key: 'said', label: t('said'), cell: ({ status }) => <Said locale={locale} status={status} /> },
    { key: 'words', label: t('words'), cell: (row) => <Words locale={locale} row={row} /> },
    stage && { key: 'stage', label: t('stage'), cell: (row) => <Stage locale={locale} row={row} /> },
    rows.some(({ item }) => item !== null) && {
      key: 'agenda',
      label: t('agenda'),
      cell: (row) => <Item locale={locale} row={row} conferences={conferences} />,
    },
    act !== undefined && { key: 'act', label: act.label, cell: act.cell },
  ];
  return (
    <DataTable<ReportRow>
      caption={caption ?? t('reportsCaption')}
      columns={columns.filter((column) => column !== false)}
      groups={[{ key: 'reports', rows }]}
      rowKey={({ id }) => id}
      rowId={({ id }) => `report-${id}`}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
    />
  );
}

/** What was said, and the address that shows it. */
function Words({ locale, row }: { locale: Locale; row: ReportRow }) {
  return (
    <>
      <span className="tw:whitespace-pre-line tw:wrap-anywhere">
        <Quoted locale={locale} language={row.wordsLanguage}>
          {row.words}
        </Quoted>
      </span>
      {row.evidenceUrl && (
        <a className="tw:block tw:wrap-anywhere" href={row.evidenceUrl} rel="nofollow noopener">
          {translator(locale, 'commitment')('evidence', { address: hostOf(row.evidenceUrl) })}
        </a>
      )}
    </>
  );
}

/** Whose page it is: an address of several lines would say no more. */
const hostOf = (address: string): string => URL.parse(address)?.hostname ?? address;

const looks: Record<ReportStage, { mark: Mark; tone: Tone }> = {
  submitted: { mark: 'half', tone: 'awaits' },
  returned: { mark: 'dashed', tone: 'refusal' },
  accepted: { mark: 'hollow', tone: 'plain' },
  published: { mark: 'solid', tone: 'plain' },
};

function Stage({ locale, row: { stage, reason, reviewedOn } }: { locale: Locale; row: ReportRow }) {
  return (
    <>
      <Status {...looks[stage]}>{translator(locale, 'vocabulary')(`reportStage.${stage}`)}</Status>
      {reviewedOn && (
        <span className="tw:block tw:text-muted">
          <Dated locale={locale} date={reviewedOn} />
        </span>
      )}
      {reason && <span className="tw:block tw:whitespace-pre-line tw:wrap-anywhere">{reason}</span>}
    </>
  );
}

/** The item of the agenda, leading to the conference. */
function Item({ locale, row: { item }, conferences }: { locale: Locale; row: ReportRow; conferences: string }) {
  if (!item) return null;
  const { conference } = item;
  const office = conferences.includes('/staff/');
  return (
    <>
      {translator(locale, 'commitment')('agendaItem', { number: item.number })}:{' '}
      <Quoted locale={locale} language={item.titleLanguage}>
        {item.title}
      </Quoted>
      <a className="tw:block" href={`${conferences}/${office ? conference.id : conference.slug}`}>
        <Quoted locale={locale} language={conference.titleLanguage}>
          {conference.title}
        </Quoted>
      </a>
    </>
  );
}
