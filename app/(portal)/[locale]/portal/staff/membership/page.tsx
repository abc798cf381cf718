import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { MembershipStaffPage } from '#components/membership/staff/membership-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffParticipants } from '#lib/membership/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.membership');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['sort', 'page']);
  const entered = await enter(locale, 'enterStaff', '/staff/membership');
  return (
    <PortalPage locale={locale} path={`/portal/staff/membership${text}`} entered={entered}>
      <MembershipStaffPage
        locale={locale}
        sort={values.sort}
        participants={await staffParticipants(entered.actor, locale, values)}
      />
    </PortalPage>
  );
}
