import { Fragment } from 'react';
import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { AccountRow } from '#lib/account/queries.ts';
import type { Listed } from '#lib/act/shape.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

type Props = { locale: Locale; accounts: Listed<AccountRow>; zone: string; sort: string | undefined };

/** Who may sign in and for whom, the disabled ones last; each leads to what can be done with it. */
export function AccountsPage({ locale, accounts, zone, sort }: Props) {
  const t = translator(locale, 'staff-account');
  const words = translator(locale, 'vocabulary');
  const path = `/${locale}/portal/staff/account`;
  const open = accounts.rows.filter(({ active }) => active);
  return (
    <>
      <PageHeading title={translator(locale, 'staff')('area.account')} lead={<p>{t('lead')}</p>} />
      <p className="actions room-actions">
        <LinkButton href={`${path}/new`}>{t('open')}</LinkButton>
      </p>
      <DataTable<AccountRow>
        caption={t(sort ? 'captionSorted' : 'caption')}
        sorting={sortingOf(locale, path, { sort })}
        rowKey={({ id }) => id}
        count={t('count', { count: accounts.total })}
        empty={<EmptyState title={t('none')} />}
        columns={[
          {
            key: 'name',
            label: t('name'),
            cell: ({ id, name }) => <a href={`${path}/${id}`}>{name}</a>,
            sort: true,
          },
          {
            key: 'for',
            label: t('actsFor'),
            cell: ({ actsFor }) => actsFor ?? t('office'),
            sort: true,
          },
          {
            key: 'role',
            label: t('role'),
            cell: ({ role }) => words(`role.${role}`),
            sort: true,
          },
          {
            key: 'email',
            label: t('email'),
            cell: ({ email }) => <Address>{email}</Address>,
            sort: true,
          },
          {
            key: 'signedIn',
            label: t('lastSignedIn'),
            cell: ({ signedInAt }) => lastSignedIn(locale, signedInAt, zone),
            sort: true,
          },
          {
            key: 'sessions',
            label: t('sessionsNow'),
            cell: ({ sessions }) => (sessions > 0 ? t('sessions', { count: sessions }) : null),
            sort: true,
          },
        ]}
        groups={[
          { key: 'office', label: t('groups.office'), rows: open.filter(({ actsFor }) => actsFor === null) },
          { key: 'others', label: t('groups.participants'), rows: open.filter(({ actsFor }) => actsFor !== null) },
          { key: 'disabled', label: t('groups.disabled'), rows: accounts.rows.filter(({ active }) => !active) },
        ]}
      />
      <Pages locale={locale} path={path} query={{ sort }} list={accounts} />
    </>
  );
}

/** An e-mail address, which may go on below from its “@” or a dot. */
export function Address({ children }: { children: string }) {
  return children.split(/(?=[@.])/).map((part, at) => (
    <Fragment key={part}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** When the account last signed in, in the zone of the process; or that it never did. */
export const lastSignedIn = (locale: Locale, at: string | null, zone: string): string =>
  at ? formatInstant(locale, new Date(at), zone) : translator(locale, 'staff-account')('never');

/** Open or disabled, and whether it is one's own. */
export function AccountState({ locale, account: { active, own } }: { locale: Locale; account: AccountRow }) {
  const t = translator(locale, 'staff-account');
  return (
    <>
      <Status mark={active ? 'solid' : 'dashed'} tone={active ? 'plain' : 'quiet'}>
        {t(active ? 'active' : 'disabled')}
      </Status>
      {own && <span className="small"> ({t('own')})</span>}
    </>
  );
}
