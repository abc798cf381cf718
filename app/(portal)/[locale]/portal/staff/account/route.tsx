import { finished } from '#app/(portal)/finished.tsx';
import { AccountsPage } from '#components/account/staff/accounts-page.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { accounts } from '#lib/account/queries.ts';

export const GET = finished(async (locale, _params, { done, ...query }) => {
  const { values, text } = queryOf(query, ['sort', 'page']);
  const entered = await enter(locale, 'keepAccounts', '/staff/account');
  const rows = await accounts(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} area="account" path={`/portal/staff/account${text}`} entered={entered} done={done}>
      <AccountsPage locale={locale} sort={values.sort} accounts={rows} zone={entered.clock.zone} />
    </PortalPage>
  );
});
