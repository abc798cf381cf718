import { ExerciseMark } from '#components/conference/exercise-mark.tsx';
import { Pages } from '#components/layout/pages.tsx';
import { Quoted } from '#components/source/quoted.tsx';
import { awaitedText } from '#components/text/awaited-text.ts';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { type Column, DataTable, type RowGroup } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Listed } from '#lib/act/shape.ts';
import { formatInstant, translator } from '#lib/language/language.ts';
import { awaitedOf } from '#lib/text/awaited/rules.ts';
import type { TextRow } from '#lib/text/queries.ts';

type Of = { locale: Locale; room: 'desk' | 'staff'; zone: string };

const hrefOf = ({ locale, room }: Of, id: string): string =>
  `/${locale}/portal/${room === 'staff' ? 'staff/text' : 'desk/agreement'}/${id}`;

/** How a text stands, in a few words. */
function Standing({ of: { locale, zone }, row }: { of: Of; row: TextRow }) {
  const t = translator(locale, 'text');
  const when = (instant: string) => formatInstant(locale, new Date(instant), zone);
  if (row.withdrawn) return <Status tone="quiet">{t('list.withdrawn')}</Status>;
  if (row.adoptedAt)
    return (
      <Status tone="adopted" mark="solid">
        {t('list.adopted', { when: when(row.adoptedAt) })}
      </Status>
    );
  if (row.silenceUntil)
    return (
      <Status tone="awaits" mark="half">
        {t('list.silence', { when: when(row.silenceUntil) })}
      </Status>
    );
  if (row.revision === null) return <Status tone="quiet">{t('list.draft')}</Status>;
  if (row.round?.isTaking)
    return (
      <Status tone="awaits" mark="half">
        {t(`list.round.${row.round.kind}`, { when: when(row.round.closesAt) })}
      </Status>
    );
  if (row.round) return <Status>{t('list.roundOver', { when: when(row.round.closesAt) })}</Status>;
  return <Status>{t('list.between')}</Status>;
}

/** Texts with how they stand and what is open on them. */
export function Texts({
  groups,
  empty,
  count,
  conference = true,
  ...of
}: Of & {
  groups: readonly RowGroup<TextRow>[];
  empty: React.ReactNode;
  count?: string;
  /** Say at which conference each is negotiated. */
  conference?: boolean;
}) {
  const { locale, room } = of;
  const t = translator(locale, 'text');
  const columns: Column<TextRow>[] = [
    {
      key: 'text',
      label: t('list.text'),
      cell: (row) => (
        <>
          <a href={hrefOf(of, row.id)}>
            <Quoted locale={locale} language={row.titleLanguage}>
              {row.title}
            </Quoted>
          </a>
          <ExerciseMark locale={locale} of={row} />
          {row.symbol && <span className="tw:block tw:text-sm tw:font-normal tw:text-muted">{row.symbol}</span>}
        </>
      ),
    },
    { key: 'conference', label: t('list.conference'), cell: (row) => row.conference?.title },
    {
      key: 'standing',
      label: t('list.standing'),
      cell: (row) => {
        const awaited = row.leads ? awaitedOf(row) : null;
        return (
          <>
            <Standing of={of} row={row} />
            {awaited && awaited.until === null && (
              <span className="tw:block tw:text-sm tw:font-normal">{awaitedText(locale, awaited)}</span>
            )}
          </>
        );
      },
    },
    {
      key: 'open',
      label: t('list.open'),
      cell: ({ id, open, comments, own, drafts, round, adoptedAt, statements, commitments }) => (
        <>
          {open}
          {comments > 0 && (
            <span className="tw:block tw:text-sm tw:font-normal">{t('list.comments', { count: comments })}</span>
          )}
          {room === 'desk' && own > 0 && (
            <span className="tw:block tw:text-sm tw:font-normal">{t('list.ours', { count: own })}</span>
          )}
          {room === 'desk' && drafts > 0 && (
            <span className="tw:block tw:text-sm tw:font-normal">{t('list.drafts', { count: drafts })}</span>
          )}
          {room === 'desk' && adoptedAt !== null && statements > 0 && (
            <a className="tw:block tw:text-sm tw:font-normal" href={`${hrefOf(of, id)}#adoption`}>
              {t('list.statements', { count: statements })}
            </a>
          )}
          {room === 'desk' && adoptedAt !== null && commitments > 0 && (
            <a className="tw:block tw:text-sm tw:font-normal" href={`/${locale}/portal/desk/commitment`}>
              {t('list.commitments', { count: commitments })}
            </a>
          )}
          {room === 'desk' && round?.kind === 'comments' && (round.replied || round.entitled === 'member') && (
            <span className="tw:block tw:text-sm tw:font-normal">
              {t(round.repliedLate ? 'list.answeredLate' : round.replied ? 'list.answered' : 'list.notAnswered')}
            </span>
          )}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('list.caption')}
      rowKey={({ id }) => id}
      groups={groups}
      empty={empty}
      columns={columns.filter(({ key }) => conference || key !== 'conference')}
      {...(count && { count })}
    />
  );
}

/** All texts, for the office. */
export function StaffTextsPage({
  locale,
  zone,
  list,
  canAdd,
}: {
  locale: Locale;
  zone: string;
  list: Listed<TextRow>;
  canAdd: boolean;
}) {
  const t = translator(locale, 'text');
  return (
    <>
      <PageHeading title={t('list.title')} />
      {canAdd && (
        <Actions opening>
          <LinkButton href={`/${locale}/portal/staff/text/new`}>{t('list.add')}</LinkButton>
        </Actions>
      )}
      <Texts
        locale={locale}
        room="staff"
        zone={zone}
        groups={[{ key: 'all', rows: list.rows }]}
        count={t('list.count', { count: list.total })}
        empty={<EmptyState title={t('list.none')}>{t('list.noneLead')}</EmptyState>}
      />
      <Pages locale={locale} path={`/${locale}/portal/staff/text`} query={{}} list={list} />
    </>
  );
}
