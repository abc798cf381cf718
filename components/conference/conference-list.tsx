import { PlaceUnknown } from '#components/conference/place-unknown.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { heldOn } from '#components/source/when.ts';
import { type Column, DataTable, type RowGroup } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Sorting } from '#components/ui/sorting.ts';
import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import { type ConferenceStage, conferenceStages, type Locale } from '#db/vocabulary.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = {
  locale: Locale;
  rows: readonly ConferenceRow[];
  caption: string;
  empty: { title: string; lead: string };
  sorting: Sorting;
};

const looks: Record<ConferenceStage, { mark: Mark; tone: Tone }> = {
  planned: { mark: 'dashed', tone: 'plain' },
  announced: { mark: 'half', tone: 'plain' },
  open: { mark: 'solid', tone: 'plain' },
  closed: { mark: 'solid', tone: 'quiet' },
  cancelled: { mark: 'square', tone: 'quiet' },
};

/** A conference's stage in words, with its mark. */
export function Stage({ locale, stage }: { locale: Locale; stage: ConferenceStage }) {
  return <Status {...looks[stage]}>{translator(locale, 'vocabulary')(`conferenceStage.${stage}`)}</Status>;
}

/** Where it is held: the place, or in what mode; empty when neither was seen in a source. */
export function placeOf(locale: Locale, row: ConferenceRow): string {
  const mode =
    row.mode && row.mode !== 'in-person' ? translator(locale, 'vocabulary')(`conferenceMode.${row.mode}`) : null;
  return [row.city, mode].filter(Boolean).join(', ');
}

/** Conferences as a table: title with its body, date, place, host, stage. */
export function ConferenceList({ locale, rows, caption, empty, sorting }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={columnsOf(locale)}
      groups={[{ key: 'rows', rows }]}
      rowKey={({ slug }) => slug}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
      count={translator(locale, 'conference')('count', { count: rows.length })}
      sorting={sorting}
    />
  );
}

/** The same in groups, each under its label, without host, stage and count. */
export function ConferencesInBrief({
  locale,
  groups,
  caption,
  empty,
}: Omit<Props, 'rows' | 'sorting'> & { groups: readonly RowGroup<ConferenceRow>[] }) {
  return (
    <DataTable
      caption={caption}
      columns={columnsOf(locale).slice(0, 3)}
      groups={groups}
      rowKey={({ slug }) => slug}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
    />
  );
}

function columnsOf(locale: Locale): Column<ConferenceRow>[] {
  const t = translator(locale, 'conference');
  return [
    {
      key: 'title',
      label: t('conference'),
      cell: (row) => (
        <>
          <a href={`/${locale}/conferences/${row.slug}`}>
            <Quoted locale={locale} language={row.titleLanguage}>
              {row.title}
            </Quoted>
          </a>
          {row.body !== row.title && (
            <span className="small block">
              <Quoted locale={locale}>{row.body}</Quoted>
            </span>
          )}
        </>
      ),
      sort: ({ title }) => title,
    },
    {
      key: 'date',
      label: t('date'),
      cell: (row) => heldOn(locale, row.from, row.to),
      sort: ({ from }) => from.date,
    },
    {
      key: 'place',
      label: t('place'),
      cell: (row) => placeOf(locale, row) || <PlaceUnknown locale={locale} toCome={row.toCome} />,
      sort: (row) => placeOf(locale, row) || null,
    },
    { key: 'host', label: t('host'), cell: (row) => row.host?.name, sort: ({ host }) => host?.name },
    {
      key: 'stage',
      label: t('stage'),
      shrink: true,
      cell: (row) => <Stage locale={locale} stage={row.stage} />,
      sort: ({ stage }) => conferenceStages.indexOf(stage),
    },
  ];
}
