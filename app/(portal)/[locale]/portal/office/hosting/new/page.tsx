import { notFound } from 'next/navigation';
import { NewArrangementOffice } from '#components/hosting/new-arrangement-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeHosting } from '#lib/hosting/office/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };
const path = '/office/hosting/new';

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-hosting')('add') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', path);
  const view = await officeHosting(entered.actor, locale);
  if (!view?.can.record) notFound();
  return (
    <Room locale={locale} path={`/portal${path}`} entered={entered}>
      <NewArrangementOffice locale={locale} view={view} sending={crypto.randomUUID()} />
    </Room>
  );
}
