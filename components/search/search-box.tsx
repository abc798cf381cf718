import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Props = {
  locale: Locale;
  /** On the page of the search itself, which has its own field. */
  here: boolean;
};

/** The search of the whole site in the masthead: a field where there is room, on a phone a link to the page that has it. */
export function SearchBox({ locale, here }: Props) {
  const t = translator(locale, 'search');
  const path = `/${locale}/search`;
  return (
    <>
      <a
        className={here ? 'tw:inline-block tw:py-1 tw:current:text-ink' : 'tw:inline-block tw:py-1 tw:md:hidden'}
        href={path}
        aria-current={here ? 'page' : undefined}
      >
        {t('open')}
      </a>
      {!here && (
        <form method="get" action={path} role="search" className="tw:hidden tw:md:flex">
          <label className="tw:sr-only" htmlFor="search-box">
            {t('box')}
          </label>
          <input
            id="search-box"
            className="tw:h-9 tw:w-44 tw:rounded-s-sm tw:border tw:border-e-0 tw:border-edge tw:bg-raised tw:px-2.5 tw:lg:w-56"
            type="search"
            name="q"
            placeholder={t('box')}
          />
          <button
            className="tw:h-9 tw:cursor-pointer tw:rounded-e-sm tw:border tw:border-edge tw:bg-sunk tw:px-3 tw:text-lapis tw:hover:text-lapis-deep"
            type="submit"
          >
            {t('find')}
          </button>
        </form>
      )}
    </>
  );
}
