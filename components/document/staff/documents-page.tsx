import { ExerciseMark, titleInWords } from '#components/conference/exercise-mark.tsx';
import { StageStatus } from '#components/document/stage-status.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { Quoted } from '#components/source/quoted.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FieldRow } from '#components/ui/fieldset.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Select } from '#components/ui/select.tsx';
import { documentStages, type Locale } from '#db/vocabulary.ts';
import type { StaffConferenceRow } from '#lib/conference/queries.ts';
import type { DocumentFilter, DocumentsOfConference, StaffDocumentRow } from '#lib/document/staff/queries.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  documents: readonly DocumentsOfConference[];
  conferences: readonly StaffConferenceRow[];
  filter: DocumentFilter & { sort?: string | undefined };
};

/** All documents by conference in the order of symbols: stage, access, languages with what is missing. */
export function DocumentsStaffPage({ locale, documents, conferences, filter }: Props) {
  const t = translator(locale, 'staff-document');
  const path = `/${locale}/portal/staff/document`;
  const filtered = Boolean(filter.conference || filter.stage);
  const rows = documents.flatMap((group) => group.rows);
  const inOrder = new Map(rows.map(({ id }, at) => [id, at]));
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.document')} lead={<p>{t('lead')}</p>} />
      <Actions opening>
        <LinkButton href={`${path}/new${filter.conference ? `?conference=${filter.conference}` : ''}`}>
          {t('add')}
        </LinkButton>
      </Actions>
      {(filtered || rows.length > 0) && (
        <Filter locale={locale} path={path} conferences={conferences} filter={filter} />
      )}
      <DataTable<StaffDocumentRow>
        caption={t('caption')}
        sorting={sortingOf(locale, path, filter)}
        rowKey={({ id }) => id}
        count={t('count', { count: rows.length })}
        empty={
          filtered ? <EmptyState title={t('noMatch')} /> : <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
        }
        columns={[
          {
            key: 'symbol',
            label: t('symbol'),
            shrink: true,
            cell: ({ id, symbol }) => <a href={`${path}/${id}`}>{symbol}</a>,
            sort: ({ id }) => inOrder.get(id),
          },
          {
            key: 'title',
            label: t('title'),
            cell: ({ title, titleLanguage }) => (
              <Quoted locale={locale} language={titleLanguage}>
                {title}
              </Quoted>
            ),
            sort: ({ title }) => title,
          },
          {
            key: 'stage',
            label: t('stage'),
            cell: ({ stage }) => <StageStatus locale={locale} stage={stage} />,
            sort: ({ stage }) => documentStages.indexOf(stage),
          },
          {
            key: 'access',
            label: t('access'),
            cell: (row) => accessText(locale, row),
            sort: (row) => accessText(locale, row),
          },
          {
            key: 'languages',
            label: t('languages'),
            shrink: true,
            cell: (row) => <Languages locale={locale} row={row} />,
            sort: ({ missing }) => missing.length,
          },
        ]}
        groups={documents.map(({ conference, rows: of }) => ({
          key: conference.id,
          label: (
            <>
              {conference.title}
              <ExerciseMark locale={locale} of={conference} />
            </>
          ),
          rows: of,
        }))}
      />
    </>
  );
}

/** Who sees it once issued, a single delegation by its State. */
export function accessText(
  locale: Locale,
  { access, delegation }: Pick<StaffDocumentRow, 'access' | 'delegation'>,
): string {
  if (delegation) return translator(locale, 'staff-document')('delegationOf', { state: delegation });
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
  conferences: readonly StaffConferenceRow[];
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
          options={conferences.map((one) => ({ value: one.id, label: titleInWords(locale, one) }))}
        />
        <Select
          name="stage"
          label={t('filter.stage')}
          placeholder={t('filter.anyStage')}
          defaultValue={filter.stage ?? ''}
          options={documentStages.map((stage) => ({ value: stage, label: words(`documentStage.${stage}`) }))}
        />
        <Button tone="quiet">{t('filter.apply')}</Button>
        {(filter.conference || filter.stage) && <a href={path}>{t('filter.clear')}</a>}
      </FieldRow>
    </form>
  );
}
