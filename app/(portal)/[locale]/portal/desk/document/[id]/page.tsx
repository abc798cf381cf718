import { notFound } from 'next/navigation';
import { DocumentPage } from '#components/document/reader-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { documentFor } from '#lib/document/reading/queries.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const entered = await enter(locale, 'enterDesk', `/desk/document/${id}`);
  const view = await documentFor(entered.actor, locale, id);
  if (!view) notFound();
  return (
    <Room locale={locale} path={`/portal/desk/document/${id}`} entered={entered}>
      <DocumentPage locale={locale} view={view} />
    </Room>
  );
}
