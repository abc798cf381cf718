import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { SignInPage } from '#components/account/sign-in-page.tsx';
import { PortalShell } from '#components/layout/portal-shell.tsx';
import { refusedSignIn } from '#lib/account/door.ts';
import { localeOf } from '#lib/account/guard.ts';
import { currentSession } from '#lib/account/session.ts';
import { translator } from '#lib/kernel/language.ts';
import { frame } from '#lib/process/queries.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string; left?: string; refused?: string }>;
};

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'account')('signIn.title') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { next = '', left, refused } = await searchParams;
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
}
