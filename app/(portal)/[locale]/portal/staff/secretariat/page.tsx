import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { SecretariatStaffPage } from '#components/secretariat/staff/secretariat-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffSecretariat } from '#lib/secretariat/staff/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.secretariat');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', '/staff/secretariat');
  const view = await staffSecretariat(entered.actor, locale);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path="/portal/staff/secretariat" entered={entered}>
      <SecretariatStaffPage locale={locale} view={view} />
    </PortalPage>
  );
}
