import { notFound } from 'next/navigation';
import { ArrangementOffice } from '#components/hosting/arrangement-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeHosting } from '#lib/hosting/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-hosting')('arrangement') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const entered = await enter(locale, 'enterOffice', `/office/hosting/${id}`);
  const view = await officeHosting(entered.actor, locale);
  const arrangement = view?.arrangements.find((one) => one.id === id);
  if (!view || !arrangement) notFound();
  const { done } = await searchParams;
  return (
    <Room locale={locale} path={`/portal/office/hosting/${id}`} entered={entered} done={done}>
      <ArrangementOffice locale={locale} view={view} arrangement={arrangement} sending={crypto.randomUUID()} />
    </Room>
  );
}
