import { notFound } from 'next/navigation';
import { OverviewPage } from '#components/office/overview-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { overview } from '#lib/office/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.office') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', '/office');
  const view = await overview(entered.actor, locale);
  if (!view) notFound();
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office" entered={entered} done={done}>
      <OverviewPage locale={locale} view={view} rooms={entered.rooms} />
    </Room>
  );
}
