import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OutcomesStaffPage } from '#components/outcome/staff/outcomes-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { outcomes } from '#lib/outcome/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.outcome');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const entered = await enter(locale, 'publishOutcome', `/staff/outcome${text}`);
  return (
    <PortalPage locale={locale} path={`/portal/staff/outcome${text}`} entered={entered}>
      <OutcomesStaffPage locale={locale} list={await outcomes(locale, values)} />
    </PortalPage>
  );
}
