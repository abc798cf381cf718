import { notFound } from 'next/navigation';
import { TermDetail } from '#components/chairmanship/staff/term-detail.tsx';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { staffTerm } from '#lib/chairmanship/staff/queries.ts';

type Props = { params: Promise<{ locale: string; term: string }> };

export const generateMetadata = titled('staff-chairmanship', 'term.facts');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/staff/chairmanship/${(await params).term}`;
  const entered = await enter(locale, 'enterStaff', path);
  const view = await staffTerm(entered.actor, locale, (await params).term);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <TermDetail locale={locale} view={view} />
    </PortalPage>
  );
}
