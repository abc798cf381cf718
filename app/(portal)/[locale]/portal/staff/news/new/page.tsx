import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsForm } from '#components/news/staff/news-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff-news', 'new.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['conference']);
  const entered = await enter(locale, 'publishNews', `/staff/news/new${text}`);
  const conferences = await conferenceChoices(entered.actor, locale, values.conference);
  const { today } = entered.clock;
  return (
    <PortalPage locale={locale} path={`/portal/staff/news/new${text}`} entered={entered}>
      <NewsForm
        locale={locale}
        conferences={conferences}
        conference={values.conference}
        today={today}
        workingLanguages={entered.frame.workingLanguages}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
