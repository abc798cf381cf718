import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { DeskConferencePage } from '#components/conference/delegate/conference-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { deskConference } from '#lib/desk/conference/queries.ts';

export const GET = finished<{ slug: string }>(async (locale, { slug }) => {
  const path = `/desk/conference/${slug}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await deskConference(entered.actor, locale, slug);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <DeskConferencePage locale={locale} view={view} />
    </PortalPage>
  );
});
