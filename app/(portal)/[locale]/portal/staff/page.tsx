import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { OverviewPage } from '#components/overview/overview-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { overview } from '#lib/overview/queries.ts';
import { mostDue } from '#lib/overview/rules.ts';
import { textsLed } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.staff');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterStaff', '/staff');
  const [view, led] = await Promise.all([
    overview(entered.actor, locale),
    textsLed(entered.actor, locale, mostDue + 1),
  ]);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path="/portal/staff" entered={entered}>
      <OverviewPage locale={locale} view={view} led={led} zone={entered.clock.zone} rooms={entered.areas} />
    </PortalPage>
  );
}
