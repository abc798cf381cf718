import { AccountForm } from '#components/account/account-form.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { actsForChoices } from '#lib/account/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-account')('new.title') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'keepAccounts', '/office/account/new');
  const choices = await actsForChoices(entered.actor, locale);
  return (
    <Room locale={locale} path="/portal/office/account/new" entered={entered}>
      <AccountForm locale={locale} choices={choices} sending={crypto.randomUUID()} />
    </Room>
  );
}
