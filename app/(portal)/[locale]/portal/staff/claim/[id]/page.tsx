import { notFound } from 'next/navigation';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ClaimDetail } from '#components/source/staff/claim-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/language/language.ts';
import { staffClaim } from '#lib/source/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'act')('holdClaim.name') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/staff/claim/${(await params).id}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await staffClaim(entered.actor, locale, (await params).id);
  if (!view?.can.hold) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <ClaimDetail locale={locale} view={view} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
