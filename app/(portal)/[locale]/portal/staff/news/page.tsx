import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsStaffPage } from '#components/news/staff/news-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffNews } from '#lib/news/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff', 'area.news');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishNews', '/staff/news');
  return (
    <PortalPage locale={locale} path="/portal/staff/news" entered={entered}>
      <NewsStaffPage locale={locale} rows={await staffNews(entered.actor, locale)} />
    </PortalPage>
  );
}
