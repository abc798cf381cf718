import { notFound } from 'next/navigation';
import { finished } from '#app/(portal)/finished.tsx';
import { DocumentPage } from '#components/document/reader-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { documentFor } from '#lib/document/reading/queries.ts';

export const GET = finished<{ id: string }>(async (locale, { id }) => {
  const path = `/desk/document/${id}`;
  const entered = await enter(locale, 'enterDesk', path);
  const view = await documentFor(entered.actor, locale, id);
  if (!view) notFound();
  return (
    <Room locale={locale} path={`/portal${path}`} entered={entered}>
      <DocumentPage locale={locale} view={view} />
    </Room>
  );
});
