import { notFound } from 'next/navigation';
import { AccountDetail, steps } from '#components/account/staff/account-detail.tsx';
import { queryOf, stepOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { accountOf } from '#lib/account/queries.ts';
import { signInStates } from '#lib/account/tries/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('staff', 'area.delegation');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step']);
  const entered = await enter(locale, 'keepDelegation', `/desk/delegation/${id}${text}`);
  const account = await accountOf(entered.actor, locale, { id });
  if (!account) notFound();
  const step = stepOf(steps, values.step);
  const [signIns] = await signInStates(entered.actor, id);
  const of = {
    locale,
    room: 'delegation' as const,
    account,
    signIns,
    step,
    zone: entered.clock.zone,
    idempotencyKey: crypto.randomUUID(),
  };
  return (
    <PortalPage locale={locale} path={`/portal/desk/delegation/${id}${text}`} entered={entered}>
      <AccountDetail {...of} />
    </PortalPage>
  );
}
