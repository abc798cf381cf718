import { DataTable } from '#components/ui/data-table.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatGenitive, translator } from '#lib/kernel/language.ts';
import type { OfficeParticipant } from '#lib/membership/queries.ts';

/** Every participant with what the register says today, each leading to its periods and to recording a change. */
export function MembershipOffice({
  locale,
  participants,
}: {
  locale: Locale;
  participants: readonly OfficeParticipant[];
}) {
  const t = translator(locale, 'office');
  const words = translator(locale, 'vocabulary');
  return (
    <>
      <PageHeading title={t('room.membership')} lead={t('membership.lead')} />
      <DataTable
        caption={t('membership.caption')}
        rowKey={(row) => row.participant}
        empty={null}
        count={t('membership.count', { count: participants.length })}
        columns={[
          {
            key: 'name',
            label: t('membership.participant'),
            cell: (row) => (
              <a href={`/${locale}/portal/office/membership/${encodeURIComponent(row.participant)}`}>{row.name}</a>
            ),
          },
          {
            key: 'status',
            label: t('membership.status'),
            cell: (row) => (row.status ? words(`membershipStatus.${row.status}`) : t('membership.noStatus')),
          },
          { key: 'since', label: t('membership.since'), cell: (row) => sinceOf(locale, row) },
          {
            key: 'differ',
            label: t('membership.differ'),
            cell: (row) => (row.claims.length > 0 ? t('membership.claims', { count: row.claims.length }) : '—'),
          },
        ]}
        groups={(['state', 'organization'] as const).map((kind) => ({
          key: kind,
          label: t(`membership.${kind}`),
          rows: participants.filter((row) => row.kind === kind),
        }))}
      />
    </>
  );
}

function sinceOf(locale: Locale, { periods, status }: OfficeParticipant): string {
  const now = periods.find((period) => period.status === status);
  return now?.from
    ? formatGenitive(locale, now.from)
    : status
      ? translator(locale, 'office')('membership.undated')
      : '—';
}
