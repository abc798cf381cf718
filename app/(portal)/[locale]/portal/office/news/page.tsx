import { NewsOffice } from '#components/news/news-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';
import { officeNews } from '#lib/news/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.news') };
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishNews', '/office/news');
  const { done } = await searchParams;
  return (
    <Room locale={locale} path="/portal/office/news" entered={entered} done={done}>
      <NewsOffice locale={locale} rows={await officeNews(entered.actor, locale)} />
    </Room>
  );
}
