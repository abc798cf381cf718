import type { ReactNode } from 'react';
import { modeText, Stage } from '#components/conference/conference-list.tsx';
import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { PlaceUnknown } from '#components/conference/place-unknown.tsx';
import { whenHeld } from '#components/conference/when-held.ts';
import { Pages } from '#components/layout/pages.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { DeskConferenceRow, DeskConferencesView } from '#lib/desk/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

/** Every conference with how many documents it has for this delegation: those ahead, then those past. */
export function DeskConferencesPage({ locale, view }: { locale: Locale; view: DeskConferencesView }) {
  const t = translator(locale, 'desk');
  const words = translator(locale, 'conference');
  const count = words('count', { count: view.total });
  return (
    <>
      <PageHeading title={t('conferences.title')} lead={t('conferences.lead')} />
      {(view.page === 1 || view.ahead.length > 0) && (
        <Section title={t('conferences.ahead')} wide>
          <List
            locale={locale}
            rows={view.ahead}
            caption={t('conferences.aheadCaption')}
            empty={<EmptyState title={t('next.none')}>{t('next.noneLead')}</EmptyState>}
          />
        </Section>
      )}
      <Section title={t('conferences.past')} wide>
        <List
          locale={locale}
          rows={view.past}
          caption={t('conferences.pastCaption')}
          empty={<EmptyState title={t('conferences.pastNone')}>{t('conferences.pastNoneLead')}</EmptyState>}
          count={view.cancelled.length === 0 ? count : ''}
        />
      </Section>
      {view.cancelled.length > 0 && (
        <Section title={words('cancelled')} wide>
          <List locale={locale} rows={view.cancelled} caption={words('cancelledCaption')} empty={null} count={count} />
        </Section>
      )}
      <Pages locale={locale} path={`/${locale}/portal/desk/conference`} query={{}} list={view} />
    </>
  );
}

export const conferenceHref = (locale: Locale, slug: string): string => `/${locale}/portal/desk/conference/${slug}`;

type Row = Pick<DeskConferenceRow, 'slug' | 'title' | 'titleLanguage' | 'body' | 'exercise'>;

/** A conference's title, leading to it, with its body where the title does not say it. */
export function ConferenceTitle({ locale, row }: { locale: Locale; row: Row }) {
  return (
    <>
      <a href={conferenceHref(locale, row.slug)}>
        <Quoted locale={locale} language={row.titleLanguage}>
          {row.title}
        </Quoted>
      </a>
      <ExerciseMark locale={locale} of={row} />
      {row.body !== row.title && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <Quoted locale={locale}>{row.body}</Quoted>
        </span>
      )}
    </>
  );
}

/** The city, and on a line of its own how it is held where that is not in person; where neither is known, that. */
export function Place({
  locale,
  row: { city, mode, toCome },
}: {
  locale: Locale;
  row: Pick<DeskConferenceRow, 'city' | 'mode' | 'toCome'>;
}) {
  const how = modeText(locale, mode);
  if (!city && !how) return <PlaceUnknown locale={locale} toCome={toCome} />;
  return (
    <>
      {city}
      {how && <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{how}</span>}
    </>
  );
}

function List(props: {
  locale: Locale;
  rows: readonly DeskConferenceRow[];
  caption: string;
  empty: ReactNode;
  count?: string;
}) {
  const { locale, rows, caption, empty, count = '' } = props;
  const words = translator(locale, 'conference');
  const columns: Column<DeskConferenceRow>[] = [
    { key: 'title', label: words('conference'), cell: (row) => <ConferenceTitle locale={locale} row={row} /> },
    { key: 'date', label: words('date'), cell: (row) => whenHeld(locale, row) },
    { key: 'place', label: words('place'), cell: (row) => <Place locale={locale} row={row} /> },
    { key: 'stage', label: words('stage'), cell: ({ stage }) => <Stage locale={locale} stage={stage} /> },
    {
      key: 'documents',
      label: words('documents'),
      align: 'end',
      cell: ({ documents }) => documents || '—',
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      groups={[{ key: 'all', rows }]}
      rowKey={({ slug }) => slug}
      empty={empty}
      count={count}
    />
  );
}
