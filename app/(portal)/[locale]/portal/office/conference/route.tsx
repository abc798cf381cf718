import { finished } from '#app/(portal)/finished.tsx';
import { ConferencesOffice } from '#components/conference/conferences-office.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { can } from '#lib/policy.ts';

export const GET = finished(async (locale, _params, { done, ...query }) => {
  const { values, text } = queryOf(query, ['sort']);
  const entered = await enter(locale, 'enterOffice', '/office/conference');
  const conferences = await officeConferences(entered.actor, locale);
  return (
    <Room locale={locale} room="conference" path={`/portal/office/conference${text}`} entered={entered} done={done}>
      <ConferencesOffice
        locale={locale}
        sort={values.sort}
        conferences={conferences}
        canAdd={can(entered.actor, 'addConference')}
      />
    </Room>
  );
});
