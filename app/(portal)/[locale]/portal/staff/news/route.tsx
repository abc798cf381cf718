import { finished } from '#app/(portal)/finished.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsStaffPage } from '#components/news/staff/news-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { news } from '#lib/news/queries.ts';

export const GET = finished(async (locale, _params, { done, page }) => {
  const entered = await enter(locale, 'publishNews', '/staff/news');
  return (
    <PortalPage locale={locale} area="news" path="/portal/staff/news" entered={entered} done={done}>
      <NewsStaffPage locale={locale} list={await news(locale, { page }, entered.actor)} />
    </PortalPage>
  );
});
