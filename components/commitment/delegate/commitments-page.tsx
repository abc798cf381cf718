import { CommitmentList } from '#components/commitment/commitment-list.tsx';
import { Followed } from '#components/commitment/commitments-page.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { AwaitingCommitment, CommitmentFilter, CommitmentRow, FilterChoices } from '#lib/commitment/queries.ts';
import { formatPartialDate, labelled, translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  /** What awaits whoever reports for the delegation; null for those who do not. */
  awaiting: readonly AwaitingCommitment[] | null;
  /** What the delegation is to keep; null for whoever acts for none. */
  ours: Listed<CommitmentRow> | null;
  list: Listed<CommitmentRow>;
  filter: CommitmentFilter;
  choices: FilterChoices;
};

/** The commitments as a delegation meets them: what awaits it, its own, and then all with what everybody reported. */
export function DeskCommitmentsPage({ locale, awaiting, ours, list, filter, choices }: Props) {
  const t = translator(locale, 'desk-commitment');
  const path = `/${locale}/portal/desk/commitment`;
  const narrowed = Boolean(filter.outcome || filter.status || filter.actor || filter.page);
  return (
    <>
      <PageHeading title={translator(locale, 'commitment')('title')} lead={<p>{t(ours ? 'lead' : 'leadOther')}</p>} />
      {awaiting && !narrowed && (
        <Section title={t('awaits')} id="awaits" wide>
          <Awaiting locale={locale} rows={awaiting} path={path} />
        </Section>
      )}
      {ours && !narrowed && (
        <Section title={t('ours')} id="ours" wide>
          <CommitmentList
            locale={locale}
            path={path}
            rows={ours.rows}
            caption={t('oursCaption')}
            total={ours.total}
            empty={{ title: t('oursNone') }}
          />
        </Section>
      )}
      <Section title={t('everybody')} id="all" wide>
        <Followed locale={locale} list={list} filter={filter} choices={choices} path={path} />
      </Section>
    </>
  );
}

function Awaiting({ locale, rows, path }: { locale: Locale; rows: readonly AwaitingCommitment[]; path: string }) {
  const t = translator(locale, 'desk-commitment');
  const common = translator(locale, 'commitment');
  return (
    <DataTable<AwaitingCommitment>
      caption={t('awaitsCaption')}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('awaitsNone')}>{t('awaitsNoneLead')}</EmptyState>}
      columns={[
        {
          key: 'commitment',
          label: common('commitment'),
          cell: ({ id, words, wordsLanguage }) => (
            <a href={`${path}/${id}`}>
              <Quoted locale={locale} language={wordsLanguage}>
                {words}
              </Quoted>
            </a>
          ),
        },
        { key: 'why', label: t('why'), cell: ({ why, reason }) => t(`because.${why}`, { reason: reason ?? '' }) },
        {
          key: 'due',
          label: common('due'),
          cell: ({ due }) => (due ? formatPartialDate(locale, due) : common('dueNone')),
        },
        {
          key: 'do',
          label: t('do'),
          shrink: true,
          cell: ({ id, words }) => (
            <a href={`${path}/${id}#report`} aria-label={labelled(locale, t('report'), words)}>
              {t('report')}
            </a>
          ),
        },
      ]}
      groups={[{ key: 'awaiting', rows }]}
    />
  );
}
