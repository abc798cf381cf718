import { Notices } from '#components/correction/notices.tsx';
import { called, hasSymbols } from '#components/document/called.ts';
import { formatName } from '#components/document/version-words.ts';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
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
    {
      key: 'title',
      label: t('document'),
      cell: (row: ReleasedRow) => <Title locale={locale} row={row} beside={rows} />,
    },
    {
      key: 'conference',
      label: t('conference'),
      cell: (row: ReleasedRow) => row.conference && <ConferenceLink locale={locale} to={row.conference} />,
    },
    { key: 'languages', label: t('languages'), cell: (row: ReleasedRow) => <Languages locale={locale} row={row} /> },
    {
      key: 'released',
      label: t('releasedOn'),
      cell: (row: ReleasedRow) => <Dated locale={locale} date={row.releasedOn} />,
    },
  ];
  // A document that the secretariat released is its own source.
  return (
    <DataTable
      caption={caption}
      derived
      columns={columns.filter(
        ({ key }) => (conference || key !== 'conference') && (key !== 'symbol' || hasSymbols(rows)),
      )}
      groups={[{ key: 'rows', rows }]}
      rowKey={(row) => row.id}
      rowId={rowId}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
      count={t('count', { count: total })}
    />
  );
}

type RowProps = {
  locale: Locale;
  row: ReleasedRow;
  /** The rows that stand on the same page. */
  beside: readonly ReleasedRow[];
};

const rowId = ({ id }: ReleasedRow): string => `document-${id}`;

/** The title, with what became of the document; of one that is superseded it is set back. */
const Title = ({ locale, row, beside }: RowProps) => (
  <>
    <span className={row.supersededBy ? 'tw:text-muted' : undefined}>
      <Quoted locale={locale} language={row.titleLanguage}>
        {row.title}
      </Quoted>
    </span>
    <Marks locale={locale} row={row} beside={beside} />
    <Notices locale={locale} noun="document" corrections={row.corrections} />
  </>
);

/** Where the document that is called so stands: on this page, or where the list of documents finds it. */
function hrefOf(locale: Locale, name: string, beside: readonly ReleasedRow[]): string {
  const here = beside.find((row) => called(row) === name);
  return here ? `#${rowId(here)}` : `/${locale}/documents?${new URLSearchParams({ q: name })}`;
}

/** That a document was withdrawn from the public, with the reason, superseded or corrected. */
function Marks({ locale, row, beside }: RowProps) {
  const t = translator(locale, 'document');
  const { withdrawnOn, withdrawalReason, supersededBy, correctedOn } = row;
  const said = [
    withdrawnOn && t('withdrawn', { day: day(locale, withdrawnOn) }),
    correctedOn && !withdrawnOn && t('corrected', { day: day(locale, correctedOn) }),
  ].filter((one) => typeof one === 'string');
  return (
    <>
      {supersededBy && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <Status mark="square" tone="quiet">
            <span>
              {t('supersededBy')} <a href={hrefOf(locale, supersededBy, beside)}>{supersededBy}</a>
            </span>
          </Status>
        </span>
      )}
      {said.map((one) => (
        <span key={one} className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <Status mark="square" tone="quiet">
            {one}
          </Status>
        </span>
      ))}
      {withdrawnOn && withdrawalReason && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          {t('withdrawnReason', { reason: withdrawalReason })}
        </span>
      )}
    </>
  );
}

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
            {version.addedOn && `, ${t('addedOn', { day: day(locale, version.addedOn) })}`}
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
