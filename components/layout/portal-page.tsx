import type { ReactNode } from 'react';
import { SignOut } from '#components/account/sign-out.tsx';
import { Done } from '#components/layout/done.tsx';
import { PortalShell } from '#components/layout/portal-shell.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Entered } from '#lib/account/guard.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  /** The address below the locale with its query, as '/portal/staff/document?stage=draft'. */
  path: string;
  entered: Pick<Entered, 'frame' | 'actor' | 'areas'> & Partial<Pick<Entered, 'done' | 'unsaid'>>;
  children: ReactNode;
};

/** A page of the portal: who is there and for whom, the rooms they may enter, what was just done, and the page itself. */
export function PortalPage({ locale, path, entered: { frame, actor, areas, done, unsaid = null }, children }: Props) {
  const t = translator(locale, 'staff');
  const who = { name: actor.name, acting: actingOf(locale, actor) };
  const [here = ''] = path.split('?');
  const items = areas.map(({ key, href, awaits }) => ({
    href: `/${locale}/portal${href}`,
    label: t(`area.${key}`),
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
      unsaid={unsaid}
    >
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
