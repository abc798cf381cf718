import { Fragment } from 'react';
import { above } from '#components/account/staff/shown-words.ts';
import { Pages } from '#components/layout/pages.tsx';
import { sortingOf } from '#components/layout/sorting-of.ts';
import { Actions } from '#components/ui/actions.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { AccountRow } from '#lib/account/queries.ts';
import type { AccountRoom } from '#lib/account/rules.ts';
import type { SignInState } from '#lib/account/tries/queries.ts';
import type { Listed } from '#lib/act/shape.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  room: AccountRoom;
  accounts: Listed<AccountRow>;
  signIns: readonly SignInState[];
  zone: string;
  sort: string | undefined;
};

/** Who may sign in and for whom, the disabled ones last; each leads to what can be done with it. */
export function AccountsPage({ locale, room, accounts, signIns, zone, sort }: Props) {
  const t = translator(locale, 'staff-account');
  const words = translator(locale, 'vocabulary');
  const { href: path, label } = above(locale, room);
  const isOffice = room === 'office';
  const states = new Map(signIns.map((state) => [state.id, state]));
  const open = accounts.rows.filter(({ active }) => active);
  return (
    <>
      <PageHeading title={label} lead={<p>{t(isOffice ? 'lead' : 'leadDelegation')}</p>} />
      <Actions opening>
        <LinkButton href={`${path}/new`}>{t('open')}</LinkButton>
      </Actions>
      <DataTable<AccountRow>
        caption={t(sort || !isOffice ? 'captionSorted' : 'caption')}
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
          ...(isOffice
            ? [
                {
                  key: 'for',
                  label: t('actsFor'),
                  cell: ({ actsFor }: AccountRow) => actsFor ?? t('office'),
                  sort: true as const,
                },
              ]
            : []),
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
          {
            key: 'failed',
            label: t('signIns.failed'),
            cell: ({ id }) => failedWords(locale, states.get(id), zone),
            sort: ({ id }) => states.get(id)?.failures ?? 0,
          },
        ]}
        groups={[
          { key: 'office', label: t('groups.office'), rows: open.filter(({ actsFor }) => actsFor === null) },
          {
            key: 'others',
            ...(isOffice && { label: t('groups.participants') }),
            rows: open.filter(({ actsFor }) => actsFor !== null),
          },
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

/** How many sign-ins failed in the last day and when the last did, and whether the next ones wait; nothing where none failed. */
export function failedWords(locale: Locale, state: SignInState | undefined, zone: string): string | null {
  if (!state?.failedAt) return null;
  const t = translator(locale, 'staff-account');
  const last = formatInstant(locale, new Date(state.failedAt), zone);
  const failed = t('signIns.count', { count: state.failures, last });
  return state.isHeldUp ? `${failed} ${t('signIns.heldUp')}` : failed;
}

/** Open or disabled, and whether it is one's own. */
export function AccountState({ locale, account: { active, own } }: { locale: Locale; account: AccountRow }) {
  const t = translator(locale, 'staff-account');
  return (
    <>
      <Status mark={active ? 'solid' : 'dashed'} tone={active ? 'plain' : 'quiet'}>
        {t(active ? 'active' : 'disabled')}
      </Status>
      {own && <span className="tw:text-sm tw:font-normal tw:text-muted"> ({t('own')})</span>}
    </>
  );
}
