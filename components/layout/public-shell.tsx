import type { ReactNode } from 'react';
import { bounds } from '#components/layout/bounds.ts';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';
import { PublicFooter } from '#components/layout/public-footer.tsx';
import { classes } from '#components/ui/classes.ts';
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

const masthead =
  'tw:flex tw:flex-wrap tw:items-baseline tw:justify-between tw:gap-x-8 tw:gap-y-2 tw:pt-3 tw:pb-2 tw:md:pt-4 tw:md:pb-3';
/** In Russian it stands in the text's own face: a page without Latin letters in its titles fetches no Latin serif for it. */
const acronym =
  'tw:me-3 tw:font-serif tw:text-lg tw:leading-none tw:font-strong tw:lang-ru:font-sans tw:lang-ru:font-normal';
const partLink =
  'tw:inline-block tw:py-1.25 tw:no-underline tw:hover:underline tw:current:text-ink tw:current:[box-shadow:inset_0_-3px_currentColor] tw:forced-colors:current:border-b-3 tw:md:py-2';

/** What surrounds a public page. Whole without the register (`frame` null): then it names no process. */
export function PublicShell({ locale, path, frame, children }: Props) {
  const t = translator(locale, 'frame');
  const part = path.split(/[/?]/)[1];
  return (
    <>
      <SkipLink href="#main">{t('skip')}</SkipLink>
      {frame?.demonstration && (
        <aside className="tw:bg-sunk tw:py-2 tw:text-sm tw:max-md:text-[0.875rem]" aria-label={t('demonstration.name')}>
          <p className={bounds}>{t('demonstration.banner')}</p>
        </aside>
      )}
      <header className="tw:border-t-4 tw:border-ink">
        <div className={classes(bounds, masthead)}>
          <a
            className="tw:flex-[1_1_16rem] tw:text-sm tw:leading-tight tw:text-ink tw:no-underline tw:hover:underline"
            href={`/${locale}`}
          >
            {frame && <span className={acronym}>{frame.acronym}</span>}
            {frame?.name ?? t('portal')}
          </a>
          <div className="tw:flex tw:flex-wrap tw:gap-x-6 tw:gap-y-1 tw:text-sm tw:max-md:text-[0.875rem] tw:print:hidden">
            <LanguageSwitch locale={locale} path={path} languages={frame?.languages} />
            <a className="tw:inline-block tw:py-1" href={`/${locale}/portal`}>
              {t('signIn')}
            </a>
          </div>
        </div>
        <nav className="tw:border-y tw:border-rule" aria-label={t('navigation')}>
          <ul className={classes(bounds, 'tw:flex tw:flex-wrap tw:gap-x-5.5 tw:py-1 tw:md:gap-x-7')}>
            {publicParts.map((name) => (
              <li key={name}>
                <a
                  className={partLink}
                  href={`/${locale}/${name}`}
                  aria-current={current(part === name, path === `/${name}`)}
                >
                  {t(`nav.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main className={classes(bounds, 'tw:min-h-[55vh] tw:pb-8')} id="main" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter locale={locale} path={path} frame={frame} />
    </>
  );
}

/** The page itself is `page`; a page below it marks its part as `true`. */
const current = (within: boolean, same: boolean) => (same ? ('page' as const) : within ? ('true' as const) : undefined);
