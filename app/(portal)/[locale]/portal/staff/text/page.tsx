import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { HostingAgreement } from '#components/secretariat/hosting-agreement.tsx';
import { StaffTextsPage } from '#components/text/text-list.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { can } from '#lib/policy.ts';
import { secretariat } from '#lib/secretariat/queries.ts';
import { texts } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.text');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const entered = await enter(locale, 'editText', `/staff/text${text}`);
  const list = await texts(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} path={`/portal/staff/text${text}`} entered={entered}>
      <StaffTextsPage locale={locale} zone={entered.clock.zone} list={list} canAdd={can(entered.actor, 'addText')} />
      <HostingAgreement
        locale={locale}
        room="staff"
        arrangements={(await secretariat(locale))?.arrangements ?? []}
        participant={null}
      />
    </PortalPage>
  );
}
