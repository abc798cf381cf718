import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { ChairmanshipStaffPage } from '#components/chairmanship/staff/chairmanship-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { staffChairmanship } from '#lib/chairmanship/staff/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterStaff', '/staff/chairmanship');
  const view = await staffChairmanship(entered.actor, locale);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} area="chairmanship" path="/portal/staff/chairmanship" entered={entered} done={done}>
      <ChairmanshipStaffPage locale={locale} view={view} />
    </PortalPage>
  );
});
