import { finished } from '#app/(portal)/finished.tsx';
import { DeskConferencesPage } from '#components/conference/delegate/conferences-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { deskConferences } from '#lib/desk/conference/queries.ts';

export const GET = finished(async (locale, _params, { page }) => {
  const entered = await enter(locale, 'enterDesk', '/desk/conference');
  const view = await deskConferences(entered.actor, locale, { page });
  return (
    <PortalPage locale={locale} area="conference" path="/portal/desk/conference" entered={entered}>
      <DeskConferencesPage locale={locale} view={view} />
    </PortalPage>
  );
});
