import { finished } from '#app/(portal)/finished.tsx';
import { ConferencesOffice } from '#components/conference/conferences-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { can } from '#lib/policy.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterOffice', '/office/conference');
  const conferences = await officeConferences(entered.actor, locale);
  return (
    <Room locale={locale} room="conference" path="/portal/office/conference" entered={entered} done={done}>
      <ConferencesOffice locale={locale} conferences={conferences} canAdd={can(entered.actor, 'addConference')} />
    </Room>
  );
});
