import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OutcomesStaffPage } from '#components/outcome/staff/outcomes-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { outcomes } from '#lib/outcome/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.outcome');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishOutcome', '/staff/outcome');
  return (
    <PortalPage locale={locale} path="/portal/staff/outcome" entered={entered}>
      <OutcomesStaffPage locale={locale} rows={await outcomes(locale)} />
    </PortalPage>
  );
}
