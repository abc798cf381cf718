import { Room } from '#components/office/room.tsx';
import { ClaimsOffice } from '#components/source/claims-office.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { officeClaims } from '#lib/source/office/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.claim') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', '/office/claim');
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office/claim" entered={entered} done={done}>
      <ClaimsOffice locale={locale} view={await officeClaims(entered.actor, locale)} />
    </Room>
  );
}
