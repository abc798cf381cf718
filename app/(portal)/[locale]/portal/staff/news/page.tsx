import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsStaffPage } from '#components/news/staff/news-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { news } from '#lib/news/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.news');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const entered = await enter(locale, 'publishNews', `/staff/news${text}`);
  return (
    <PortalPage locale={locale} path={`/portal/staff/news${text}`} entered={entered}>
      <NewsStaffPage locale={locale} list={await news(locale, values, entered.actor)} />
    </PortalPage>
  );
}
