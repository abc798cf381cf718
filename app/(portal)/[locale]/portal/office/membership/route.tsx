import { finished } from '#app/(portal)/finished.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { MembershipOffice } from '#components/membership/membership-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeParticipants } from '#lib/membership/queries.ts';

export const GET = finished(async (locale, _params, { done, ...query }) => {
  const { values, text } = queryOf(query, ['sort']);
  const entered = await enter(locale, 'enterOffice', '/office/membership');
  return (
    <Room locale={locale} room="membership" path={`/portal/office/membership${text}`} entered={entered} done={done}>
      <MembershipOffice
        locale={locale}
        sort={values.sort}
        participants={await officeParticipants(entered.actor, locale)}
      />
    </Room>
  );
});
