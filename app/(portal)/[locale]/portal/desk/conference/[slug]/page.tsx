import { notFound } from 'next/navigation';
import { DeskConferencePage } from '#components/conference/desk-conference.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { deskConference } from '#lib/desk/conference/queries.ts';

type Props = { params: Promise<{ locale: string; slug: string }> };

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const { slug } = await params;
  const entered = await enter(locale, 'enterDesk', `/desk/conference/${slug}`);
  const view = await deskConference(entered.actor, locale, slug);
  if (!view) notFound();
  return (
    <Room locale={locale} path={`/portal/desk/conference/${slug}`} entered={entered}>
      <DeskConferencePage locale={locale} view={view} />
    </Room>
  );
}
