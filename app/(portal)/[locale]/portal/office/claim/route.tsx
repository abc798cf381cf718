import { finished } from '#app/(portal)/finished.tsx';
import { Room } from '#components/office/room.tsx';
import { ClaimsOffice } from '#components/source/claims-office.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeClaims } from '#lib/source/office/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterOffice', '/office/claim');
  return (
    <Room locale={locale} room="claim" path="/portal/office/claim" entered={entered} done={done}>
      <ClaimsOffice locale={locale} view={await officeClaims(entered.actor, locale)} />
    </Room>
  );
});
