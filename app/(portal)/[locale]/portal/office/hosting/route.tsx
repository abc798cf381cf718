import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { HostingOffice } from '#components/hosting/hosting-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeHosting } from '#lib/hosting/office/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterOffice', '/office/hosting');
  const view = await officeHosting(entered.actor, locale);
  if (!view) notFound();
  return (
    <Room locale={locale} room="hosting" path="/portal/office/hosting" entered={entered} done={done}>
      <HostingOffice locale={locale} view={view} />
    </Room>
  );
});
