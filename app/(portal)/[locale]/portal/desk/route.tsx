import { finished } from '#app/(portal)/finished.tsx';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { desk } from '#lib/desk/queries.ts';

export const GET = finished(async (locale) => {
  const entered = await enter(locale, 'enterDesk', '/desk');
  const view = await desk(entered.actor, locale);
  const rooms = entered.rooms.map((room) => (room.key === 'desk' ? { ...room, awaits: view.freshCount } : room));
  return (
    <Room locale={locale} room="desk" path="/portal/desk" entered={{ ...entered, rooms }}>
      <DeskPage locale={locale} view={view} clock={entered.clock} />
    </Room>
  );
});
