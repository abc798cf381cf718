import { conferenceColumns, namesOf, placeOf } from '#components/conference/conference-list.tsx';
import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceList, ConferenceRow } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; conferences: ConferenceList; canAdd: boolean; sort: string | undefined };

/** The page of conferences: all of them, those planned too, each leading to what the office may do with it. */
export function ConferencesStaffPage({ locale, conferences, canAdd, sort }: Props) {
  const t = translator(locale, 'staff-conference');
  const words = translator(locale, 'conference');
  const path = `/${locale}/portal/staff/conference`;
  const { title, date, place, host, stage } = conferenceColumns(locale);
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.conference')} lead={t('lead')}>
        {canAdd && (
          <Actions>
            <LinkButton href={`${path}/new`}>{t('add')}</LinkButton>
          </Actions>
        )}
      </PageHeading>
      <DataTable
        caption={t(sort ? 'captionSorted' : 'caption')}
        sorting={sortingOf(locale, path, { sort })}
        columns={[
          { ...title, cell: (row) => <Named locale={locale} row={row} /> },
          date,
          { ...place, cell: (row) => placeOf(locale, row) || '—' },
          { ...host, cell: (row) => namesOf(row.hosts) || '—' },
          stage,
        ]}
        groups={[
          { key: 'toCome', label: t('toCome'), rows: conferences.toCome },
          { key: 'past', label: t('past'), rows: conferences.past },
          { key: 'cancelled', label: words('cancelled'), rows: conferences.cancelled },
        ]}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
        count={words('count', { count: conferences.total })}
      />
      <Pages locale={locale} path={path} query={{ sort }} list={conferences} />
    </>
  );
}

function Named({
  locale,
  row: { id, title, titleLanguage, body, ordinal, exercise },
}: {
  locale: Locale;
  row: ConferenceRow;
}) {
  return (
    <>
      <a href={`/${locale}/portal/staff/conference/${id}`}>
        <Quoted locale={locale} language={titleLanguage}>
          {title}
        </Quoted>
      </a>
      <ExerciseMark locale={locale} of={{ exercise }} />
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
        <Quoted locale={locale}>{body}</Quoted>
        {ordinal !== null && `, ${ordinal}`}
      </span>
    </>
  );
}
