import { notFound } from 'next/navigation';
import { HostingOffice } from '#components/hosting/hosting-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeHosting } from '#lib/hosting/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.hosting') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', '/office/hosting');
  const view = await officeHosting(entered.actor, locale);
  if (!view) notFound();
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office/hosting" entered={entered} done={done}>
      <HostingOffice locale={locale} view={view} />
    </Room>
  );
}
