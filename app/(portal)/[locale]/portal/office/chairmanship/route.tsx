import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { ChairmanshipOffice } from '#components/chairmanship/chairmanship-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeChairmanship } from '#lib/chairmanship/office/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterOffice', '/office/chairmanship');
  const view = await officeChairmanship(entered.actor, locale);
  if (!view) notFound();
  return (
    <Room locale={locale} room="chairmanship" path="/portal/office/chairmanship" entered={entered} done={done}>
      <ChairmanshipOffice locale={locale} view={view} />
    </Room>
  );
});
