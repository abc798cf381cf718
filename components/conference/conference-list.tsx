import { byDecade } from '#components/conference/decades.ts';
import { PlaceUnknown } from '#components/conference/place-unknown.tsx';
import { whenHeld } from '#components/conference/when-held.ts';
import { ParticipantLinks } from '#components/participant/participant-link.tsx';
import { Cites } from '#components/source/cite.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { TimedDays } from '#components/source/timed.tsx';
import { type Column, DataTable, type RowGroup } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Sorting } from '#components/ui/sorting.ts';
import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import type { ConferenceStage, Locale } from '#db/vocabulary.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedByField } from '#lib/source/rules.ts';

type Props = {
  locale: Locale;
  rows: readonly ConferenceRow[];
  caption: string;
  /** The sources that the page's raised numbers lead to; without them, as on the desk, none are shown. */
  sources?: Numbered;
  empty: { title: string; lead: string };
  sorting: Sorting;
  /** How many there are in all, on every page of the list. */
  count: string;
};

const looks: Record<ConferenceStage, { mark: Mark; tone: Tone }> = {
  planned: { mark: 'dashed', tone: 'plain' },
  announced: { mark: 'half', tone: 'plain' },
  postponed: { mark: 'dashed', tone: 'plain' },
  open: { mark: 'solid', tone: 'plain' },
  closed: { mark: 'solid', tone: 'quiet' },
  cancelled: { mark: 'square', tone: 'quiet' },
};

/** A conference's stage in words, with its mark. */
export function Stage({ locale, stage }: { locale: Locale; stage: ConferenceStage }) {
  return <Status {...looks[stage]}>{translator(locale, 'vocabulary')(`conferenceStage.${stage}`)}</Status>;
}

/** When it is held, or was to be, its days for machines too. */
export const WhenHeld = ({ locale, row }: { locale: Locale; row: Parameters<typeof whenHeld>[1] }) => (
  <TimedDays locale={locale} from={row.from} to={row.to}>
    {whenHeld(locale, row)}
  </TimedDays>
);

/** How it is held, in words, where that is known and not in person. */
export const modeText = (locale: Locale, mode: ConferenceRow['mode']): string | null =>
  mode && mode !== 'in-person' ? translator(locale, 'vocabulary')(`conferenceMode.${mode}`) : null;

/** Where it is held: the place, or in what mode; empty when neither was seen in a source. */
export function placeOf(locale: Locale, row: ConferenceRow): string {
  return [row.city, modeText(locale, row.mode)].filter(Boolean).join(', ');
}

/** Names one after the other. */
export const namesOf = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join(', ');

/** Conferences as a table: title with its body, date, place, host, stage. */
export function ConferenceList({ locale, rows, caption, empty, sorting, count, sources }: Props) {
  const { title, date, place, host, stage } = conferenceColumns(locale, sources);
  // Of a list of past meetings that each is closed goes without saying.
  const says = rows.some((row) => row.stage !== 'closed');
  return (
    <DataTable
      caption={caption}
      columns={says ? [title, date, place, host, stage] : [title, date, place, host]}
      groups={sorting.by ? [{ key: 'rows', rows }] : byDecade(locale, rows)}
      rowKey={({ slug }) => slug}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
      count={count}
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
  sources,
}: Omit<Props, 'rows' | 'sorting' | 'count'> & { groups: readonly RowGroup<ConferenceRow>[] }) {
  const { title, date, place } = conferenceColumns(locale, sources);
  return (
    <DataTable
      caption={caption}
      columns={[title, date, place]}
      groups={groups}
      rowKey={({ slug }) => slug}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
    />
  );
}

/** The sources of what a list says of a conference: its days, its place, its host. */
export const sourcesOfRow = (row: ConferenceRow): SourceView[] => {
  const said = { title: row.title, from: row.from, to: row.to, place: row.city, mode: row.mode, host: row.hosts };
  return [
    ...new Map(
      Object.values(citedByField(row, said))
        .flat()
        .map((one) => [one.key, one]),
    ).values(),
  ];
};

/** The columns that a table of conferences is made of. */
export function conferenceColumns(locale: Locale, sources?: Numbered) {
  const t = translator(locale, 'conference');
  return {
    title: {
      key: 'title',
      label: t('conference'),
      cell: (row) => (
        <>
          <a href={`/${locale}/conferences/${row.slug}`}>
            <Quoted locale={locale} language={row.titleLanguage}>
              {row.title}
            </Quoted>
          </a>
          {sources && <Cites locale={locale} sources={sources} of={sourcesOfRow(row)} row />}
          {row.body !== row.title && (
            <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
              <Quoted locale={locale}>{row.body}</Quoted>
            </span>
          )}
        </>
      ),
      sort: true,
    },
    date: {
      key: 'date',
      label: t('date'),
      shrink: true,
      // The days on one line; what is said beside them may take another.
      cell: (row) => (
        <span className="tw:block tw:w-max tw:max-w-52 tw:whitespace-normal tw:@max-list/rows:w-auto tw:@max-list/rows:max-w-none">
          <WhenHeld locale={locale} row={row} />
        </span>
      ),
      sort: true,
    },
    place: {
      key: 'place',
      label: t('place'),
      cell: (row) => placeOf(locale, row) || <PlaceUnknown locale={locale} toCome={row.toCome} />,
      sort: true,
    },
    host: {
      key: 'host',
      label: t('host'),
      cell: (row) => <ParticipantLinks locale={locale} of={row.hosts} />,
      sort: true,
    },
    stage: {
      key: 'stage',
      label: t('stage'),
      shrink: true,
      derived: true,
      cell: (row) => <Stage locale={locale} stage={row.stage} />,
      sort: true,
    },
  } satisfies Record<string, Column<ConferenceRow>>;
}
