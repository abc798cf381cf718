import { notFound } from 'next/navigation';
import { ChairmanshipStaffPage } from '#components/chairmanship/staff/chairmanship-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffChairmanship } from '#lib/chairmanship/staff/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.chairmanship');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', '/staff/chairmanship');
  const view = await staffChairmanship(entered.actor, locale);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path="/portal/staff/chairmanship" entered={entered}>
      <ChairmanshipStaffPage locale={locale} view={view} />
    </PortalPage>
  );
}
