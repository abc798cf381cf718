import { DeskConferencesPage } from '#components/conference/desk-conferences.tsx';
import { Room } from '#components/office/room.tsx';
import { enter, localeOf } from '#lib/account/guard.ts';
import { deskConferences } from '#lib/desk/conference/queries.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: translator(await localeOf(params), 'desk')('conferences.title') };
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const entered = await enter(locale, 'enterDesk', '/desk/conference');
  return (
    <Room locale={locale} path="/portal/desk/conference" entered={entered}>
      <DeskConferencesPage locale={locale} view={await deskConferences(entered.actor, locale)} />
    </Room>
  );
}
