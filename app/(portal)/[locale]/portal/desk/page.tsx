import { DeskPage } from '#components/desk/desk-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { desk } from '#lib/desk/queries.ts';
import { mostDue } from '#lib/overview/rules.ts';
import { textsDue, textsLed } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.desk');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterDesk', '/desk');
  const { actor } = entered;
  const [view, ours, led] = await Promise.all([
    desk(actor, locale),
    textsDue(actor, locale),
    actor.offices.size > 0 ? textsLed(actor, locale, mostDue) : [],
  ]);
  const due = [...ours, ...led.filter(({ id }) => !ours.some((one) => one.id === id))];
  const awaits = view.freshCount + due.length;
  const areas = entered.areas.map((area) => (area.key === 'desk' ? { ...area, awaits } : area));
  return (
    <PortalPage locale={locale} path="/portal/desk" entered={{ ...entered, areas }}>
      <DeskPage locale={locale} view={view} due={due} clock={entered.clock} />
    </PortalPage>
  );
}
