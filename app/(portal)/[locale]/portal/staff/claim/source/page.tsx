import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { KeptSourcesPage } from '#components/source/staff/kept-sources.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { keptSources } from '#lib/source/staff/queries.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[]>> };

export const generateMetadata = titled('staff-source', 'title');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['sort', 'page']);
  const entered = await enter(locale, 'enterStaff', `/staff/claim/source${text}`);
  return (
    <PortalPage locale={locale} path={`/portal/staff/claim/source${text}`} entered={entered}>
      <KeptSourcesPage locale={locale} list={await keptSources(entered.actor, values)} sort={values.sort} />
    </PortalPage>
  );
}
