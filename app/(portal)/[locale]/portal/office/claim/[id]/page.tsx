import { notFound } from 'next/navigation';
import { Room } from '#components/office/room.tsx';
import { ClaimOffice } from '#components/source/claim-office.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { officeClaim } from '#lib/source/office/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'act')('holdClaim.name') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/office/claim/${(await params).id}`;
  const entered = await enter(locale, 'enterOffice', path);
  const view = await officeClaim(entered.actor, locale, (await params).id);
  if (!view?.can.hold) notFound();
  return (
    <Room locale={locale} path={`/portal${path}`} entered={entered}>
      <ClaimOffice locale={locale} view={view} sending={crypto.randomUUID()} />
    </Room>
  );
}
