import { DeskPage } from '#components/desk/desk-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { desk } from '#lib/desk/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.desk');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterDesk', '/desk');
  const view = await desk(entered.actor, locale);
  const areas = entered.areas.map((area) => (area.key === 'desk' ? { ...area, awaits: view.freshCount } : area));
  return (
    <PortalPage locale={locale} path="/portal/desk" entered={{ ...entered, areas }}>
      <DeskPage locale={locale} view={view} clock={entered.clock} />
    </PortalPage>
  );
}
