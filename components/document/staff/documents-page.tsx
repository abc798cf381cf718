import { ExerciseMark, titleInWords } from '#components/conference/exercise-mark.tsx';
import { toldApart } from '#components/conference/when-held.ts';
import { hasSymbols } from '#components/document/called.ts';
import { StageStatus } from '#components/document/stage-status.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { type Column, DataTable, type RowGroup } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Select } from '#components/ui/select.tsx';
import { documentStages, type Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { ConferenceChoice } from '#lib/conference/queries.ts';
import type { DocumentFilter, StaffDocumentRow } from '#lib/document/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  documents: Listed<StaffDocumentRow>;
  conferences: readonly ConferenceChoice[];
  filter: DocumentFilter;
};

/** All documents by conference in the order of symbols: stage, access, languages with what is missing. */
export function DocumentsStaffPage({ locale, documents, conferences, filter }: Props) {
  const t = translator(locale, 'staff-document');
  const path = `/${locale}/portal/staff/document`;
  const symbols = hasSymbols(documents.rows);
  const filtered = Boolean(filter.conference || filter.stage || filter.missing);
  return (
    <>
      <PageHeading
        title={translator(locale, 'staff')('area.document')}
        lead={<p>{t(symbols ? 'lead' : 'leadPlain')}</p>}
      />
      <Actions opening>
        <LinkButton href={`${path}/new${filter.conference ? `?conference=${filter.conference}` : ''}`}>
          {t('add')}
        </LinkButton>
      </Actions>
      {(filtered || documents.total > 0) && (
        <Filter locale={locale} path={path} conferences={conferences} filter={filter} />
      )}
      <DataTable<StaffDocumentRow>
        caption={t('caption')}
        sorting={sortingOf(locale, path, filter)}
        rowKey={({ id }) => id}
        count={t('count', { count: documents.total })}
        empty={
          filtered ? <EmptyState title={t('noMatch')} /> : <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
        }
        columns={[
          ...(symbols ? [symbolColumn(locale)] : []),
          {
            key: 'title',
            label: t('title'),
            cell: (row: StaffDocumentRow) => {
              const said = (
                <Quoted locale={locale} language={row.titleLanguage}>
                  {row.title}
                </Quoted>
              );
              return row.symbol ? said : <a href={`${path}/${row.id}`}>{said}</a>;
            },
            sort: true,
          },
          {
            key: 'stage',
            label: t('stage'),
            cell: ({ stage }) => <StageStatus locale={locale} stage={stage} />,
            sort: true,
          },
          {
            key: 'access',
            label: t('access'),
            cell: (row) => accessText(locale, row),
            sort: true,
          },
          {
            key: 'languages',
            label: t('languages'),
            shrink: true,
            cell: (row) => <Languages locale={locale} row={row} />,
            sort: true,
          },
        ]}
        groups={byConference(locale, documents.rows)}
      />
      <Pages locale={locale} path={path} query={filter} list={documents} />
    </>
  );
}

const symbolColumn = (locale: Locale): Column<StaffDocumentRow> => ({
  key: 'symbol',
  label: translator(locale, 'staff-document')('symbol'),
  shrink: true,
  cell: ({ id, symbol }) => <a href={`/${locale}/portal/staff/document/${id}`}>{symbol}</a>,
  sort: true,
});

/** Those of one conference stand together in a page of the list. */
function byConference(locale: Locale, rows: readonly StaffDocumentRow[]): RowGroup<StaffDocumentRow>[] {
  return Object.entries(Object.groupBy(rows, ({ conference }) => conference?.id ?? '')).map(([key, of = []]) => ({
    key,
    label: of[0]?.conference && (
      <>
        {of[0].conference.title}
        <ExerciseMark locale={locale} of={of[0].conference} />
      </>
    ),
    rows: of,
  }));
}

/** Who sees it once issued, a single delegation by its State. */
export function accessText(
  locale: Locale,
  { access, delegationName }: Pick<StaffDocumentRow, 'access' | 'delegationName'>,
): string {
  if (delegationName) return translator(locale, 'staff-document')('delegationOf', { state: delegationName });
  return translator(locale, 'vocabulary')(`access.${access}`);
}

/** en · ru, each format once; a working language without a version is said, where it still can be given. */
function Languages({ locale, row }: { locale: Locale; row: StaffDocumentRow }) {
  const t = translator(locale, 'staff-document');
  const there = [...new Set(row.versions.map(({ lang }) => lang))].join(' · ');
  const missing = row.stage === 'withdrawn' || row.stage === 'superseded' ? [] : row.missing;
  return (
    <>
      {there}
      {missing.map((language, at) => (
        <span key={language}>
          {(there || at > 0) && ' · '}
          <span className="tw:text-apricot-ink">{t('missing', { language })}</span>
        </span>
      ))}
    </>
  );
}

type FilterProps = {
  locale: Locale;
  path: string;
  conferences: readonly ConferenceChoice[];
  filter: Props['filter'];
};

function Filter({ locale, path, conferences, filter }: FilterProps) {
  const t = translator(locale, 'staff-document');
  const words = translator(locale, 'vocabulary');
  return (
    <form method="get" action={path} className="tw:mb-5">
      {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
      <FieldRow>
        <Select
          name="conference"
          label={t('filter.conference')}
          placeholder={t('filter.anyConference')}
          defaultValue={filter.conference ?? ''}
          options={conferences.map((one) => ({
            value: one.id,
            label: toldApart(locale, titleInWords(locale, one), one),
          }))}
        />
        <Select
          name="stage"
          label={t('filter.stage')}
          placeholder={t('filter.anyStage')}
          defaultValue={filter.stage ?? ''}
          options={documentStages.map((stage) => ({ value: stage, label: words(`documentStage.${stage}`) }))}
        />
        <Select
          name="missing"
          label={t('filter.missing')}
          placeholder={t('filter.anyLanguages')}
          defaultValue={filter.missing ?? ''}
          options={[{ value: 'owed', label: t('filter.owed') }]}
        />
        <Button tone="quiet">{t('filter.apply')}</Button>
        {(filter.conference || filter.stage || filter.missing) && <a href={path}>{t('filter.clear')}</a>}
      </FieldRow>
    </form>
  );
}
