import { DataTable } from '#components/ui/data-table.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { PolicyRow, PolicyTable } from '#lib/act/policy-table.ts';
import { translator } from '#lib/language/language.ts';

/** The policy table in words: acts and rooms down, capacities across; an empty cell is a refusal. */
export function PolicyPage({ locale, table }: { locale: Locale; table: PolicyTable }) {
  const t = translator(locale, 'staff-policy');
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.policy')} lead={<p>{t('lead')}</p>} />
      <DataTable<PolicyRow>
        caption={t('caption')}
        rowKey={({ key }) => key}
        empty={null}
        upright
        columns={[
          { key: 'act', label: t('act'), cell: ({ label }) => label },
          ...table.columns.map(({ key, label }) => ({
            key,
            label,
            cell: (row: PolicyRow) => row.cells.get(key) ?? null,
          })),
        ]}
        groups={table.groups}
      />
      <p className="tw:mt-4 tw:text-sm tw:text-muted">{t('legend')}</p>
    </>
  );
}
