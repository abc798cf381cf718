import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { PlaceUnknown } from '#components/conference/place-unknown.tsx';
import { whenHeld } from '#components/conference/when-held.ts';
import { type Task, tasksOf } from '#components/overview/tasks.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { AreaLink } from '#lib/account/guard.ts';
import { labelled, translator } from '#lib/language/language.ts';
import type { ConferenceDue, Overview } from '#lib/overview/queries.ts';
import type { TextRow } from '#lib/text/queries.ts';

type Props = {
  locale: Locale;
  view: Overview;
  /** The texts of which something awaits whoever looks. */
  led: readonly TextRow[];
  zone: string;
  rooms: readonly AreaLink[];
};

/** What needs the office today, each one click from doing it; then the conferences to come. */
export function OverviewPage({ locale, view, led, zone, rooms }: Props) {
  const t = translator(locale, 'staff-overview');
  const office = translator(locale, 'staff');
  return (
    <>
      <PageHeading
        title={office('area.staff')}
        lead={<p>{view.can.keepRegister ? t('lead', { day: day(locale, view.today) }) : t('accountsOnly')}</p>}
      />
      <Tasks locale={locale} view={view} led={led} zone={zone} />
      {view.can.keepRegister ? (
        <Section title={t('toCome')} wide>
          <ToCome locale={locale} rows={view.toCome.rows} />
          {view.toCome.total > view.toCome.rows.length && (
            <p className="tw:text-sm">
              <a href={`/${locale}/portal/staff/conference`}>
                {t('more', { count: view.toCome.total - view.toCome.rows.length })}
              </a>
            </p>
          )}
        </Section>
      ) : (
        <Section title={t('rooms')} wide>
          <ul>
            {rooms.slice(1).map(({ key, href }) => (
              <li key={key}>
                <a href={`/${locale}/portal${href}`}>{office(`area.${key}`)}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** All that awaits whoever looks, as far as it is theirs to do. */
function Tasks({ locale, view, led, zone }: Omit<Props, 'rooms'>) {
  const t = translator(locale, 'staff-overview');
  const groups = tasksOf(locale, view, { rows: led, zone });
  const count = groups.reduce((sum, { rows, more }) => sum + rows.length + (more?.count ?? 0), 0);
  return (
    <div className="tw:mb-8">
      <DataTable<Task>
        caption={t('caption')}
        rowKey={({ key }) => key}
        count={t('count', { count })}
        empty={
          <EmptyState title={t('nothing')}>{t(view.can.keepRegister ? 'nothingLead' : 'nothingLeadKeeper')}</EmptyState>
        }
        columns={[
          {
            key: 'matter',
            label: t('matter'),
            cell: ({ matter, language, exercise }) => (
              <>
                <Quoted locale={locale} language={language}>
                  {matter}
                </Quoted>
                <ExerciseMark locale={locale} of={{ exercise }} />
              </>
            ),
          },
          {
            key: 'about',
            label: t('about'),
            cell: ({ about, field }) =>
              about ? (
                <>
                  {field && labelled(locale, field)}
                  <Quoted locale={locale}>{about}</Quoted>
                </>
              ) : null,
          },
          { key: 'when', label: t('when'), shrink: true, cell: ({ when }) => when },
          {
            key: 'do',
            label: t('do'),
            shrink: true,
            cell: ({ href, act, matter }) => (
              <a href={href} aria-label={labelled(locale, act, matter)}>
                {act}
              </a>
            ),
          },
        ]}
        groups={groups.map(({ label, more, ...group }) => ({
          ...group,
          label: more ? (
            <>
              {label} <a href={more.href}>{t('more', { count: more.count })}</a>
            </>
          ) : (
            label
          ),
        }))}
      />
    </div>
  );
}

function ToCome({ locale, rows }: { locale: Locale; rows: readonly ConferenceDue[] }) {
  const t = translator(locale, 'staff-overview');
  const words = translator(locale, 'vocabulary');
  return (
    <DataTable<ConferenceDue>
      caption={t('toComeCaption')}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('toComeNone')}>{t('toComeNoneLead')}</EmptyState>}
      columns={[
        {
          key: 'conference',
          label: t('conference'),
          cell: (row) => (
            <>
              <a href={`/${locale}/portal/staff/conference/${row.id}`}>
                <Quoted locale={locale} language={row.titleLanguage}>
                  {row.title}
                </Quoted>
              </a>
              <ExerciseMark locale={locale} of={row} />
            </>
          ),
        },
        { key: 'date', label: t('date'), cell: (row) => whenHeld(locale, row) },
        { key: 'place', label: t('place'), cell: ({ city }) => city ?? <PlaceUnknown locale={locale} toCome /> },
        {
          key: 'stage',
          label: t('stage'),
          cell: ({ stage }) => (
            <Status mark={stage === 'open' ? 'solid' : 'half'}>{words(`conferenceStage.${stage}`)}</Status>
          ),
        },
        {
          key: 'documents',
          label: t('documents'),
          cell: ({ id, documents: { issued, open } }) => (
            <a href={`/${locale}/portal/staff/document?conference=${id}`}>{t('documentCount', { issued, open })}</a>
          ),
        },
      ]}
      groups={[{ key: 'toCome', rows }]}
    />
  );
}
