import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { PolicyPage } from '#components/overview/policy-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { policyTable } from '#lib/act/policy-table.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.policy');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', '/staff/policy');
  return (
    <PortalPage locale={locale} path="/portal/staff/policy" entered={entered}>
      <PolicyPage locale={locale} table={policyTable(locale)} />
    </PortalPage>
  );
}
