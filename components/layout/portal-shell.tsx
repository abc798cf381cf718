import type { ReactNode } from 'react';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';
import { SkipLink } from '#components/ui/skip-link.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { FrameView } from '#lib/process/queries.ts';

export type DeskItem = { href: string; label: string; current: boolean; awaits?: number };

type Props = {
  locale: Locale;
  /** The address below the locale with its query, as '/portal/desk'. */
  path: string;
  frame: Pick<NonNullable<FrameView>, 'acronym' | 'demonstration'> | null;
  /** The person, and in words for whom or as what they act; null before sign-in. */
  who: { name: string; acting: string } | null;
  items: readonly DeskItem[];
  /** The form that signs out; null before sign-in. */
  signOut: ReactNode;
  children: ReactNode;
};

/** What surrounds a page of the working desk: which office, who acts for whom, what awaits. */
export function PortalShell({ locale, path, frame, who, items, signOut, children }: Props) {
  const t = translator(locale, 'frame');
  return (
    <div className="desk">
      <SkipLink href="#main">{t('skip')}</SkipLink>
      <header className="desk-bar">
        {frame?.demonstration && <p className="banner px-5">{t('demonstration.banner')}</p>}
        <div>
          <a className="office" href={`/${locale}/portal`}>
            {frame && <b>{frame.acronym}</b>}
            {t('desk')}
          </a>
          {who && (
            <span>
              <a href={`/${locale}/portal/account`}>{who.name}</a> <span className="small">· {who.acting}</span>
            </span>
          )}
          {signOut}
          <LanguageSwitch locale={locale} path={path} />
          <a href={`/${locale}`}>{t('publicSide')}</a>
        </div>
      </header>
      <div className={items.length > 0 ? 'desk-body' : 'desk-body alone'}>
        {items.length > 0 && (
          <nav className="desk-nav" aria-label={t('navigation')}>
            <ul>
              {items.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                    {item.label}
                    {item.awaits ? (
                      <span className="awaits-count">
                        <span aria-hidden="true">{item.awaits}</span>
                        <span className="unseen">{t('awaits', { count: item.awaits })}</span>
                      </span>
                    ) : null}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <main className="desk-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
