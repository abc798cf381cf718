import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { SignInPage } from '#components/account/sign-in-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalShell } from '#components/layout/portal-shell.tsx';
import { refusedSignIn } from '#lib/account/door.ts';
import { localeOf, unsaidOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';
import { frame } from '#lib/process/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('account', 'signIn.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const query = queryOf(await searchParams, ['next', 'left', 'ready', 'refused']);
  const { next = '', left, ready, refused } = query.values;
  if (await currentSession()) redirect(`/${locale}/portal`);
  const kept = refusedSignIn(refused, (await cookies()).get('portal-refused')?.value);
  const about = await frame(locale);
  const door = { locale, path: '/portal/sign-in', who: null, items: [], signOut: null };
  return (
    <PortalShell {...door} frame={about} unsaid={await unsaidOf(locale, null)}>
      <SignInPage
        locale={locale}
        next={next}
        left={left === '1'}
        ready={ready === '1'}
        demonstration={about?.demonstration ?? false}
        refused={kept}
      />
    </PortalShell>
  );
}
