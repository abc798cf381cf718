import { notFound } from 'next/navigation';
import { BodyDetail } from '#components/body/staff/body-detail.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { bodyOf } from '#lib/body/queries.ts';
import { can } from '#lib/policy.ts';

type Props = { params: Promise<{ locale: string; body: string }> };

export const generateMetadata = titled('body', 'facts');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/staff/body/${(await params).body}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await bodyOf(locale, decodeURIComponent((await params).body), entered.actor);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <BodyDetail locale={locale} view={view} keeps={can(entered.actor, 'correctBody')} />
    </PortalPage>
  );
}
