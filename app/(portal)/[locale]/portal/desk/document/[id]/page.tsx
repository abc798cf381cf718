import { notFound } from 'next/navigation';
import { DocumentPage } from '#components/document/delegate/document-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { documentFor } from '#lib/document/reading/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const path = `/desk/document/${id}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await documentFor(entered.actor, locale, id);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <DocumentPage locale={locale} view={view} />
    </PortalPage>
  );
}
