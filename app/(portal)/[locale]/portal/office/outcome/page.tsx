import { Room } from '#components/office/room.tsx';
import { OutcomeOffice } from '#components/outcome/outcome-office.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { outcomes } from '#lib/outcome/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.outcome') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishOutcome', '/office/outcome');
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office/outcome" entered={entered} done={done}>
      <OutcomeOffice locale={locale} rows={await outcomes(locale)} />
    </Room>
  );
}
