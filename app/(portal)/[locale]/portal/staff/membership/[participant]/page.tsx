import { notFound } from 'next/navigation';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ParticipantDetail } from '#components/membership/staff/participant-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/language/language.ts';
import { staffParticipantOf } from '#lib/membership/queries.ts';

type Props = { params: Promise<{ locale: string; participant: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'staff')('membership.periods') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const wanted = (await params).participant;
  const entered = await enter(locale, 'enterStaff', `/staff/membership/${wanted}`);
  const participant = await staffParticipantOf(entered.actor, locale, decodeURIComponent(wanted));
  if (!participant) notFound();
  const { done } = await searchParams;
  return (
    <PortalPage locale={locale} path={`/portal/staff/membership/${wanted}`} entered={entered} done={done}>
      <ParticipantDetail locale={locale} participant={participant} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
