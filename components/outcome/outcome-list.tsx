import { Cites } from '#components/source/cite.tsx';
import { ConferenceLink } from '#components/source/conference-link.tsx';
import type { Numbered } from '#components/source/numbered.ts';
import { OwnTranslation } from '#components/source/own-translation.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Dated } from '#components/source/timed.tsx';
import { day } from '#components/source/when.ts';
import { type Column, DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { Sorting } from '#components/ui/sorting.ts';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator, wordOr } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

type Props = {
  locale: Locale;
  rows: readonly OutcomeRow[];
  /** The sources that the page's raised numbers lead to. */
  sources: Numbered;
  caption?: string;
  /** A heading above says what the caption does. */
  silent?: boolean;
  /** Say at which conference each was adopted (needless on the conference's own page). */
  conference?: boolean;
  /** Say whether the text is at hand (needless where none is). */
  text?: boolean;
  empty: { title: string; lead?: string };
  sorting?: Sorting;
  /** How many there are in all, where these are one page of them. */
  total?: number;
};

/** What was adopted, newest first: the instrument, its kind, when and where, and whether its text is at hand. */
export function OutcomeList({
  locale,
  rows,
  sources,
  caption,
  silent = false,
  conference = false,
  text = true,
  empty,
  sorting,
  total = rows.length,
}: Props) {
  const t = translator(locale, 'outcome');
  // Where no text is at hand, here or at a source, that is said once, not in each row.
  const hasTexts = text && rows.some(({ textAtHand, textUrl }) => textAtHand || textUrl !== null);
  const isOurs = (row: OutcomeRow) => row.ownTranslation.includes(row.titleLanguage);
  const isAllOurs = rows.length > 1 && rows.every(isOurs);
  const columns: Column<OutcomeRow>[] = [
    {
      key: 'title',
      label: t('outcome'),
      cell: (row) => (
        <>
          <a href={`/${locale}/outcomes/${row.slug}`}>
            <Quoted locale={locale} language={row.titleLanguage}>
              {row.title}
            </Quoted>
          </a>
          <Cites locale={locale} sources={sources} of={sourcesOfOutcome(row)} row />
          {kindBeside(locale, row) && (
            <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{kindBeside(locale, row)}</span>
          )}
          <OutcomeMarks locale={locale} row={row} translated={!isAllOurs} />
        </>
      ),
      sort: true,
    },
    {
      key: 'adopted',
      label: t('adoptedOn'),
      shrink: true,
      cell: (row) => <Adopted locale={locale} row={row} />,
      sort: true,
    },
    {
      key: 'conference',
      label: t('conference'),
      cell: (row) => row.conference && <ConferenceLink locale={locale} to={row.conference} />,
      sort: true,
    },
    {
      key: 'text',
      label: t('text'),
      derived: true,
      cell: (row) => <TextAtHand locale={locale} row={row} />,
      sort: true,
    },
  ];
  const counted = conference ? t('count', { count: total }) : '';
  const said = [
    text && !hasTexts && t('noneAtHand', { count: rows.length }),
    isAllOurs && translator(locale, 'source')('ownTranslations'),
  ].filter((one) => one !== false);
  return (
    <DataTable
      caption={caption ?? t('caption')}
      silent={silent}
      columns={columns.filter(({ key }) => (conference || key !== 'conference') && (hasTexts || key !== 'text'))}
      groups={[{ key: 'rows', rows }]}
      rowKey={(row) => row.slug}
      empty={<EmptyState title={empty.title}>{empty.lead}</EmptyState>}
      count={[counted && said.length > 0 ? `${counted}.` : counted, ...said].join(' ')}
      sorting={sorting}
    />
  );
}

/** The sources of what a list says of an outcome: what it is, and when it was adopted. */
export const sourcesOfOutcome = (row: OutcomeRow): SourceView[] =>
  citedFor(row, 'title', ...(row.adoptedOn ? ['adoptedOn'] : []));

/** What kind of outcome it is, in the process's own word or the portal's. */
export const kindWord = (locale: Locale, { kind, kindName }: Pick<OutcomeRow, 'kind' | 'kindName'>): string =>
  kindName ?? wordOr(translator(locale, 'vocabulary'), `outcomeKind.${kind}`, kind);

/** The kind beside the title: nothing where the title says it already, in whatever letters (“Baku Declaration”, “Communique”). */
export const kindBeside = (locale: Locale, row: Pick<OutcomeRow, 'kind' | 'kindName' | 'title'>): string | null => {
  const kind = kindWord(locale, row);
  return folded(row.title).includes(folded(kind)) ? null : kind;
};

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** That an outcome was withdrawn, corrected or replaced, and that its title is a translation of ours. */
export function OutcomeMarks({
  locale,
  row,
  translated = true,
}: {
  locale: Locale;
  row: OutcomeRow;
  translated?: boolean;
}) {
  const t = translator(locale, 'outcome');
  const { withdrawnOn, correctedOn, replacedBy } = row;
  return (
    <>
      {translated && <OwnTranslation locale={locale} languages={row.ownTranslation} shown={row.titleLanguage} />}
      {(withdrawnOn || replacedBy || correctedOn) && (
        <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">
          <Status mark="square" tone="quiet">
            {withdrawnOn
              ? t('withdrawnOn', { day: day(locale, withdrawnOn) })
              : replacedBy
                ? t('replacedByTitle', { title: replacedBy.title })
                : t('correctedOn', { day: day(locale, correctedOn ?? '') })}
          </Status>
        </span>
      )}
    </>
  );
}

/** The day of adoption, in the adopted green and in words. */
export function Adopted({ locale, row }: { locale: Locale; row: OutcomeRow }) {
  const t = translator(locale, 'outcome');
  if (!row.adoptedOn)
    return (
      <span data-derived className="tw:text-sm tw:font-normal tw:text-muted">
        {t('adoptedUndated')}
      </span>
    );
  return (
    <Status tone="adopted" mark="square">
      <Dated locale={locale} date={row.adoptedOn} />
    </Status>
  );
}

/** Whether the register has the text itself, or where else it can be read. */
export function TextAtHand({ locale, row }: { locale: Locale; row: OutcomeRow }) {
  const t = translator(locale, 'outcome');
  return row.textAtHand ? (
    t('textAtHand')
  ) : row.textUrl ? (
    <a href={row.textUrl} rel="external noreferrer">
      {t('atSource')}
    </a>
  ) : (
    <span className="tw:text-sm tw:font-normal tw:text-muted">{t('notAtHand')}</span>
  );
}
