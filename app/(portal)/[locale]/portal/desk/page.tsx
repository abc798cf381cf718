import { DeskPage } from '#components/desk/desk-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { desk } from '#lib/desk/queries.ts';
import { textsDue } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.desk');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterDesk', '/desk');
  const [view, due] = await Promise.all([desk(entered.actor, locale), textsDue(entered.actor, locale)]);
  const awaits = view.freshCount + due.length;
  const areas = entered.areas.map((area) => (area.key === 'desk' ? { ...area, awaits } : area));
  return (
    <PortalPage locale={locale} path="/portal/desk" entered={{ ...entered, areas }}>
      <DeskPage locale={locale} view={view} due={due} clock={entered.clock} />
    </PortalPage>
  );
}
