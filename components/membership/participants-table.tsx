import { assuranceWord } from '#components/membership/counted.ts';
import { periodStatus } from '#components/membership/status-text.ts';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { Cite } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Timed } from '#components/source/timed.tsx';
import { boundWords } from '#components/source/when.ts';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Sorting } from '#components/ui/sorting.ts';
import { type Mark, Status } from '#components/ui/status.tsx';
import { type Locale, type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { MembersView, ParticipantRow } from '#lib/membership/queries.ts';
import { type Bound, datedOf } from '#lib/time/period.ts';

type Props = { locale: Locale; view: MembersView; sources: Numbered; caption: string; sorting: Sorting };

/** Who takes part on the day, States first in the protocol's order, then organizations. */
export function ParticipantsTable({ locale, view, sources, caption, sorting }: Props) {
  const t = translator(locale, 'membership');
  const states = view.rows.filter((row) => row.kind === 'state');
  const organizations = view.rows.filter((row) => row.kind === 'organization');
  return (
    <DataTable
      caption={caption}
      columns={columns(locale, sources, view.rows, view.date === view.today ? undefined : view.date)}
      groups={[
        { key: 'state', rows: states },
        { key: 'organization', label: t('organizations'), rows: organizations },
      ]}
      rowKey={(row) => row.id}
      sorting={sorting}
      empty={<EmptyState title={t('nobody')} />}
      count={t('count', { count: view.rows.length })}
      download={{ href: `/api/v1/members.csv?date=${view.date}&locale=${locale}`, label: t('csv') }}
    />
  );
}

function columns(
  locale: Locale,
  sources: Numbered,
  rows: readonly ParticipantRow[],
  day: string | undefined,
): Column<ParticipantRow>[] {
  const t = translator(locale, 'membership');
  const all: (Column<ParticipantRow> & { has?: boolean })[] = [
    {
      key: 'name',
      label: t('participant'),
      cell: (row) => <Name locale={locale} row={row} day={day} />,
      sort: ({ name }) => name,
    },
    {
      key: 'status',
      label: t('status'),
      cell: (row) => <Standing locale={locale} row={row} sources={sources} />,
      sort: ({ status }) => membershipStatuses.indexOf(status),
    },
    { key: 'from', label: t('from'), cell: (row) => dated(locale, row.from), sort: ({ from }) => from?.date },
    {
      key: 'to',
      label: t('to'),
      cell: (row) => row.to && dated(locale, row.to),
      sort: ({ to }) => datedOf(to)?.date,
      has: rows.some((row) => row.to),
    },
    {
      key: 'instrument',
      label: t('instrument'),
      cell: (row) =>
        row.instrument && (
          <span className="tw:wrap-anywhere">
            <Quoted locale={locale}>{row.instrument}</Quoted>
          </span>
        ),
      has: rows.some((row) => row.instrument),
    },
  ];
  return all.filter((column) => column.has !== false);
}

function Name({ locale, row, day }: { locale: Locale; row: ParticipantRow; day: string | undefined }) {
  // Beside the map there is little room: a long word of a name breaks before the table is wider than its place.
  return (
    <span className="tw:hyphens-auto tw:wrap-anywhere">
      <ParticipantLink locale={locale} of={{ key: row.participant, name: row.name }} day={day} />{' '}
      {row.iso3 && (
        <abbr className="tw:ms-[0.25em] tw:text-[0.8125em] tw:tracking-wide tw:text-muted tw:no-underline">
          {row.iso3}
        </abbr>
      )}
    </span>
  );
}

const marks: Record<MembershipStatus, Mark> = {
  applicant: 'hollow',
  invited: 'hollow',
  observer: 'half',
  member: 'solid',
  suspended: 'square',
  withdrawn: 'square',
};

function Standing({ locale, row, sources }: { locale: Locale; row: ParticipantRow; sources: Numbered }) {
  const t = translator(locale, 'membership');
  // That it is not dated, the column of dates says already.
  const mark = row.assurance === 'undated' ? '' : assuranceWord(locale, row.assurance);
  const beside = [row.founding && t('founding'), row.chairs && t('legend.chairIn'), mark].filter(Boolean);
  return (
    <>
      <Status mark={marks[row.status]} tone={row.chairs ? 'lapis' : 'plain'} unsure={row.assurance !== 'certain'}>
        <span>
          {periodStatus(locale, row)}
          {beside.length > 0 && <span className="tw:font-normal tw:text-muted">, {beside.join(', ')}</span>}
          <Cite locale={locale} sources={sources} of={row.source} />
        </span>
      </Status>
      {row.claims.length > 0 && (
        <a className="tw:block tw:text-sm tw:font-normal tw:text-muted" href={`#claims-${row.id}`}>
          {t('seeClaims')}
        </a>
      )}
    </>
  );
}

function dated(locale: Locale, date: Bound | null) {
  if (date)
    return (
      <Timed locale={locale} dates={[date]}>
        {boundWords(locale, date)}
      </Timed>
    );
  return <span className="tw:text-sm tw:font-normal tw:text-muted">{translator(locale, 'date')('notDated')}</span>;
}
