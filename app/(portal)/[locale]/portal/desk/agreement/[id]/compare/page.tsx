import { notFound } from 'next/navigation';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { ComparePage, canCompare } from '#components/text/compare-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { textRevisions } from '#lib/text/queries.ts';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('text', 'compare');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { values, text } = queryOf(await searchParams, ['from', 'to', 'language']);
  const path = `/desk/agreement/${id}/compare${text}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await textRevisions(entered.actor, locale, id);
  if (!view || !canCompare(view, values)) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <ComparePage
        locale={locale}
        above={{ href: `/${locale}/portal/desk/agreement/${id}`, label: view.title }}
        view={view}
        asked={values}
      />
    </PortalPage>
  );
}
