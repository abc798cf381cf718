import { notFound } from 'next/navigation';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { TextForm } from '#components/text/staff/text-form.tsx';
import { env } from '#env.ts';
import { enter, localeOf } from '#lib/account/guard.ts';
import { conferenceChoices } from '#lib/conference/queries.ts';
import { outcomeChoices } from '#lib/outcome/queries.ts';
import { textChoices } from '#lib/text/addition/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('text', 'new.title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['conference']);
  const entered = await enter(locale, 'addText', `/staff/text/new${text}`);
  const choices = await textChoices(entered.actor, locale, values.conference);
  if (!choices) notFound();
  return (
    <PortalPage locale={locale} path={`/portal/staff/text/new${text}`} entered={entered}>
      <TextForm
        locale={locale}
        choices={choices}
        conferences={choices.conference ? [] : await conferenceChoices(entered.actor, locale)}
        kinds={(await outcomeChoices(locale)).kinds}
        idempotencyKey={crypto.randomUUID()}
        limitMb={env().UPLOAD_LIMIT_MB}
      />
    </PortalPage>
  );
}
