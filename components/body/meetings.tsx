import { conferenceColumns } from '#components/conference/conference-list.tsx';
import { byDecade } from '#components/conference/decades.ts';
import { CountedOtherwise, missingText } from '#components/conference/series.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { MeetingRow } from '#lib/body/meeting/queries.ts';
import type { BodyPageView } from '#lib/body/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; view: Pick<BodyPageView, 'key' | 'name'>; meetings: Listed<MeetingRow> };

const quiet = 'tw:block tw:text-sm tw:font-normal tw:text-muted';

/** The meetings of a body in their series, the latest first, by decade where they are many: the number of each, what it adopted, its documents. */
export function Meetings({ locale, view, meetings }: Props) {
  const t = translator(locale, 'body');
  const { date, place } = conferenceColumns(locale);
  const some = <K extends keyof MeetingRow>(has: (row: MeetingRow) => unknown, column: K) =>
    meetings.rows.some(has) ? [column] : [];
  const shown = [
    ...some(({ ordinal }) => ordinal !== null, 'ordinal'),
    ...some(({ adopted }) => adopted.length > 0, 'adopted'),
    ...some(({ documents }) => documents > 0, 'documents'),
  ];
  const columns = [
    {
      key: 'title',
      label: t('meeting'),
      cell: (row: MeetingRow) => <ConferenceLink locale={locale} to={row} />,
    },
    { key: 'ordinal', label: t('number'), shrink: true, cell: ({ ordinal }: MeetingRow) => ordinal },
    date,
    place,
    { key: 'adopted', label: t('adopted'), cell: (row: MeetingRow) => <Adopted locale={locale} row={row} /> },
    {
      key: 'documents',
      label: t('documents'),
      shrink: true,
      cell: ({ slug, documents }: MeetingRow) =>
        documents > 0 && <a href={`/${locale}/conferences/${slug}`}>{t('documentsCount', { count: documents })}</a>,
    },
  ];
  const optional: readonly string[] = ['ordinal', 'adopted', 'documents'];
  const missing = meetings.rows.flatMap((row) => row.missing).toSorted((a, b) => a - b);
  const counted = meetings.rows.flatMap((row) => row.counted).toSorted((a, b) => a.number - b.number);
  return (
    <>
      {missing.length > 0 && <p className="tw:mb-4">{missingText(locale, missing)}</p>}
      {counted.length > 0 && (
        <p className="tw:mb-4">
          <CountedOtherwise locale={locale} of={counted} />
        </p>
      )}
      <DataTable<MeetingRow>
        derived
        caption={t('meetingsCaption', { body: view.name })}
        columns={columns.filter(({ key }) => !optional.includes(key) || shown.some((one) => one === key))}
        groups={byDecade(locale, meetings.rows)}
        rowKey={({ slug }) => slug}
        empty={null}
        count={t('conferences', { count: meetings.total })}
      />
      <Pages locale={locale} path={`/${locale}/bodies/${encodeURIComponent(view.key)}`} query={{}} list={meetings} />
    </>
  );
}

function Adopted({ locale, row: { slug, adopted, adoptedInAll } }: { locale: Locale; row: MeetingRow }) {
  if (adopted.length === 0) return null;
  const more = adoptedInAll - adopted.length;
  return (
    <ul className="tw:space-y-2">
      {adopted.map((outcome) => (
        <li key={outcome.slug}>
          <a href={`/${locale}/outcomes/${outcome.slug}`}>
            <Quoted locale={locale} language={outcome.titleLanguage}>
              {outcome.title}
            </Quoted>
          </a>
        </li>
      ))}
      {more > 0 && (
        <li className={quiet}>
          <a href={`/${locale}/conferences/${slug}`}>{translator(locale, 'body')('adoptedMore', { count: more })}</a>
        </li>
      )}
    </ul>
  );
}
