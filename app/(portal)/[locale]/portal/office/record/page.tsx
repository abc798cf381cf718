import { queryOf } from '#components/layout/page-of.ts';
import { Room } from '#components/office/room.tsx';
import { RecordPage } from '#components/record/record-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { record } from '#lib/record/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.record') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page', 'act']);
  const entered = await enter(locale, 'readRecord', `/office/record${text}`);
  const view = await record(entered.actor, locale, values);
  return (
    <Room locale={locale} path={`/portal/office/record${text}`} entered={entered}>
      <RecordPage locale={locale} view={view} zone={entered.clock.zone} />
    </Room>
  );
}
