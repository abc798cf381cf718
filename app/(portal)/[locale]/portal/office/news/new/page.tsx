import { NewsForm } from '#components/news/news-form.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { officeConferences } from '#lib/conference/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office-news')('new.title') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishNews', '/office/news/new');
  const conferences = await officeConferences(entered.actor, locale);
  const { today } = entered.clock;
  return (
    <Room locale={locale} path="/portal/office/news/new" entered={entered}>
      <NewsForm locale={locale} conferences={conferences} today={today} sending={crypto.randomUUID()} />
    </Room>
  );
}
