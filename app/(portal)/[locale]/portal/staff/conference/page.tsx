import { ConferencesStaffPage } from '#components/conference/staff/conferences-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffConferences } from '#lib/conference/queries.ts';
import { can } from '#lib/policy.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.conference');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['sort', 'page']);
  const entered = await enter(locale, 'enterStaff', '/staff/conference');
  const conferences = await staffConferences(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} path={`/portal/staff/conference${text}`} entered={entered}>
      <ConferencesStaffPage
        locale={locale}
        sort={values.sort}
        conferences={conferences}
        canAdd={can(entered.actor, 'addConference')}
      />
    </PortalPage>
  );
}
