import { Actors } from '#components/commitment/actors.tsx';
import { Standing } from '#components/commitment/standing.tsx';
import { placeText } from '#components/commitment/words.ts';
import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentRow, PlacedCommitment } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

/** `anchor`: where its paragraph stands on the page. */
type Row = CommitmentRow & Partial<Pick<PlacedCommitment, 'anchor'>>;

type Props = {
  locale: Locale;
  /** The address under which each commitment has its page, for whoever reads this. */
  path: string;
  rows: readonly Row[];
  caption?: string;
  /** Say which outcome promises it (needless on that one's own page). */
  outcome?: boolean;
  empty: { title: string; lead?: string };
  /** How many there are in all, where these are one page of them. */
  total?: number;
  download?: { href: string; label: string };
};

/** Commitments in a table: what is promised, where, by whom, until when, and how it stands. */
export function CommitmentList({ locale, path, rows, caption, outcome = true, empty, total, download }: Props) {
  const t = translator(locale, 'commitment');
  const columns: Column<Row>[] = [
    {
      key: 'commitment',
      label: t('commitment'),
      cell: (row) => (
        <>
          <a href={`${path}/${row.id}`}>
            <Quoted locale={locale} language={row.wordsLanguage}>
              {row.words}
            </Quoted>
          </a>
          <WhereFrom locale={locale} row={row} outcome={outcome} />
        </>
      ),
    },
    { key: 'actors', label: t('actors'), cell: ({ actors }) => <Actors locale={locale} path={path} of={actors} /> },
    {
      key: 'due',
      label: t('due'),
      cell: ({ due }) =>
        due ? <Dated locale={locale} date={due} /> : <span className="tw:text-muted">{t('dueNone')}</span>,
    },
    { key: 'status', label: t('status'), cell: (row) => <Standing locale={locale} of={row} /> },
  ];
  // The outcome that each is taken from is its source, and its name leads there.
  return (
    <DataTable
      caption={caption ?? t('caption')}
      derived
      columns={columns}
      groups={[{ key: 'rows', rows }]}
      rowKey={({ id }) => id}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
      count={total === undefined ? '' : t('count', { count: total })}
      {...(download && { download })}
    />
  );
}

/** The place, and of what. */
function WhereFrom({ locale, row, outcome }: { locale: Locale; row: Row; outcome: boolean }) {
  const of = outcome ? (row.outcome ?? row.text) : null;
  const place = placeText(locale, row);
  return (
    <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
      {of && (
        <Quoted locale={locale} language={of.titleLanguage}>
          {of.title}
        </Quoted>
      )}
      {of && place && ', '}
      {place && (row.anchor ? <a href={`#${row.anchor}`}>{place}</a> : <Quoted locale={locale}>{place}</Quoted>)}
      <ExerciseMark locale={locale} of={{ exercise: row.text?.exercise ?? false }} />
    </span>
  );
}
