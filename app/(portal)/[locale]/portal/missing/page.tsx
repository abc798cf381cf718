import { MissingPage } from '#components/desk/missing-page.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { PortalShell } from '#components/layout/portal-shell.tsx';
import { areasOf, localeOf, unsaidOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';
import { frame } from '#lib/process/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('desk', 'missing.title');

/** The portal's 404 as finished HTML: the server sends it, with that status, for every page of the portal that is none. */
export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const session = await currentSession();
  const unsaid = await unsaidOf(locale, session?.actor ?? null);
  const shell = { locale, path: '/portal', who: null, items: [], signOut: null, unsaid };
  if (!session)
    return (
      <PortalShell {...shell} frame={await frame(locale)}>
        <MissingPage locale={locale} />
      </PortalShell>
    );
  const entered = { ...session, areas: areasOf(session.actor), unsaid };
  return (
    <PortalPage locale={locale} path="/portal" entered={entered}>
      <MissingPage locale={locale} />
    </PortalPage>
  );
}
