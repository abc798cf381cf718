import { notFound } from 'next/navigation';
import { ReadingPage } from '#components/document/delegate/reading-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { readingFor } from '#lib/document/reading/queries.ts';

type Props = { params: Promise<{ locale: string; id: string; version: string }> };

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id, version } = await params;
  const path = `/desk/document/${id}/read/${version}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await readingFor(entered.actor, locale, id, version);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <ReadingPage locale={locale} view={view} />
    </PortalPage>
  );
}
