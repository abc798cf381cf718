import { notFound } from 'next/navigation';
import { HandOverForm } from '#components/chairmanship/staff/hand-over-form.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffHandOver } from '#lib/chairmanship/staff/queries.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';

type Props = { params: Promise<{ locale: string; term: string }> };

export const generateMetadata = titled('staff-chairmanship', 'confirm');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/staff/chairmanship/${(await params).term}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await staffHandOver(entered.actor, locale, (await params).term);
  if (!view?.can.handOver) notFound();
  const conferences = await conferenceChoices(entered.actor, locale);
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <HandOverForm locale={locale} view={view} conferences={conferences} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
