import { finished } from '#app/(portal)/finished.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { MembershipStaffPage } from '#components/membership/staff/membership-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { staffParticipants } from '#lib/membership/queries.ts';

export const GET = finished(async (locale, _params, { done, ...query }) => {
  const { values, text } = queryOf(query, ['sort', 'page']);
  const entered = await enter(locale, 'enterStaff', '/staff/membership');
  return (
    <PortalPage
      locale={locale}
      area="membership"
      path={`/portal/staff/membership${text}`}
      entered={entered}
      done={done}
    >
      <MembershipStaffPage
        locale={locale}
        sort={values.sort}
        participants={await staffParticipants(entered.actor, locale, values)}
      />
    </PortalPage>
  );
});
