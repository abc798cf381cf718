import { AccountsPage } from '#components/account/staff/accounts-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { accounts } from '#lib/account/queries.ts';
import { signInStates } from '#lib/account/tries/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.account');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['sort', 'page']);
  const entered = await enter(locale, 'keepAccounts', '/staff/account');
  const [rows, signIns] = await Promise.all([accounts(entered.actor, locale, values), signInStates(entered.actor)]);
  const of = { locale, room: 'office' as const, sort: values.sort, accounts: rows, signIns, zone: entered.clock.zone };
  return (
    <PortalPage locale={locale} path={`/portal/staff/account${text}`} entered={entered}>
      <AccountsPage {...of} />
    </PortalPage>
  );
}
