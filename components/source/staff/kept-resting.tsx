import { Pages } from '#components/layout/pages.tsx';
import { Resting } from '#components/source/resting.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { listFormat } from '#lib/language/formatter.ts';
import { labelled, translator, wordOr } from '#lib/language/language.ts';
import type { KeptRow, KeptSourcePage } from '#lib/source/staff/queries.ts';

const placed = (parts: readonly string[]): string => `/portal/staff/${parts.map(encodeURIComponent).join('/')}`;

/** All of the register that rests on a source, each entry leading to where the office keeps it, and to the sources of its facts where it is cited for one. */
export function KeptResting({ locale, view }: { locale: Locale; view: KeptSourcePage }) {
  const t = translator(locale, 'staff-source');
  const words = translator(locale, 'source-page');
  const { resting } = view;
  const groups = Object.entries(Object.groupBy(resting.rows, ({ kind }) => kind)).map(([key, rows = []]) => ({
    key,
    label: rows[0] ? words(`kind.${rows[0].kind}`) : null,
    rows,
  }));
  return (
    <>
      <DataTable
        caption={words('restingCaption')}
        groups={groups}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t('nothing')}>{t('nothingLead')}</EmptyState>}
        count={words('restingCount', { count: resting.total })}
        columns={[
          {
            key: 'entry',
            label: words('entry'),
            cell: (row) => <Resting.Entry locale={locale} row={row} to={placed(row.place)} />,
          },
          { key: 'says', label: words('says'), cell: (row) => <Resting.Says locale={locale} row={row} /> },
          { key: 'facts', label: t('facts'), cell: (row) => <CitedFacts locale={locale} row={row} /> },
        ]}
      />
      <Pages
        locale={locale}
        path={`/${locale}/portal/staff/claim/source/${encodeURIComponent(view.key)}`}
        query={{}}
        list={resting}
      />
    </>
  );
}

/** The single facts that were read in the source, leading to where they are cited. */
function CitedFacts({ locale, row: { key, title, facts } }: { locale: Locale; row: KeptRow }) {
  if (facts.length === 0) return null;
  const t = translator(locale, 'source');
  const [noun = '', ...subject] = key.split(':');
  const named = listFormat(locale).format(facts.map((field) => wordOr(t, `field.${field}`, field)));
  return (
    <a
      href={`/${locale}${placed(['claim', 'sources', noun, subject.join(':')])}`}
      aria-label={labelled(locale, named, title)}
    >
      {named}
    </a>
  );
}
