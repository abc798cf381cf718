import { notFound } from 'next/navigation';
import { DesignationOffice } from '#components/chairmanship/designation-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeChairmanship } from '#lib/chairmanship/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };
const path = '/office/chairmanship/designate';

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-chairmanship')('designate') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', path);
  const view = await officeChairmanship(entered.actor, locale);
  if (!view?.can.designate) notFound();
  return (
    <Room locale={locale} path={`/portal${path}`} entered={entered}>
      <DesignationOffice locale={locale} view={view} sending={crypto.randomUUID()} />
    </Room>
  );
}
