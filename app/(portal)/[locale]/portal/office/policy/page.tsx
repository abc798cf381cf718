import { PolicyPage } from '#components/office/policy-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { policyTable } from '#lib/kernel/policy-table.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.policy') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterOffice', '/office/policy');
  return (
    <Room locale={locale} path="/portal/office/policy" entered={entered}>
      <PolicyPage locale={locale} table={policyTable(locale)} />
    </Room>
  );
}
