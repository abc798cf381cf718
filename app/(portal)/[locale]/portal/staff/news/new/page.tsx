import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { NewsForm, newsTyping } from '#components/news/staff/news-form.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { typingUnder } from '#lib/account/typing/queries.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { newsChoices } from '#lib/news/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff-news', 'new.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['conference']);
  const entered = await enter(locale, 'publishNews', `/staff/news/new${text}`);
  const { actor } = entered;
  return (
    <PortalPage locale={locale} path={`/portal/staff/news/new${text}`} entered={entered}>
      <NewsForm
        locale={locale}
        conferences={await conferenceChoices(actor, locale, values.conference)}
        conference={values.conference}
        choices={await newsChoices(actor, locale)}
        today={entered.clock.today}
        workingLanguages={entered.frame.workingLanguages}
        typing={await typingUnder(actor, newsTyping)}
        idempotencyKey={crypto.randomUUID()}
      />
    </PortalPage>
  );
}
