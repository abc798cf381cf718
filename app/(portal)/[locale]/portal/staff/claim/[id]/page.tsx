import { notFound } from 'next/navigation';
import { ClaimDetail } from '#components/claim/staff/claim-detail.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffClaim } from '#lib/claim/staff/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export const generateMetadata = titled('act', 'acceptClaim.name');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/staff/claim/${(await params).id}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await staffClaim(entered.actor, locale, (await params).id);
  if (!view?.can.accept) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <ClaimDetail locale={locale} view={view} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
