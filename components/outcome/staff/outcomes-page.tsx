import { Pages } from '#components/layout/pages.tsx';
import { kindWord, OutcomeMarks } from '#components/outcome/outcome-list.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { OutcomeRow } from '#lib/outcome/queries.ts';

/** What has been published, each leading to its page in the office, and the way to publish another. */
export function OutcomesStaffPage({ locale, list }: { locale: Locale; list: Listed<OutcomeRow> }) {
  const t = translator(locale, 'staff-outcome');
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.outcome')} lead={<p>{t('lead')}</p>} />
      <Actions opening>
        <LinkButton href={`/${locale}/portal/staff/outcome/new`}>{t('publish')}</LinkButton>
      </Actions>
      <DataTable<OutcomeRow>
        caption={t('caption')}
        rowKey={({ id }) => id}
        count={t('count', { count: list.total })}
        empty={<EmptyState title={t('none')}>{t('noneLead')}</EmptyState>}
        columns={[
          {
            key: 'outcome',
            label: t('outcome'),
            cell: (row) => (
              <>
                <a href={`/${locale}/portal/staff/outcome/${row.id}`}>
                  <Quoted locale={locale} language={row.titleLanguage}>
                    {row.title}
                  </Quoted>
                </a>
                <OutcomeMarks locale={locale} row={row} />
              </>
            ),
          },
          { key: 'kind', label: t('kind'), cell: (row) => kindWord(locale, row) },
          {
            key: 'adopted',
            label: t('adopted'),
            cell: ({ adoptedOn }) => (adoptedOn ? formatPartialDate(locale, adoptedOn) : t('undated')),
          },
          {
            key: 'conference',
            label: t('conference'),
            cell: ({ conference }) =>
              conference && (
                <Quoted locale={locale} language={conference.titleLanguage}>
                  {conference.title}
                </Quoted>
              ),
          },
          {
            key: 'text',
            label: t('text'),
            shrink: true,
            cell: ({ textAtHand }) => t(textAtHand ? 'atHand' : 'notAtHand'),
          },
        ]}
        groups={[{ key: 'outcomes', rows: list.rows }]}
      />
      <Pages locale={locale} path={`/${locale}/portal/staff/outcome`} query={{}} list={list} />
    </>
  );
}
