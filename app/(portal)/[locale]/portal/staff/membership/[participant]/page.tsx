import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ParticipantDetail } from '#components/membership/staff/participant-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffParticipantOf } from '#lib/membership/queries.ts';

type Props = {
  params: Promise<{ locale: string; participant: string }>;
  searchParams: Promise<{ correct?: string; annul?: string }>;
};

export const generateMetadata = titled('staff', 'membership.periods');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const wanted = (await params).participant;
  const entered = await enter(locale, 'enterStaff', `/staff/membership/${wanted}`);
  const { correct, annul } = await searchParams;
  const participant = await staffParticipantOf(entered.actor, locale, decodeURIComponent(wanted));
  if (!participant) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/membership/${wanted}`} entered={entered}>
      <ParticipantDetail {...{ locale, participant, correct, annul }} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
