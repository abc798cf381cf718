import { namesOf, Stage } from '#components/conference/conference-list.tsx';
import { ConferenceTitle, conferenceHref, Place } from '#components/conference/delegate/conferences-page.tsx';
import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { whenHeld } from '#components/conference/when-held.ts';
import { DeskDocuments, documentHref } from '#components/document/delegate/documents.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { Texts } from '#components/text/text-list.tsx';
import { AwaitsCount } from '#components/ui/awaits-count.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { AwaitedConference, DeskView } from '#lib/desk/queries.ts';
import { formatInstant, labelled, translator } from '#lib/language/language.ts';
import type { TextRow } from '#lib/text/queries.ts';

type Props = { locale: Locale; view: DeskView };
type Due = { due: readonly TextRow[] };
type Clock = { today: string; zone: string };

/** The delegation's desk: what awaits it, the next conference, the latest documents. */
export function DeskPage({ locale, view, due, clock }: Props & Due & { clock: Clock }) {
  const t = translator(locale, 'desk');
  const { name, as } = view.reader;
  const capacity = translator(locale, 'vocabulary')(`capacity.${as}`);
  return (
    <>
      <PageHeading title={name} kicker={t('lead', { capacity, day: day(locale, clock.today) })} />
      <Section title={<Awaits locale={locale} count={view.freshCount} />} wide>
        {due.length > 0 && (
          <Texts locale={locale} room="desk" zone={clock.zone} groups={[{ key: 'due', rows: due }]} empty={null} />
        )}
        <Fresh locale={locale} view={view} zone={clock.zone} />
        <Ahead locale={locale} rows={view.conferences} />
      </Section>
      <Section title={t('next.title')} wide>
        <Next locale={locale} view={view} />
      </Section>
      <Section title={t('latest.title')} wide>
        <DeskDocuments
          locale={locale}
          caption={t('latest.caption')}
          conference
          groups={[{ key: 'all', rows: view.latest }]}
          empty={<EmptyState title={t('latest.none')}>{t('latest.noneLead')}</EmptyState>}
        />
        <p className="tw:mt-4">
          <a href={`/${locale}/portal/desk/conference`}>{t('allConferences')}</a>
        </p>
      </Section>
    </>
  );
}

function Awaits({ locale, count }: { locale: Locale; count: number }) {
  const t = translator(locale, 'desk');
  return (
    <>
      {t('awaits.title')} {count > 0 && <AwaitsCount>{t('documentCount', { count })}</AwaitsCount>}
    </>
  );
}

/** Documents issued since the last visit; on the first, those of the conferences open and to come. */
function Fresh({ locale, view: { since, fresh, freshCount }, zone }: Props & { zone: string }) {
  const t = translator(locale, 'desk');
  const when = since && formatInstant(locale, since, zone);
  return (
    <>
      <DeskDocuments
        locale={locale}
        caption={when ? t('awaits.since', { when }) : t('awaits.first')}
        conference
        groups={[{ key: 'all', rows: fresh }]}
        empty={
          <EmptyState title={when ? t('awaits.none', { when }) : t('awaits.firstNone')}>
            {t('awaits.noneLead')}
          </EmptyState>
        }
      />
      {freshCount > fresh.length && (
        <p className="tw:text-sm tw:font-normal tw:text-muted">
          {t('awaits.more', { count: freshCount - fresh.length })}
        </p>
      )}
    </>
  );
}

/** Conferences open now and to come, each with its documents and those that lack the reader's language. */
function Ahead({ locale, rows }: { locale: Locale; rows: readonly AwaitedConference[] }) {
  const t = translator(locale, 'desk');
  const words = translator(locale, 'conference');
  const lacking = (row: AwaitedConference) =>
    row.lacking.length > 0 && (
      <ul className="tw:flex tw:flex-wrap tw:gap-x-4 tw:gap-y-0.5 tw:*:whitespace-nowrap">
        {row.lacking.map(({ id, symbol }) => (
          <li key={id}>
            <a href={documentHref(locale, id)}>{symbol}</a>
          </li>
        ))}
        {row.lackingCount > row.lacking.length && (
          <li>
            <a href={conferenceHref(locale, row.slug)}>
              {t('ahead.lackingMore', { count: row.lackingCount - row.lacking.length })}
            </a>
          </li>
        )}
      </ul>
    );
  return (
    <DataTable
      caption={t('ahead.caption')}
      rowKey={({ slug }) => slug}
      groups={[{ key: 'all', rows }]}
      empty={null}
      columns={[
        { key: 'title', label: words('conference'), cell: (row) => <ConferenceTitle locale={locale} row={row} /> },
        { key: 'date', label: words('date'), cell: (row) => <Days locale={locale} row={row} /> },
        { key: 'stage', label: words('stage'), cell: ({ stage }) => <Stage locale={locale} stage={stage} /> },
        {
          key: 'documents',
          label: words('documents'),
          cell: ({ slug, title, documents }) =>
            documents > 0 ? (
              <a
                href={conferenceHref(locale, slug)}
                aria-label={labelled(locale, t('documentCount', { count: documents }), title)}
              >
                {t('documentCount', { count: documents })}
              </a>
            ) : (
              <span className="tw:text-sm tw:font-normal tw:text-muted">{t('noDocuments')}</span>
            ),
        },
        { key: 'lacking', label: t('ahead.lacking'), cell: (row) => lacking(row) || '—' },
      ]}
    />
  );
}

function Days({ locale, row }: { locale: Locale; row: AwaitedConference }) {
  const { startsIn, dateOpen } = row;
  return (
    <>
      {whenHeld(locale, row)}
      {startsIn > 0 && !dateOpen && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          {translator(locale, 'desk')('startsIn', { days: startsIn })}
        </span>
      )}
    </>
  );
}

function Next({ locale, view: { conferences } }: Props) {
  const t = translator(locale, 'desk');
  const words = translator(locale, 'conference');
  const next = conferences.find(({ startsIn, dateOpen }) => startsIn > 0 && !dateOpen);
  if (!next) return <EmptyState title={t('next.none')}>{t('next.noneLead')}</EmptyState>;
  return (
    <Facts
      abreast
      items={[
        {
          term: words('conference'),
          value: (
            <>
              <a href={conferenceHref(locale, next.slug)}>
                <Quoted locale={locale} language={next.titleLanguage}>
                  {next.title}
                </Quoted>
              </a>
              <ExerciseMark locale={locale} of={next} />
            </>
          ),
        },
        { term: words('date'), value: <Days locale={locale} row={next} /> },
        { term: words('place'), value: <Place locale={locale} row={next} /> },
        { term: words('venue'), value: next.venue && <Quoted locale={locale}>{next.venue}</Quoted> },
        { term: words('host'), value: namesOf(next.hosts) },
        { term: words('zone'), value: next.zone },
      ]}
    />
  );
}
