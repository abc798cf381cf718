import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OverviewPage } from '#components/overview/overview-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { overview } from '#lib/overview/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterStaff', '/staff');
  const view = await overview(entered.actor, locale);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} area="staff" path="/portal/staff" entered={entered} done={done}>
      <OverviewPage locale={locale} view={view} rooms={entered.areas} />
    </PortalPage>
  );
});
