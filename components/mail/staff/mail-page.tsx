import { Address } from '#components/account/staff/accounts-page.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkSet } from '#components/ui/link-set.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { type PageLink, Pagination } from '#components/ui/pagination.tsx';
import { Section } from '#components/ui/section.tsx';
import { type Mark, Status, type Tone } from '#components/ui/status.tsx';
import { digestNotices, type Locale, type MailReason, type MailState } from '#db/vocabulary.ts';
import { formatInstant, translator } from '#lib/language/language.ts';
import type { FailedJob, MailRow, OutgoingMail, WaitingDigest } from '#lib/mail/queries.ts';
import { filterKeys, perPage } from '#lib/mail/rules.ts';

type Props = { locale: Locale; view: OutgoingMail; zone: string };

/** What the portal writes to people, and what became of it; then the work of the portal that failed. */
export function MailPage({ locale, view, zone }: Props) {
  const t = translator(locale, 'staff-mail');
  const path = `/${locale}/portal/staff/mail`;
  const { mails, total, page, filter, failedJobs, nothingLeaves } = view;
  const first = (page - 1) * perPage + 1;
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.mail')} lead={<p>{t('lead')}</p>} />
      {nothingLeaves && (
        <div className="tw:mb-6">
          <Notice title={t('nothingLeaves')}>{t('nothingLeavesLead')}</Notice>
        </div>
      )}
      <LinkSet
        label={t('filter.label')}
        tabs
        items={[
          { href: path, label: t('filter.all'), current: filter === null },
          ...filterKeys.map((key) => ({
            href: `${path}?state=${key}`,
            label: t(`filter.${key}`),
            current: key === filter,
          })),
        ]}
      />
      <DataTable<MailRow>
        caption={t('caption', { first, last: first + mails.length - 1, total })}
        rowKey={({ id }) => id}
        count={t('count', { count: total })}
        empty={
          filter ? <EmptyState title={t('noMatch')} /> : <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
        }
        columns={[
          { key: 'subject', label: t('subject'), cell: ({ id, subject }) => <a href={`${path}/${id}`}>{subject}</a> },
          { key: 'recipient', label: t('recipient'), cell: ({ recipient }) => <Address>{recipient}</Address> },
          {
            key: 'state',
            label: t('state'),
            cell: ({ state, reason }) => <StateOf locale={locale} state={state} reason={reason} />,
          },
          {
            key: 'when',
            label: t('when'),
            shrink: true,
            cell: ({ createdAt }) => formatInstant(locale, new Date(createdAt), zone),
          },
        ]}
        groups={[{ key: 'mails', rows: mails }]}
      />
      <Pagination label={t('pages')} links={linksOf(locale, view)} />
      {view.digests && <Digests locale={locale} digests={view.digests} zone={zone} />}
      {failedJobs.length > 0 && (
        <Section title={t('jobs.title')} wide>
          <FailedJobs locale={locale} jobs={failedJobs} zone={zone} />
        </Section>
      )}
    </>
  );
}

type DigestsProps = { locale: Locale; digests: NonNullable<OutgoingMail['digests']>; zone: string };

/** For whom something waits for the next digest, and what; its words are made when it goes. */
function Digests({ locale, digests, zone }: DigestsProps) {
  const t = translator(locale, 'staff-mail');
  const when = (instant: string) => formatInstant(locale, new Date(instant), zone);
  return (
    <Section title={t('digest.title')} id="digest" wide>
      <p className="tw:max-w-measure">{t('digest.lead', { when: when(digests.next) })}</p>
      <DataTable<WaitingDigest>
        caption={t('digest.caption', { shown: digests.rows.length, total: digests.total })}
        rowKey={({ accountId }) => accountId}
        empty={<EmptyState title={t('digest.none')} />}
        columns={[
          { key: 'recipient', label: t('recipient'), cell: ({ recipient }) => <Address>{recipient}</Address> },
          { key: 'what', label: t('digest.what'), cell: ({ notices }) => whatChanged(locale, notices) },
          { key: 'since', label: t('digest.since'), shrink: true, cell: ({ since }) => when(since) },
        ]}
        groups={[{ key: 'digests', rows: digests.rows }]}
      />
    </Section>
  );
}

/** “2 documents issued, a text adopted”. */
function whatChanged(locale: Locale, notices: WaitingDigest['notices']): string {
  const t = translator(locale, 'staff-mail');
  return digestNotices
    .map((notice) => ({ notice, count: notices.filter((one) => one === notice).length }))
    .filter(({ count }) => count > 0)
    .map(({ notice, count }) => t(`digest.notices.${notice}`, { count }))
    .join(', ');
}

const marks: Record<MailState, { mark: Mark; tone: Tone }> = {
  queued: { mark: 'hollow', tone: 'plain' },
  sending: { mark: 'half', tone: 'plain' },
  sent: { mark: 'solid', tone: 'plain' },
  failed: { mark: 'square', tone: 'refusal' },
  held: { mark: 'dashed', tone: 'awaits' },
  dropped: { mark: 'dashed', tone: 'quiet' },
};

/** The state of a message, and why it has not gone. */
export function StateOf({ locale, state, reason }: { locale: Locale; state: MailState; reason: MailReason | null }) {
  const t = translator(locale, 'staff-mail');
  return (
    <>
      <Status {...marks[state]}>{t(`states.${state}`)}</Status>
      {reason && <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{t(`reason.${reason}`)}</span>}
    </>
  );
}

function FailedJobs({ locale, jobs, zone }: { locale: Locale; jobs: readonly FailedJob[]; zone: string }) {
  const t = translator(locale, 'staff-mail');
  return (
    <DataTable<FailedJob>
      caption={t('jobs.caption')}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'kind', label: t('jobs.kind'), cell: ({ kind }) => t(`jobs.kinds.${kind}`) },
        {
          key: 'failedAt',
          label: t('jobs.failedAt'),
          cell: ({ failedAt }) => formatInstant(locale, new Date(failedAt), zone),
        },
        { key: 'error', label: t('jobs.error'), cell: ({ error }) => error && <span lang="en">{error}</span> },
      ]}
      groups={[{ key: 'jobs', rows: jobs }]}
    />
  );
}

function linksOf(locale: Locale, { page, pages, filter }: OutgoingMail): PageLink[] {
  const t = translator(locale, 'staff-mail');
  const href = (to: number) => {
    const query = new URLSearchParams([...(filter ? [['state', filter]] : []), ...(to > 1 ? [['page', `${to}`]] : [])]);
    return `/${locale}/portal/staff/mail${query.size > 0 ? `?${query}` : ''}`;
  };
  if (pages < 2) return [];
  return [
    ...(page > 2 ? [{ href: href(1), label: t('newest') }] : []),
    ...(page > 1 ? [{ href: href(page - 1), label: t('newer'), rel: 'prev' as const }] : []),
    { href: href(page), label: t('pageOf', { page, pages }), current: true },
    ...(page < pages ? [{ href: href(page + 1), label: t('older'), rel: 'next' as const }] : []),
    ...(page < pages - 1 ? [{ href: href(pages), label: t('oldest') }] : []),
  ];
}
