import { finished } from '#app/(portal)/finished.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { PolicyPage } from '#components/overview/policy-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { policyTable } from '#lib/act/policy-table.ts';

export const GET = finished(async (locale) => {
  const entered = await enter(locale, 'enterStaff', '/staff/policy');
  return (
    <PortalPage locale={locale} area="policy" path="/portal/staff/policy" entered={entered}>
      <PolicyPage locale={locale} table={policyTable(locale)} />
    </PortalPage>
  );
});
