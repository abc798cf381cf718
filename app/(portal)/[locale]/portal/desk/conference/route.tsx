import { finished } from '#app/(portal)/finished.tsx';
import { DeskConferencesPage } from '#components/conference/desk-conferences.tsx';
import { Room } from '#components/office/room.tsx';
import { enter } from '#lib/account/guard.ts';
import { deskConferences } from '#lib/desk/conference/queries.ts';

export const GET = finished(async (locale) => {
  const entered = await enter(locale, 'enterDesk', '/desk/conference');
  const view = await deskConferences(entered.actor, locale);
  return (
    <Room locale={locale} room="conference" path="/portal/desk/conference" entered={entered}>
      <DeskConferencesPage locale={locale} view={view} />
    </Room>
  );
});
