import { redirect } from 'next/navigation';
import { OutsidePage } from '#components/account/outside-page.tsx';
import { Room } from '#components/office/room.tsx';
import { firstRoom, localeOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';

type Props = { params: Promise<{ locale: string }> };

/** Leads whoever is signed in to their first room; a delegate of a State that takes no part today reads why there is none. */
export default async function PortalPage({ params }: Props) {
  const locale = await localeOf(params);
  const session = await currentSession();
  if (!session) redirect(`/${locale}/portal/sign-in`);
  const room = firstRoom(session.actor);
  if (room) redirect(`/${locale}/portal${room}`);
  return (
    <Room locale={locale} path="/portal" entered={{ actor: session.actor, frame: session.frame, rooms: [] }}>
      <OutsidePage locale={locale} today={session.clock.today} status={session.actor.status} />
    </Room>
  );
}
