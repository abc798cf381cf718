import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { DocumentPage } from '#components/document/delegate/document-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { documentFor } from '#lib/document/reading/queries.ts';

export const GET = finished<{ id: string }>(async (locale, { id }) => {
  const path = `/desk/document/${id}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await documentFor(entered.actor, locale, id);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <DocumentPage locale={locale} view={view} />
    </PortalPage>
  );
});
