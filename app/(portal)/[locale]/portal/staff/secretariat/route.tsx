import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { SecretariatStaffPage } from '#components/secretariat/staff/secretariat-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { staffSecretariat } from '#lib/secretariat/staff/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'enterStaff', '/staff/secretariat');
  const view = await staffSecretariat(entered.actor, locale);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} area="secretariat" path="/portal/staff/secretariat" entered={entered} done={done}>
      <SecretariatStaffPage locale={locale} view={view} />
    </PortalPage>
  );
});
