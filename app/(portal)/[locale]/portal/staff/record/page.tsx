import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { RecordPage } from '#components/record/record-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { record } from '#lib/record/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff', 'area.record');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page', 'act', 'day', 'person', 'subject']);
  const entered = await enter(locale, 'readRecord', `/staff/record${text}`);
  const view = await record(entered.actor, locale, values);
  return (
    <PortalPage locale={locale} path={`/portal/staff/record${text}`} entered={entered}>
      <RecordPage locale={locale} view={view} zone={entered.clock.zone} />
    </PortalPage>
  );
}
