import { redirect } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { OutsidePage } from '#components/account/outside-page.tsx';
import { Room } from '#components/office/room.tsx';
import { firstRoom } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';

/** Leads whoever is signed in to their first room; a delegate of a State that takes no part today reads why there is none. */
export const GET = finished(async (locale) => {
  const session = await currentSession();
  if (!session) redirect(`/${locale}/portal/sign-in`);
  const room = firstRoom(session.actor);
  if (room) redirect(`/${locale}/portal${room}`);
  return (
    <Room locale={locale} path="/portal" entered={{ actor: session.actor, frame: session.frame, rooms: [] }}>
      <OutsidePage locale={locale} today={session.clock.today} status={session.actor.status} />
    </Room>
  );
});
