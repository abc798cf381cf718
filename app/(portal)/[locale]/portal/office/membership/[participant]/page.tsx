import { notFound } from 'next/navigation';
import { ParticipantOffice } from '#components/membership/participant-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { officeParticipants } from '#lib/membership/queries.ts';

type Props = { params: Promise<{ locale: string; participant: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('membership.periods') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const wanted = (await params).participant;
  const entered = await enter(locale, 'enterOffice', `/office/membership/${wanted}`);
  const [participant] = await officeParticipants(entered.actor, locale, decodeURIComponent(wanted));
  if (!participant) notFound();
  const { done } = await searchParams;
  return (
    <Room locale={locale} path={`/portal/office/membership/${wanted}`} entered={entered} done={done}>
      <ParticipantOffice locale={locale} participant={participant} sending={crypto.randomUUID()} />
    </Room>
  );
}
