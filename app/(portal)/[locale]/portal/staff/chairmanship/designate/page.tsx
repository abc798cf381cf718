import { notFound } from 'next/navigation';
import { DesignationForm } from '#components/chairmanship/staff/designation-form.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffChairmanship } from '#lib/chairmanship/staff/queries.ts';

type Props = { params: Promise<{ locale: string }> };
const path = '/staff/chairmanship/designate';

export const generateMetadata = titled('staff-chairmanship', 'designate');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', path);
  const view = await staffChairmanship(entered.actor, locale);
  if (!view?.can.designate) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <DesignationForm locale={locale} view={view} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
