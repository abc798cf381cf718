import type { ReactNode } from 'react';
import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { hasSymbols } from '#components/document/called.ts';
import { DeskLanguages } from '#components/document/delegate/languages.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { day } from '#components/source/when.ts';
import { type Column, DataTable, type RowGroup } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { DocumentRow } from '#lib/document/reading/rules.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  groups: readonly RowGroup<DocumentRow>[];
  caption: string;
  /** Say to which conference each belongs. */
  conference?: boolean;
  empty: ReactNode;
  count?: string;
};

export const documentHref = (locale: Locale, id: string): string => `/${locale}/portal/desk/document/${id}`;

/** Documents as a delegation may see them: symbol, title, languages, issue, mark, and why they may be seen. */
export function DeskDocuments({ locale, groups, caption, conference = false, empty, count }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={columnsOf(locale, conference).filter(
        ({ key }) => key !== 'symbol' || hasSymbols(groups.flatMap(({ rows }) => rows)),
      )}
      groups={groups}
      rowKey={({ id }) => id}
      empty={empty}
      {...(count && { count })}
    />
  );
}

function columnsOf(locale: Locale, conference: boolean): Column<DocumentRow>[] {
  const t = translator(locale, 'document-reader');
  const vocabulary = translator(locale, 'vocabulary');
  return [
    {
      key: 'symbol',
      label: t('symbol'),
      shrink: true,
      cell: ({ id, symbol }) => <a href={documentHref(locale, id)}>{symbol}</a>,
    },
    { key: 'title', label: t('title'), cell: (row) => <Title locale={locale} row={row} conference={conference} /> },
    { key: 'languages', label: t('languages'), cell: (row) => <DeskLanguages locale={locale} row={row} /> },
    { key: 'issued', label: t('issued'), shrink: true, cell: ({ issuedOn }) => issuedOn && day(locale, issuedOn) },
    {
      key: 'why',
      label: t('why'),
      cell: ({ why, distribution }) => (
        <>
          {t(`whyShort.${why}`)}
          <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
            {t('mark', { mark: vocabulary(`distribution.${distribution}`) })}
          </span>
        </>
      ),
    },
  ];
}

function Title({ locale, row, conference }: { locale: Locale; row: DocumentRow; conference: boolean }) {
  const t = translator(locale, 'document-reader');
  const said = (
    <Quoted locale={locale} language={row.titleLanguage}>
      {row.title}
    </Quoted>
  );
  return (
    <>
      {row.symbol ? said : <a href={documentHref(locale, row.id)}>{said}</a>}
      {conference && row.conference && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <Quoted locale={locale} language={row.conference.titleLanguage}>
            {row.conference.title}
          </Quoted>
          <ExerciseMark locale={locale} of={row.conference} />
        </span>
      )}
      {row.withdrawnOn && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <Status mark="square" tone="quiet">
            {t('withdrawn', { day: day(locale, row.withdrawnOn) })}
          </Status>
        </span>
      )}
      {row.stage === 'superseded' && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <Superseded locale={locale} row={row} />
        </span>
      )}
    </>
  );
}

/** That a document is superseded, and by what, where the reader may see that. */
export function Superseded({ locale, row: { replacement } }: { locale: Locale; row: DocumentRow }) {
  const t = translator(locale, 'document-reader');
  return (
    <Status mark="square" tone="quiet">
      {replacement ? (
        <span>
          {t('supersededBy')} <a href={documentHref(locale, replacement.id)}>{replacement.symbol}</a>
        </span>
      ) : (
        t('superseded')
      )}
    </Status>
  );
}
