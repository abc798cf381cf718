import type { ReactNode } from 'react';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';
import { portalBar, portalBarRow, portalMain, portalName } from '#components/layout/portal-look.ts';
import { Unsaid } from '#components/layout/unsaid.tsx';
import { AwaitsCount } from '#components/ui/awaits-count.tsx';
import { classes } from '#components/ui/classes.ts';
import { SkipLink } from '#components/ui/skip-link.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Unsaid as UnsaidSent } from '#lib/account/guard.ts';
import { translator } from '#lib/language/language.ts';
import type { FrameView } from '#lib/process/queries.ts';

export type DeskItem = { href: string; label: string; current: boolean; awaits?: number };

type Props = {
  locale: Locale;
  /** The address below the locale with its query, as '/portal/desk'. */
  path: string;
  frame: Pick<NonNullable<FrameView>, 'acronym' | 'demonstration' | 'languages'> | null;
  /** The person, and in words for whom or as what they act; null before sign-in. */
  who: { name: string; acting: string } | null;
  items: readonly DeskItem[];
  /** The form that signs out; null before sign-in. */
  signOut: ReactNode;
  /** What was refused just now, where no form of the page says it. */
  unsaid?: UnsaidSent | null;
  children: ReactNode;
};

const areaLink =
  'tw:flex tw:justify-between tw:gap-3 tw:px-3 tw:py-1.5 tw:no-underline tw:hover:bg-sunk tw:current:font-strong tw:current:text-ink tw:current:[box-shadow:inset_0_-3px_currentColor] tw:forced-colors:current:border-b-3 tw:lg:px-5 tw:lg:current:[box-shadow:inset_3px_0_currentColor] tw:lg:current:rtl:[box-shadow:inset_-3px_0_currentColor]';

/** What surrounds a page of the working desk: which office, who acts for whom, what awaits. */
export function PortalShell({ locale, path, frame, who, items, signOut, unsaid = null, children }: Props) {
  const t = translator(locale, 'frame');
  const alone = items.length === 0;
  return (
    <div data-desk className="tw:grid tw:min-h-screen tw:grid-rows-[auto_1fr] tw:text-base tw:leading-[1.5]">
      <SkipLink href="#main">{t('skip')}</SkipLink>
      <header className={portalBar}>
        {frame?.demonstration && <p className="tw:px-5 tw:py-2">{t('demonstration.banner')}</p>}
        <div className={portalBarRow}>
          <a className={portalName} href={`/${locale}/portal`}>
            {frame && <b className="tw:me-2">{frame.acronym}</b>}
            {t('desk')}
          </a>
          {who && (
            <span>
              <a href={`/${locale}/portal/account`}>{who.name}</a>{' '}
              <span className="tw:text-sm tw:font-normal tw:text-muted">· {who.acting}</span>
            </span>
          )}
          {signOut}
          <LanguageSwitch locale={locale} path={path} languages={frame?.languages} />
          <a href={`/${locale}`}>{t('publicSide')}</a>
        </div>
      </header>
      <div className={classes('tw:grid tw:grid-cols-1', !alone && 'tw:lg:grid-cols-[14rem_minmax(0,1fr)]')}>
        {!alone && (
          <nav className="tw:border-b tw:border-rule tw:lg:border-e tw:lg:border-b-0" aria-label={t('navigation')}>
            <ul className="tw:flex tw:flex-wrap tw:px-2 tw:lg:sticky tw:lg:top-0 tw:lg:block tw:lg:px-0 tw:lg:py-4">
              {items.map((item) => (
                <li key={item.href}>
                  <a className={areaLink} href={item.href} aria-current={item.current ? 'page' : undefined}>
                    {item.label}
                    {item.awaits ? (
                      <AwaitsCount>
                        <span aria-hidden="true">{item.awaits}</span>
                        <span className="tw:sr-only">{t('awaits', { count: item.awaits })}</span>
                      </AwaitsCount>
                    ) : null}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <main className={classes(portalMain, alone ? 'tw:lg:px-5' : 'tw:lg:px-8')} id="main" tabIndex={-1}>
          {unsaid && <Unsaid locale={locale} unsaid={unsaid} />}
          {children}
        </main>
      </div>
    </div>
  );
}
