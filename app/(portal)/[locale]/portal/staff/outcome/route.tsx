import { finished } from '#app/(portal)/finished.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OutcomesStaffPage } from '#components/outcome/staff/outcomes-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { outcomes } from '#lib/outcome/queries.ts';

export const GET = finished(async (locale, _params, { done, page }) => {
  const entered = await enter(locale, 'publishOutcome', '/staff/outcome');
  return (
    <PortalPage locale={locale} area="outcome" path="/portal/staff/outcome" entered={entered} done={done}>
      <OutcomesStaffPage locale={locale} list={await outcomes(locale, { page })} />
    </PortalPage>
  );
});
