import { notFound } from 'next/navigation';
import { queryOf, stepOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsDetail, newsSteps } from '#components/news/staff/news-detail.tsx';
import { newsTyping } from '#components/news/staff/news-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { typingUnder } from '#lib/account/typing/queries.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { newsChoices, staffNews } from '#lib/news/queries.ts';

type Query = Promise<Record<string, string | string[]>>;
type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Query };

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
        step={stepOf(newsSteps, values.step)}
        conferences={await conferenceChoices(entered.actor, locale, news.conference?.id)}
        choices={await newsChoices(entered.actor, locale, news.attachments)}
        today={entered.clock.today}
        workingLanguages={entered.frame.workingLanguages}
        typing={await typingUnder(entered.actor, newsTyping)}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
