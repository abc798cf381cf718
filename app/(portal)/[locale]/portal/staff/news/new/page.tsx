import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsForm } from '#components/news/staff/news-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffConferences } from '#lib/conference/queries.ts';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('staff-news', 'new.title');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'publishNews', '/staff/news/new');
  const conferences = await staffConferences(entered.actor, locale);
  const { today } = entered.clock;
  return (
    <PortalPage locale={locale} path="/portal/staff/news/new" entered={entered}>
      <NewsForm locale={locale} conferences={conferences} today={today} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
