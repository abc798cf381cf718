import { ClaimsStaffPage } from '#components/claim/staff/claims-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffClaims } from '#lib/claim/staff/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.claim');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const entered = await enter(locale, 'enterStaff', `/staff/claim${text}`);
  return (
    <PortalPage locale={locale} path={`/portal/staff/claim${text}`} entered={entered}>
      <ClaimsStaffPage locale={locale} view={await staffClaims(entered.actor, locale, values)} />
    </PortalPage>
  );
}
