import { formatName } from '#components/document/version-words.ts';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { ReleasedRow } from '#lib/document/queries.ts';
import { formatBytes, languageName, translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  rows: readonly ReleasedRow[];
  caption: string;
  /** Say to which conference each belongs. */
  conference?: boolean;
  empty: { title: string; lead: string };
  /** How many there are in all, where these are one page of them. */
  total?: number;
};

/** Released documents: the symbol first, the title second, then the languages with what is missing. */
export function ReleasedTable({ locale, rows, caption, conference = false, empty, total = rows.length }: Props) {
  const t = translator(locale, 'document');
  const columns = [
    { key: 'symbol', label: t('symbol'), shrink: true, cell: (row: ReleasedRow) => row.symbol },
    { key: 'title', label: t('document'), cell: (row: ReleasedRow) => <Title locale={locale} row={row} /> },
    {
      key: 'conference',
      label: t('conference'),
      cell: (row: ReleasedRow) => row.conference && <ConferenceLink locale={locale} to={row.conference} />,
    },
    { key: 'languages', label: t('languages'), cell: (row: ReleasedRow) => <Languages locale={locale} row={row} /> },
    { key: 'released', label: t('releasedOn'), cell: (row: ReleasedRow) => day(locale, row.releasedOn) },
  ];
  return (
    <DataTable
      caption={caption}
      columns={conference ? columns : columns.filter((column) => column.key !== 'conference')}
      groups={[{ key: 'rows', rows }]}
      rowKey={(row) => row.id}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
      count={t('count', { count: total })}
    />
  );
}

/** The title; of a document that another stands in the place of, that and which. */
const Title = ({ locale, row }: { locale: Locale; row: ReleasedRow }) => (
  <>
    <Quoted locale={locale} language={row.titleLanguage}>
      {row.title}
    </Quoted>
    {row.supersededBy && (
      <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
        <Status mark="square" tone="quiet">
          {translator(locale, 'document')('supersededBy', { symbol: row.supersededBy })}
        </Status>
      </span>
    )}
  </>
);

/** en · ru: each language version a link with its kind, format and size; a missing one is said. */
function Languages({ locale, row }: { locale: Locale; row: ReleasedRow }) {
  const t = translator(locale, 'document');
  const vocabulary = translator(locale, 'vocabulary');
  return (
    <ul>
      {row.languages.map((version) => (
        <li key={`${version.lang} ${version.mediaType}`}>
          <a href={version.href} hrefLang={version.lang}>
            {languageName(locale, version.lang)}
          </a>{' '}
          <span className="tw:text-sm tw:font-normal tw:text-muted">
            {vocabulary(`versionKind.${version.kind}`).toLocaleLowerCase(locale)},{' '}
            {formatName(locale, version.mediaType)}, {formatBytes(locale, version.bytes)}
          </span>
        </li>
      ))}
      {row.missing.map((lang) => (
        <li key={lang} className="tw:text-sm tw:font-normal tw:text-muted">
          {t('missingLanguage', { language: languageName(locale, lang) })}
        </li>
      ))}
    </ul>
  );
}
