import { redirect } from 'next/navigation';
import { OwnAccountPage } from '#components/account/own-account-page.tsx';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { ownAccount } from '#lib/account/own/queries.ts';
import { sessionToken } from '#lib/account/session.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('account', 'own.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['step', 'seed']);
  const entered = await enter(locale, 'enterOwnAccount', `/account${text}`);
  const seed = values.step === 'factor' && /^[0-9a-f-]{36}$/.test(values.seed ?? '') ? values.seed : undefined;
  // The second factor that a form offers is made from its seed: an address without one is led to one.
  if (values.step === 'factor' && !seed) redirect(`/${locale}/portal/account?step=factor&seed=${crypto.randomUUID()}`);
  const step = values.step === 'password' ? values.step : seed ? ('factor' as const) : null;
  const account = await ownAccount(entered.actor, await sessionToken(), seed ?? null);
  return (
    <PortalPage locale={locale} path={`/portal/account${text}`} entered={entered}>
      <OwnAccountPage
        locale={locale}
        name={entered.actor.name}
        account={account}
        step={step}
        seeds={{ now: seed ?? '', next: crypto.randomUUID() }}
        zone={entered.clock.zone}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
