import { notFound } from 'next/navigation';
import { HandOverOffice } from '#components/chairmanship/hand-over-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeHandOver } from '#lib/chairmanship/office/queries.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string; term: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-chairmanship')('confirm') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/office/chairmanship/${(await params).term}`;
  const entered = await enter(locale, 'enterOffice', path);
  const view = await officeHandOver(entered.actor, locale, (await params).term);
  if (!view?.can.handOver) notFound();
  const conferences = await officeConferences(entered.actor, locale);
  return (
    <Room locale={locale} path={`/portal${path}`} entered={entered}>
      <HandOverOffice locale={locale} view={view} conferences={conferences} sending={crypto.randomUUID()} />
    </Room>
  );
}
