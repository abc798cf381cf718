import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { HostingAgreement } from '#components/secretariat/hosting-agreement.tsx';
import { AgreementsPage } from '#components/text/delegate/agreements-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { secretariat } from '#lib/secretariat/queries.ts';
import { texts } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('text', 'agreements');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const entered = await enter(locale, 'enterDesk', `/desk/agreement${text}`);
  const list = await texts(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} path={`/portal/desk/agreement${text}`} entered={entered}>
      <AgreementsPage
        locale={locale}
        zone={entered.clock.zone}
        list={list}
        hosting={
          <HostingAgreement
            locale={locale}
            room="desk"
            arrangements={(await secretariat(locale))?.arrangements ?? []}
            participant={entered.actor.participant}
          />
        }
      />
    </PortalPage>
  );
}
