import { OfficeHolders } from '#components/body/office-holders.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { BodyView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

/** The bodies of the Process: what each reports to, who holds its offices, how many belong to it. */
export function BodiesPage({ locale, bodies }: { locale: Locale; bodies: readonly BodyView[] }) {
  const t = translator(locale, 'body');
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <BodyTable locale={locale} bodies={bodies} path={`/${locale}/bodies`} />
    </>
  );
}

/** The bodies in their order, each leading to its page below `path`. */
export function BodyTable({ locale, bodies, path }: { locale: Locale; bodies: readonly BodyView[]; path: string }) {
  const t = translator(locale, 'body');
  // A column in which no body has anything says nothing.
  const has = {
    name: true,
    parent: bodies.some(({ parent }) => parent),
    offices: bodies.some(({ offices }) => offices.length > 0),
    members: bodies.some((body) => membersText(locale, body) !== '—'),
  };
  const columns: (Column<BodyView> & { key: keyof typeof has })[] = [
    {
      key: 'name',
      label: t('name'),
      cell: ({ key, name }) => (
        <a href={`${path}/${encodeURIComponent(key)}`}>
          <Quoted locale={locale}>{name}</Quoted>
        </a>
      ),
    },
    {
      key: 'parent',
      label: t('parent'),
      cell: ({ parent }) => (parent ? <Quoted locale={locale}>{parent.name}</Quoted> : '—'),
    },
    {
      key: 'offices',
      label: t('offices'),
      cell: ({ offices }) => (offices.length > 0 ? <OfficeHolders locale={locale} offices={offices} /> : '—'),
    },
    { key: 'members', label: t('members'), cell: (body) => membersText(locale, body) },
  ];
  return (
    <DataTable
      caption={t('caption')}
      rowKey={({ key }) => key}
      groups={[{ key: 'all', rows: bodies }]}
      empty={<EmptyState title={t('none')} />}
      count={t('count', { count: bodies.length })}
      columns={columns.filter(({ key }) => has[key] !== false)}
    />
  );
}

/** How many belong to it today, where members are recorded at all. */
export function membersText(locale: Locale, { members, restricted }: BodyView): string {
  const t = translator(locale, 'body');
  const count = members.filter(({ today, part }) => today && part === 'member').length;
  return count === 0 && !restricted ? '—' : t('memberCount', { count });
}
