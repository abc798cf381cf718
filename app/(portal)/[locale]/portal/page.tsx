import { redirect } from 'next/navigation';
import { OutsidePage } from '#components/account/outside-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { firstArea, localeOf, unsaidOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('account', 'outside.title');

/** Leads whoever is signed in to their first room; a delegate of a State that takes no part today reads why there is none. */
export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const session = await currentSession();
  if (!session) redirect(`/${locale}/portal/sign-in`);
  const room = firstArea(session.actor);
  if (room) redirect(`/${locale}/portal${room}`);
  const entered = { ...session, areas: [], unsaid: await unsaidOf(locale, session.actor) };
  return (
    <PortalPage locale={locale} path="/portal" entered={entered}>
      <OutsidePage locale={locale} today={session.clock.today} status={session.actor.status} />
    </PortalPage>
  );
}
