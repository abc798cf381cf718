import { notFound } from 'next/navigation';
import { ConferenceOffice } from '#components/conference/conference-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeConference } from '#lib/conference/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'conference')('conference') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const entered = await enter(locale, 'enterOffice', `/office/conference/${id}`);
  const conference = await officeConference(entered.actor, locale, id);
  if (!conference) notFound();
  const { done } = await searchParams;
  const sendings = { agenda: crypto.randomUUID(), first: crypto.randomUUID(), second: crypto.randomUUID() };
  return (
    <Room locale={locale} path={`/portal/office/conference/${id}`} entered={entered} done={done}>
      <ConferenceOffice locale={locale} conference={conference} sendings={sendings} />
    </Room>
  );
}
