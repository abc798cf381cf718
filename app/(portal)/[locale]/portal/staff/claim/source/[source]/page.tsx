import { notFound } from 'next/navigation';
import { queryOf, titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { KeptSource } from '#components/source/staff/kept-source.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { keptSourceOf } from '#lib/source/staff/queries.ts';

type Props = {
  params: Promise<{ locale: string; source: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export const generateMetadata = titled('source-page', 'facts');

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { values, text } = queryOf(await searchParams, ['page']);
  const { source } = await params;
  const path = `/staff/claim/source/${source}${text}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await keptSourceOf(entered.actor, locale, decodeURIComponent(source), values);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <KeptSource locale={locale} view={view} />
    </PortalPage>
  );
}
