import { finished } from '#app/(portal)/finished.tsx';
import { ClaimsStaffPage } from '#components/claim/staff/claims-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { staffClaims } from '#lib/claim/staff/queries.ts';

export const GET = finished(async (locale, _params, { done, page }) => {
  const entered = await enter(locale, 'enterStaff', '/staff/claim');
  return (
    <PortalPage locale={locale} area="claim" path="/portal/staff/claim" entered={entered} done={done}>
      <ClaimsStaffPage locale={locale} view={await staffClaims(entered.actor, locale, { page })} />
    </PortalPage>
  );
});
