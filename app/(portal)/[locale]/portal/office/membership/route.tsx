import { finished } from '#app/(portal)/finished.tsx';
import { MembershipOffice } from '#components/membership/membership-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeParticipants } from '#lib/membership/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterOffice', '/office/membership');
  return (
    <Room locale={locale} room="membership" path="/portal/office/membership" entered={entered} done={done}>
      <MembershipOffice locale={locale} participants={await officeParticipants(entered.actor, locale)} />
    </Room>
  );
});
