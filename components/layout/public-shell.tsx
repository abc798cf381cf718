import type { ReactNode } from 'react';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';
import { PublicFooter } from '#components/layout/public-footer.tsx';
import { SkipLink } from '#components/ui/skip-link.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { publicParts } from '#lib/nouns.ts';
import type { FrameView } from '#lib/process/queries.ts';

type Props = {
  locale: Locale;
  /** The address below the locale with its query: '' for the first page, else '/members?date=2020-01-01'. */
  path: string;
  frame: FrameView;
  children: ReactNode;
};

/** What surrounds a public page. Whole without the register (`frame` null): then it names no process. */
export function PublicShell({ locale, path, frame, children }: Props) {
  const t = translator(locale, 'frame');
  const part = path.split(/[/?]/)[1];
  return (
    <>
      <SkipLink href="#main">{t('skip')}</SkipLink>
      {frame?.demonstration && (
        <aside className="banner" aria-label={t('demonstration.name')}>
          <p className="bounds">{t('demonstration.banner')}</p>
        </aside>
      )}
      <header className="masthead">
        <div className="bounds">
          <a className="name" href={`/${locale}`}>
            {frame && <span className="acronym">{frame.acronym}</span>}
            {frame?.name ?? t('portal')}
          </a>
          <div className="masthead-links">
            <LanguageSwitch locale={locale} path={path} />
            <a href={`/${locale}/portal`}>{t('signIn')}</a>
          </div>
        </div>
        <nav className="primary" aria-label={t('navigation')}>
          <ul className="bounds">
            {publicParts.map((name) => (
              <li key={name}>
                <a href={`/${locale}/${name}`} aria-current={current(part === name, path === `/${name}`)}>
                  {t(`nav.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main className="public-main bounds" id="main" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter locale={locale} frame={frame} />
    </>
  );
}

/** The page itself is `page`; a page below it marks its part as `true`. */
const current = (within: boolean, same: boolean) => (same ? ('page' as const) : within ? ('true' as const) : undefined);
