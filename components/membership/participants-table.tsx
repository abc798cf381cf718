import { assuranceWord } from '#components/membership/counted.ts';
import { periodStatus } from '#components/membership/status-text.ts';
import { ParticipantLink } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Timed } from '#components/source/timed.tsx';
import { boundWords } from '#components/source/when.ts';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Sorting } from '#components/ui/sorting.ts';
import { type Mark, Status } from '#components/ui/status.tsx';
import { type Locale, type MembershipStatus, membershipStatuses } from '#db/vocabulary.ts';
import { labelled, translator } from '#lib/language/language.ts';
import type { MembersView, ParticipantRow } from '#lib/membership/queries.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';
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
    {
      key: 'from',
      label: t('from'),
      cell: (row) => (
        <>
          {dated(locale, row.from)}
          <Apart locale={locale} row={row} end="from" sources={sources} />
        </>
      ),
      sort: ({ from }) => from?.date,
    },
    {
      key: 'to',
      label: t('to'),
      cell: (row) =>
        row.to && (
          <>
            {dated(locale, row.to)}
            <Apart locale={locale} row={row} end="to" sources={sources} />
          </>
        ),
      sort: ({ to }) => datedOf(to)?.date,
      has: rows.some((row) => row.to),
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
  const mark = row.assurance === 'undated' ? '' : standingMark(locale, row);
  const beside = [row.founding && t('founding'), row.chairs && t('legend.chairIn'), mark].filter(Boolean);
  return (
    <>
      <Status mark={marks[row.status]} tone={row.chairs ? 'lapis' : 'plain'} unsure={row.assurance !== 'certain'}>
        <span>
          {periodStatus(locale, row)}
          {beside.length > 0 && <span className="tw:font-normal tw:text-muted">, {beside.join(', ')}</span>}
          <Cites locale={locale} sources={sources} of={citedOfStanding(row)} row />
        </span>
      </Status>
      {row.instrument && (
        <span className="tw:block tw:text-sm tw:font-normal tw:wrap-anywhere tw:text-muted">
          {labelled(locale, t('instrument'))}
          <Quoted locale={locale}>{row.instrument}</Quoted>
        </span>
      )}
      {row.claims.length > 0 && (
        <a className="tw:block tw:text-sm tw:font-normal tw:text-muted" href={`#claims-${row.id}`}>
          {t('seeClaims')}
        </a>
      )}
    </>
  );
}

/** How sure it is, in words; of what is inferred also from what: the role that the source has. */
function standingMark(locale: Locale, { assurance, role }: ParticipantRow): string {
  if (assurance !== 'inferred' || !role) return assuranceWord(locale, assurance);
  const said = translator(locale, 'vocabulary')(`organizationRole.${role.name}`).toLocaleLowerCase(locale);
  return translator(locale, 'membership')('inferredFrom', { role: said });
}

/** The sources of a status; of one that is inferred those of the role that it follows from. */
const citedOfStanding = (row: ParticipantRow): SourceView[] =>
  row.inferred ? [row.role?.source ?? row.recorded] : citedFor(row, 'status', ...(row.founding ? ['founding'] : []));

function dated(locale: Locale, date: Bound | null) {
  if (date)
    return (
      <Timed locale={locale} dates={[date]}>
        {boundWords(locale, date)}
      </Timed>
    );
  return (
    <span data-derived className="tw:text-sm tw:font-normal tw:text-muted">
      {translator(locale, 'date')('notDated')}
    </span>
  );
}

type ApartProps = { locale: Locale; row: ParticipantRow; end: 'from' | 'to'; sources: Numbered };

/** The sources of one end, where they are not those of the status. */
function Apart({ locale, row, end, sources }: ApartProps) {
  if (row[end] === null) return null;
  const keys = (all: readonly { key: string }[]) => all.map(({ key }) => key).join();
  const of = citedFor(row, end);
  return keys(of) === keys(citedFor(row, 'status')) ? null : <Cites locale={locale} sources={sources} of={of} />;
}

/** All sources of what the table says of a participant, in the order in which it does. */
export const sourcesOfStanding = (row: ParticipantRow): SourceView[] => [
  ...citedOfStanding(row),
  ...(row.from ? citedFor(row, 'from') : []),
  ...(row.to ? citedFor(row, 'to') : []),
  ...(row.note ? citedFor(row, 'note') : []),
];
