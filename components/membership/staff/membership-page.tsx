import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { periodStatus, statusText, withRole } from '#components/membership/status-text.ts';
import { boundWords } from '#components/source/when.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { formatGenitive, translator } from '#lib/language/language.ts';
import type { StaffParticipant } from '#lib/membership/queries.ts';

/** Every participant with what the register says today, each leading to its periods and to recording a change. */
export function MembershipStaffPage({
  locale,
  participants,
  sort,
}: {
  locale: Locale;
  participants: Listed<StaffParticipant>;
  sort: string | undefined;
}) {
  const t = translator(locale, 'staff');
  const act = translator(locale, 'act');
  const path = `/${locale}/portal/staff/membership`;
  return (
    <>
      <PageHeading title={t('area.membership')} lead={t('membership.lead')} />
      <p>
        {t('membership.add')} <a href={`${path}/new?kind=state`}>{act('addState.name')}</a>,{' '}
        <a href={`${path}/new?kind=organization`}>{act('addOrganization.name')}</a>
      </p>
      <DataTable
        caption={t('membership.caption')}
        sorting={sortingOf(locale, path, { sort })}
        rowKey={(row) => row.participant}
        empty={null}
        count={t('membership.count', { count: participants.total })}
        columns={[
          {
            key: 'name',
            label: t('membership.participant'),
            cell: (row) => (
              <a href={`/${locale}/portal/staff/membership/${encodeURIComponent(row.participant)}`}>{row.name}</a>
            ),
            sort: true,
          },
          {
            key: 'status',
            label: t('membership.status'),
            cell: (row) => withRole(locale, row, row.status ? presentStatus(locale, row) : t('membership.noStatus')),
            sort: true,
          },
          {
            key: 'since',
            label: t('membership.since'),
            cell: (row) => sinceOf(locale, row),
            sort: true,
          },
          {
            key: 'differ',
            label: t('membership.differ'),
            cell: (row) => (row.claims.length > 0 ? t('membership.claims', { count: row.claims.length }) : '—'),
            sort: true,
          },
        ]}
        groups={(['state', 'organization'] as const).map((kind) => ({
          key: kind,
          label: t(`membership.${kind}`),
          rows: participants.rows.filter((row) => row.kind === kind),
        }))}
      />
      <Pages locale={locale} path={path} query={{ sort }} list={participants} />
    </>
  );
}

/** The period that holds today. */
const presentOf = ({ periods, status }: StaffParticipant) => periods.find((period) => period.status === status);

function presentStatus(locale: Locale, row: StaffParticipant): string {
  const present = presentOf(row);
  if (present) return periodStatus(locale, present);
  return row.status ? statusText(locale, row.words, row.status) : '';
}

function sinceOf(locale: Locale, participant: StaffParticipant): string {
  const from = presentOf(participant)?.from;
  if (from) return from.bound ? boundWords(locale, from) : formatGenitive(locale, from);
  return participant.status ? translator(locale, 'staff')('membership.undated') : '—';
}
