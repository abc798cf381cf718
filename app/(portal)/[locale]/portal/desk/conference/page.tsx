import { DeskConferencesPage } from '#components/conference/delegate/conferences-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { deskConferences } from '#lib/desk/conference/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.conference');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterDesk', '/desk/conference');
  const view = await deskConferences(entered.actor, locale);
  return (
    <PortalPage locale={locale} path="/portal/desk/conference" entered={entered}>
      <DeskConferencesPage locale={locale} view={view} />
    </PortalPage>
  );
}
