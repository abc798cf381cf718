import { ConferencesOffice } from '#components/conference/conferences-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { translator } from '#lib/kernel/language.ts';
import { can } from '#lib/policy.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.conference') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', '/office/conference');
  const conferences = await officeConferences(entered.actor, locale);
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office/conference" entered={entered} done={done}>
      <ConferencesOffice locale={locale} conferences={conferences} canAdd={can(entered.actor, 'addConference')} />
    </Room>
  );
}
