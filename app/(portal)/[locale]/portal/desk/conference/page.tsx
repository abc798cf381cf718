import { DeskConferencesPage } from '#components/conference/delegate/conferences-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { deskConferences } from '#lib/desk/conference/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.conference');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const entered = await enter(locale, 'enterDesk', `/desk/conference${text}`);
  const view = await deskConferences(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} path={`/portal/desk/conference${text}`} entered={entered}>
      <DeskConferencesPage locale={locale} view={view} />
    </PortalPage>
  );
}
