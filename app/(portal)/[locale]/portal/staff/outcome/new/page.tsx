import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OutcomeForm } from '#components/outcome/staff/outcome-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffConferences } from '#lib/conference/queries.ts';
import { released } from '#lib/document/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff-outcome', 'new.title');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishOutcome', '/staff/outcome/new');
  const conferences = await staffConferences(entered.actor, locale);
  const { rows } = await released(locale);
  return (
    <PortalPage locale={locale} path="/portal/staff/outcome/new" entered={entered}>
      <OutcomeForm locale={locale} conferences={conferences} released={rows} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
