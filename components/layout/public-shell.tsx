import type { ReactNode } from 'react';
import { bounds } from '#components/layout/bounds.ts';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';
import { PublicFooter } from '#components/layout/public-footer.tsx';
import { WrongValues } from '#components/layout/wrong-values.tsx';
import { SearchBox } from '#components/search/search-box.tsx';
import { classes } from '#components/ui/classes.ts';
import { SkipLink } from '#components/ui/skip-link.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { publicParts } from '#lib/nouns.ts';
import type { Wrong } from '#lib/page/asked.ts';
import type { FrameView } from '#lib/process/queries.ts';

type Props = {
  locale: Locale;
  /** The address below the locale with its query: '' for the first page, else '/members?date=2020-01-01'. */
  path: string;
  frame: FrameView;
  /** The values of the address that cannot be used: they are named first, and the page goes out with status 400. */
  wrong?: readonly Wrong[];
  children: ReactNode;
};

/**
 * On a phone the ways elsewhere stand folded behind one word, whole without a script; where there is room, and a browser that can show what
 * is folded (::details-content), they always stand open: the parts below, the languages beside the name.
 */
const masthead =
  'tw:relative tw:grid tw:grid-cols-1 tw:items-center tw:gap-x-8 tw:pt-2 tw:pb-2 tw:md:grid-cols-[minmax(0,1fr)_auto] tw:md:pt-3.5 tw:md:pb-0';
const unfolded = {
  details: 'tw:md:supports-[selector(::details-content)]:contents tw:md:details-content:contents tw:print:hidden',
  summary:
    'tw:absolute tw:end-gutter tw:top-1 tw:min-h-11 tw:content-center tw:ps-3 tw:text-sm tw:md:supports-[selector(::details-content)]:hidden',
  parts: 'tw:md:order-last tw:md:col-span-full tw:md:mt-2.5',
};
/** The same mark in every language: the text's own face, which each page has. */
const acronym =
  'tw:flex-none tw:bg-ink tw:px-1.5 tw:py-1 tw:text-sm tw:leading-none tw:tracking-wide tw:text-paper tw:print:border';
const partLink =
  'tw:inline-block tw:py-2 tw:no-underline tw:hover:underline tw:current:text-ink tw:current:[box-shadow:inset_0_-3px_currentColor] tw:forced-colors:current:border-b-3';

/** What surrounds a public page. Whole without the register (`frame` null): then it names no process. */
export function PublicShell({ locale, path, frame, wrong = [], children }: Props) {
  const t = translator(locale, 'frame');
  const part = path.split(/[/?]/)[1];
  return (
    <>
      <SkipLink href="#main">{t('skip')}</SkipLink>
      {frame?.demonstration && (
        <aside
          className="tw:bg-sunk tw:py-2 tw:text-sm tw:max-md:py-1 tw:max-md:text-[0.8125rem] tw:max-md:leading-tight"
          aria-label={t('demonstration.name')}
        >
          <p className={bounds}>{t('demonstration.banner')}</p>
        </aside>
      )}
      <header className="tw:border-t-4 tw:border-b tw:border-t-ink tw:border-b-rule">
        <div className={classes(bounds, masthead)}>
          <a
            className="tw:flex tw:min-h-9 tw:items-center tw:gap-3 tw:text-sm tw:leading-tight tw:text-ink tw:no-underline tw:hover:underline tw:max-md:pe-20 tw:max-md:text-[0.875rem]"
            href={`/${locale}`}
          >
            {frame && <span className={acronym}>{frame.acronym}</span>} <span>{frame?.name ?? t('portal')}</span>
          </a>
          <details className={unfolded.details}>
            <summary className={unfolded.summary}>{t('menu')}</summary>
            <nav className={unfolded.parts} aria-label={t('navigation')}>
              <ul className="tw:flex tw:flex-wrap tw:gap-x-5.5 tw:py-1 tw:md:gap-x-7 tw:md:py-0">
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
            <div className="tw:flex tw:flex-wrap tw:items-center tw:gap-x-6 tw:gap-y-1 tw:text-sm tw:max-md:border-t tw:max-md:border-rule tw:max-md:py-2">
              {frame && <SearchBox locale={locale} here={part === 'search'} />}
              <LanguageSwitch locale={locale} path={path} languages={frame?.languages} />
              <a className="tw:inline-block tw:py-1" href={`/${locale}/portal`}>
                {t('signIn')}
              </a>
            </div>
          </details>
        </div>
      </header>
      <main
        className={classes(bounds, 'tw:min-h-[55vh] tw:pb-8')}
        id="main"
        tabIndex={-1}
        data-status={wrong.length > 0 ? 400 : undefined}
      >
        <WrongValues locale={locale} wrong={wrong} />
        {children}
      </main>
      <PublicFooter locale={locale} frame={frame} />
      <script type="module" src="/enhance/print.js" />
    </>
  );
}

/** The page itself is `page`; a page below it marks its part as `true`. */
const current = (within: boolean, same: boolean) => (same ? ('page' as const) : within ? ('true' as const) : undefined);
