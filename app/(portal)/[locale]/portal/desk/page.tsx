import { DeskPage } from '#components/desk/desk-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { desk } from '#lib/desk/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'office')('room.desk') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterDesk', '/desk');
  const view = await desk(entered.actor, locale);
  const rooms = entered.rooms.map((room) => (room.key === 'desk' ? { ...room, awaits: view.freshCount } : room));
  return (
    <Room locale={locale} path="/portal/desk" entered={{ ...entered, rooms }}>
      <DeskPage locale={locale} view={view} clock={entered.clock} />
    </Room>
  );
}
