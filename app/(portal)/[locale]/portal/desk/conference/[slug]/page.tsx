import { notFound } from 'next/navigation';
import { ConferenceReports } from '#components/commitment/follow-up.tsx';
import { DeskConferencePage } from '#components/conference/delegate/conference-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ConferenceTexts } from '#components/text/conference-texts.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { reportsAtConference } from '#lib/commitment/report/queries.ts';
import { deskConference } from '#lib/desk/conference/queries.ts';
import { texts } from '#lib/text/queries.ts';

type Props = { params: Promise<{ locale: string; slug: string }> };

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { slug } = await params;
  const path = `/desk/conference/${slug}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await deskConference(entered.actor, locale, slug);
  if (!view) notFound();
  const list = await texts(entered.actor, locale, { conference: view.id });
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <DeskConferencePage locale={locale} view={view}>
        <ConferenceTexts locale={locale} room="desk" zone={entered.clock.zone} list={list} />
        <ConferenceReports locale={locale} rows={await reportsAtConference(locale, slug, entered.actor)} side="desk" />
      </DeskConferencePage>
    </PortalPage>
  );
}
