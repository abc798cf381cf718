import { InvitationPage } from '#components/account/invitation-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalShell } from '#components/layout/portal-shell.tsx';
import { localeOf } from '#lib/account/guard.ts';
import { openInvitation } from '#lib/account/invitation/queries.ts';
import { frame } from '#lib/process/queries.ts';

type Props = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('account', 'invitation.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { token } = await params;
  const { values } = queryOf(await searchParams, ['at', 'why']);
  const path = `/portal/invitation/${encodeURIComponent(token)}`;
  const [about, invitation] = await Promise.all([frame(locale), openInvitation(token)]);
  return (
    <PortalShell locale={locale} path={path} frame={about} who={null} items={[]} signOut={null}>
      <InvitationPage locale={locale} token={token} invitation={invitation} refused={values} />
    </PortalShell>
  );
}
