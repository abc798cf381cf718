import { Followed } from '#components/commitment/commitments-page.tsx';
import { Reports } from '#components/commitment/reports.tsx';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { CommitmentFilter, CommitmentRow, FilterChoices, ReportRow } from '#lib/commitment/queries.ts';
import { reviewStepsOf } from '#lib/commitment/rules.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  waiting: readonly ReportRow[];
  list: Listed<CommitmentRow>;
  filter: CommitmentFilter;
  choices: FilterChoices;
};

/** The reports that wait for the office, then every commitment, each leading to its page, and the way to add another. */
export function CommitmentsStaffPage({ locale, waiting, list, filter, choices }: Props) {
  const t = translator(locale, 'staff-commitment');
  const path = `/${locale}/portal/staff/commitment`;
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.commitment')} lead={<p>{t('lead')}</p>} />
      <Actions opening>
        <LinkButton href={`${path}/new`}>{t('add')}</LinkButton>
      </Actions>
      <Section title={t('toReview')} id="review" wide>
        <Reports
          locale={locale}
          rows={waiting}
          caption={t('toReviewCaption')}
          commitments={path}
          conferences={`/${locale}/portal/staff/conference`}
          empty={{ title: t('toReviewNone') }}
          act={{
            label: t('do'),
            cell: (row) => <ReviewLinks locale={locale} path={path} row={row} />,
          }}
        />
      </Section>
      <Section title={t('everything')} id="all" wide>
        <Followed locale={locale} list={list} filter={filter} choices={choices} path={path} />
      </Section>
    </>
  );
}

/** What can be decided on a report that was sent in, each leading to its form on the commitment's page. */
function ReviewLinks({ locale, path, row }: { locale: Locale; path: string; row: ReportRow }) {
  const t = translator(locale, 'staff-commitment');
  return (
    <>
      {reviewStepsOf(row.stage, row.commitment.isPublic).map((step) => (
        <a
          key={step}
          className="tw:block tw:min-w-20 tw:py-0.75 tw:wrap-anywhere"
          href={`${path}/${row.commitment.id}?report=${row.id}&step=${step}#decide`}
        >
          {t(`review.${step}`)}
        </a>
      ))}
    </>
  );
}
