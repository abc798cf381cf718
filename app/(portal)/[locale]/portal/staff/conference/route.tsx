import { finished } from '#app/(portal)/finished.tsx';
import { ConferencesStaffPage } from '#components/conference/staff/conferences-page.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { staffConferences } from '#lib/conference/queries.ts';
import { can } from '#lib/policy.ts';

export const GET = finished(async (locale, _params, { done, ...query }) => {
  const { values, text } = queryOf(query, ['sort', 'page']);
  const entered = await enter(locale, 'enterStaff', '/staff/conference');
  const conferences = await staffConferences(entered.actor, locale, values);
  return (
    <PortalPage
      locale={locale}
      area="conference"
      path={`/portal/staff/conference${text}`}
      entered={entered}
      done={done}
    >
      <ConferencesStaffPage
        locale={locale}
        sort={values.sort}
        conferences={conferences}
        canAdd={can(entered.actor, 'addConference')}
      />
    </PortalPage>
  );
});
