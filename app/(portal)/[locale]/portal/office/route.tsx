import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { OverviewPage } from '#components/office/overview-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { overview } from '#lib/office/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterOffice', '/office');
  const view = await overview(entered.actor, locale);
  if (!view) notFound();
  return (
    <Room locale={locale} room="office" path="/portal/office" entered={entered} done={done}>
      <OverviewPage locale={locale} view={view} rooms={entered.rooms} />
    </Room>
  );
});
