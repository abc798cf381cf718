import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { MailPage } from '#components/mail/staff/mail-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { outgoingMail } from '#lib/mail/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.mail');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page', 'state']);
  const entered = await enter(locale, 'retryMail', `/staff/mail${text}`);
  const view = await outgoingMail(entered.actor, values);
  return (
    <PortalPage locale={locale} path={`/portal/staff/mail${text}`} entered={entered}>
      <MailPage locale={locale} view={view} zone={entered.clock.zone} />
    </PortalPage>
  );
}
