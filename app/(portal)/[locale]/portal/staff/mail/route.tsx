import { finished } from '#app/(portal)/finished.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { MailPage } from '#components/mail/staff/mail-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { outgoingMail } from '#lib/mail/queries.ts';

export const GET = finished(async (locale, _params, query) => {
  const { values, text } = queryOf(query, ['page', 'state']);
  const entered = await enter(locale, 'retryMail', `/staff/mail${text}`);
  const view = await outgoingMail(entered.actor, values);
  return (
    <PortalPage locale={locale} area="mail" path={`/portal/staff/mail${text}`} entered={entered}>
      <MailPage locale={locale} view={view} zone={entered.clock.zone} />
    </PortalPage>
  );
});
