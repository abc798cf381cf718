import { notFound } from 'next/navigation';
import { titled } from '#components/layout/page-of.ts';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { SourceStepForm, sourceSteps } from '#components/source/staff/kept-source.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { keptSourceOf } from '#lib/source/staff/queries.ts';

type Props = { params: Promise<{ locale: string; source: string; step: string }> };

export const generateMetadata = titled('source-page', 'facts');

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { source, step: asked } = await params;
  const path = `/staff/claim/source/${source}/${asked}`;
  const entered = await enter(locale, 'enterStaff', path);
  const step = sourceSteps.find((one) => one === asked);
  const view = step && (await keptSourceOf(entered.actor, locale, decodeURIComponent(source)));
  if (!step || !view?.can.keep) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <SourceStepForm locale={locale} view={view} step={step} idempotencyKey={crypto.randomUUID()} />
    </PortalPage>
  );
}
