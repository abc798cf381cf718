import { notFound } from 'next/navigation';
import { ChairmanshipOffice } from '#components/chairmanship/chairmanship-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeChairmanship } from '#lib/chairmanship/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.chairmanship') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', '/office/chairmanship');
  const view = await officeChairmanship(entered.actor, locale);
  if (!view) notFound();
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office/chairmanship" entered={entered} done={done}>
      <ChairmanshipOffice locale={locale} view={view} />
    </Room>
  );
}
