import type { ReactNode } from 'react';
import { SignOut } from '#components/account/sign-out.tsx';
import { PortalShell } from '#components/layout/portal-shell.tsx';
import { Done } from '#components/office/done.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Entered, RoomKey } from '#lib/account/guard.ts';
import { translator } from '#lib/kernel/language.ts';

type Props = {
  locale: Locale;
  /** The room that this page is the first of: its name is the page's title. */
  room?: RoomKey;
  /** The address below the locale with its query, as '/portal/office/document?stage=draft'. */
  path: string;
  entered: Pick<Entered, 'frame' | 'actor' | 'rooms'>;
  /** The act just done, from the address. */
  done?: string | undefined;
  children: ReactNode;
};

/** A page of the portal: who is there and for whom, the rooms they may enter, what was just done, and the page itself. */
export function Room({ locale, room, path, entered: { frame, actor, rooms }, done, children }: Props) {
  const t = translator(locale, 'office');
  const who = { name: actor.name, acting: actingOf(locale, actor) };
  const [here = ''] = path.split('?');
  const items = rooms.map(({ key, href, awaits }) => ({
    href: `/${locale}/portal${href}`,
    label: t(`room.${key}`),
    current: here === `/portal${href}` || (href.split('/').length > 2 && here.startsWith(`/portal${href}/`)),
    ...(awaits ? { awaits } : {}),
  }));
  return (
    <PortalShell
      locale={locale}
      path={path}
      frame={frame}
      who={who}
      items={items}
      signOut={<SignOut locale={locale} />}
    >
      {room && <title>{t(`room.${room}`)}</title>}
      <Done locale={locale} act={done} />
      {children}
    </PortalShell>
  );
}

/** “for Kazakhstan”; of the office itself, which acts for nobody, the role. */
function actingOf(locale: Locale, { actsForName, role }: Entered['actor']): string {
  const whom = actsForName?.[locale] ?? actsForName?.en;
  if (whom) return translator(locale, 'frame')('actsFor', { whom });
  return translator(locale, 'vocabulary')(`role.${role ?? 'secretariat'}`);
}
