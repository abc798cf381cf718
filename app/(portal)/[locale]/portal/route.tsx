import { redirect } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { OutsidePage } from '#components/account/outside-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { firstArea } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';

/** Leads whoever is signed in to their first room; a delegate of a State that takes no part today reads why there is none. */
export const GET = finished(async (locale) => {
  const session = await currentSession();
  if (!session) redirect(`/${locale}/portal/sign-in`);
  const room = firstArea(session.actor);
  if (room) redirect(`/${locale}/portal${room}`);
  return (
    <PortalPage locale={locale} path="/portal" entered={{ actor: session.actor, frame: session.frame, areas: [] }}>
      <OutsidePage locale={locale} today={session.clock.today} status={session.actor.status} />
    </PortalPage>
  );
});
