import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { ReadingPage } from '#components/document/delegate/reading-page.tsx';
import { PortalPage } from '#components/layout/portal-page.tsx';
import { enter } from '#lib/account/guard.ts';
import { readingFor } from '#lib/document/reading/queries.ts';

export const GET = finished<{ id: string; version: string }>(async (locale, { id, version }) => {
  const path = `/desk/document/${id}/read/${version}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await readingFor(entered.actor, locale, id, version);
  if (!view) notFound();
  return (
    <PortalPage locale={locale} path={`/portal${path}`} entered={entered}>
      <ReadingPage locale={locale} view={view} />
    </PortalPage>
  );
});
