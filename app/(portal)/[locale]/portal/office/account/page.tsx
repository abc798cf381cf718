import { AccountOffice } from '#components/account/account-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { accounts } from '#lib/account/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.account') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'keepAccounts', '/office/account');
  const { done } = await searchParams;
  const rows = await accounts(entered.actor, locale);
  return (
    <Room locale={locale} path="/portal/office/account" entered={entered} done={done}>
      <AccountOffice locale={locale} accounts={rows} zone={entered.clock.zone} />
    </Room>
  );
}
