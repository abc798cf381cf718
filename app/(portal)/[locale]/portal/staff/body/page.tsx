import { notFound } from 'next/navigation';
import { BodiesStaffPage } from '#components/body/staff/bodies-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { bodies } from '#lib/body/queries.ts';
import { can } from '#lib/policy.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.body');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', '/staff/body');
  const view = await bodies(locale, entered.actor);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path="/portal/staff/body" entered={entered}>
      <BodiesStaffPage locale={locale} bodies={view.bodies} mayAdd={can(entered.actor, 'addBody')} />
    </PortalPage>
  );
}
