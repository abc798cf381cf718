import { finished } from '#app/(portal)/finished.tsx';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { desk } from '#lib/desk/queries.ts';

export const GET = finished(async (locale) => {
  const entered = await enter(locale, 'enterDesk', '/desk');
  const view = await desk(entered.actor, locale);
  const areas = entered.areas.map((area) => (area.key === 'desk' ? { ...area, awaits: view.freshCount } : area));
  return (
    <PortalPage locale={locale} area="desk" path="/portal/desk" entered={{ ...entered, areas }}>
      <DeskPage locale={locale} view={view} clock={entered.clock} />
    </PortalPage>
  );
});
