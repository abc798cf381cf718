import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { SignInPage } from '#components/account/sign-in-page.tsx';
import { PortalShell } from '#components/layout/portal-shell.tsx';
import { refusedSignIn } from '#lib/account/door.ts';
import { currentSession } from '#lib/account/session.ts';
import { frame } from '#lib/process/queries.ts';

export const GET = finished(async (locale, _params, { next = '', left, refused }) => {
  if (await currentSession()) redirect(`/${locale}/portal`);
  const kept = refusedSignIn(refused, (await cookies()).get('portal-refused')?.value);
  return (
    <PortalShell
      locale={locale}
      path="/portal/sign-in"
      frame={await frame(locale)}
      who={null}
      items={[]}
      signOut={null}
    >
      <SignInPage locale={locale} next={next} left={left === '1'} refused={kept} />
    </PortalShell>
  );
});
