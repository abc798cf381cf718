import { CommitmentList } from '#components/commitment/commitment-list.tsx';
import { Filter } from '#components/commitment/filter.tsx';
import { Matrix } from '#components/commitment/matrix.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import type { CommitmentFilter, CommitmentRow, FilterChoices } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';
import type { Wrong } from '#lib/page/asked.ts';

type Props = {
  locale: Locale;
  list: Listed<CommitmentRow>;
  filter: CommitmentFilter;
  choices: FilterChoices;
  /** The values of the address that cannot be used. */
  wrong?: readonly Wrong[];
};

/** What the outcomes promise: the commitments, narrowed through the address, and what each State reported on them. */
export function CommitmentsPage({ locale, ...props }: Props) {
  const t = translator(locale, 'commitment');
  return (
    <>
      <PageHeading title={t('title')} lead={<p>{t('lead')}</p>} />
      <Followed
        locale={locale}
        {...props}
        path={`/${locale}/commitments`}
        download={{ href: `/api/v1/commitments.csv?locale=${locale}`, label: t('csv') }}
      />
    </>
  );
}

type FollowedProps = Props & { path: string; download?: { href: string; label: string } };

/** The filter, a page of the list, and the matrix of that page: for the public and for whoever sees more. */
export function Followed({ locale, list, filter, choices, path, download, wrong = [] }: FollowedProps) {
  const t = translator(locale, 'commitment');
  const filtered = Boolean(filter.outcome || filter.status || filter.actor);
  return (
    <>
      {(filtered || list.total > 0) && (
        <Filter locale={locale} path={path} filter={filter} choices={choices} wrong={wrong} />
      )}
      <div className="tw:mb-10">
        <CommitmentList
          locale={locale}
          path={path}
          rows={list.rows}
          total={list.total}
          empty={filtered ? { title: t('noMatch'), lead: t('noMatchLead') } : { title: t('none'), lead: t('noneLead') }}
          {...(download && { download })}
        />
        <Pages locale={locale} path={path} query={filter} list={list} />
      </div>
      {list.rows.length > 0 && (
        <Section title={t('matrix')} id="matrix" wide>
          <p className="tw:mb-4">{t('matrixLead')}</p>
          <Matrix locale={locale} path={path} rows={list.rows} />
        </Section>
      )}
    </>
  );
}
