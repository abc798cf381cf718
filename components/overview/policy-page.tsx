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
          { key: 'act', label: t('act'), cell: ({ label }) => <Name label={label} /> },
          ...table.columns.map(({ key, label }) => ({
            key,
            label,
            cell: (row: PolicyRow) => <Said words={row.cells.get(key)} />,
          })),
        ]}
        groups={table.groups}
      />
      <p className="tw:mt-4 tw:text-sm tw:text-muted">{t('legend')}</p>
    </>
  );
}

/** An act or a room: the longest of their words is wider than a narrow window has room for. */
const Name = ({ label }: { label: string }) => (
  <span className="tw:block tw:min-w-22 tw:hyphens-auto tw:wrap-anywhere">{label}</span>
);

/** What a cell says. A condition is long, and the columns are many: it breaks where it must. */
function Said({ words }: { words: string | undefined }) {
  if (words === undefined) return null;
  return words.length > 4 ? (
    <span className="tw:block tw:min-w-11 tw:hyphens-auto tw:wrap-anywhere tw:@max-list/rows:min-w-0">{words}</span>
  ) : (
    words
  );
}
