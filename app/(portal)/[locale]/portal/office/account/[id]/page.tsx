import { notFound } from 'next/navigation';
import { AccountRecord, steps } from '#components/account/account-record.tsx';
import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { accounts } from '#lib/account/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.account') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step', 'done']);
  const entered = await enter(locale, 'keepAccounts', `/office/account/${id}${text}`);
  const [account] = await accounts(entered.actor, locale, id);
  if (!account) notFound();
  const step = steps.find((known) => known === values.step) ?? null;
  const of = { locale, account, step, zone: entered.clock.zone, sending: crypto.randomUUID() };
  return (
    <Room locale={locale} path={`/portal/office/account/${id}${text}`} entered={entered} done={values.done}>
      <AccountRecord {...of} />
    </Room>
  );
}
