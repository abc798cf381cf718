import { finished } from '#app/(portal)/finished.tsx';
import { Room } from '#components/office/room.tsx';
import { OutcomeOffice } from '#components/outcome/outcome-office.tsx';
import { enter } from '#lib/account/guard.ts';
import { outcomes } from '#lib/outcome/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'publishOutcome', '/office/outcome');
  return (
    <Room locale={locale} room="outcome" path="/portal/office/outcome" entered={entered} done={done}>
      <OutcomeOffice locale={locale} rows={await outcomes(locale)} />
    </Room>
  );
});
