import { MembershipOffice } from '#components/membership/membership-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { officeParticipants } from '#lib/membership/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.membership') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', '/office/membership');
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office/membership" entered={entered} done={done}>
      <MembershipOffice locale={locale} participants={await officeParticipants(entered.actor, locale)} />
    </Room>
  );
}
