import { finished } from '#app/(portal)/finished.tsx';
import { AccountOffice } from '#components/account/account-office.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { accounts } from '#lib/account/queries.ts';

export const GET = finished(async (locale, _params, { done, ...query }) => {
  const { values, text } = queryOf(query, ['sort']);
  const entered = await enter(locale, 'keepAccounts', '/office/account');
  const rows = await accounts(entered.actor, locale);
  return (
    <Room locale={locale} room="account" path={`/portal/office/account${text}`} entered={entered} done={done}>
      <AccountOffice locale={locale} sort={values.sort} accounts={rows} zone={entered.clock.zone} />
    </Room>
  );
});
