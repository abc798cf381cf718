import { notFound } from 'next/navigation';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsDetail, newsSteps } from '#components/news/staff/news-detail.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { staffNews } from '#lib/news/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('staff', 'area.news');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['step']);
  const entered = await enter(locale, 'publishNews', `/staff/news/${id}${text}`);
  const news = await staffNews(entered.actor, locale, id);
  if (!news) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/news/${id}${text}`} entered={entered}>
      <NewsDetail
        locale={locale}
        news={news}
        step={newsSteps.find((known) => known === values.step) ?? null}
        conferences={await conferenceChoices(entered.actor, locale, news.conference?.id)}
        today={entered.clock.today}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
