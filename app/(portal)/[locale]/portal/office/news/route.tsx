import { finished } from '#app/(portal)/finished.tsx';
import { NewsOffice } from '#components/news/news-office.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { officeNews } from '#lib/news/queries.ts';

export const GET = finished(async (locale, _params, { done }) => {
  const entered = await enter(locale, 'publishNews', '/office/news');
  return (
    <Room locale={locale} room="news" path="/portal/office/news" entered={entered} done={done}>
      <NewsOffice locale={locale} rows={await officeNews(entered.actor, locale)} />
    </Room>
  );
});
