import { bounds } from '#components/layout/bounds.ts';
import { classes } from '#components/ui/classes.ts';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { FrameView } from '#lib/process/queries.ts';

/** Who keeps the register, where its facts come from, and the register for machines. */
export function PublicFooter({ locale, frame }: { locale: Locale; frame: FrameView }) {
  const t = translator(locale, 'frame');
  return (
    <footer className="tw:border-t tw:border-ink tw:text-sm tw:text-muted">
      <div
        className={classes(
          bounds,
          'tw:grid tw:gap-x-12 tw:gap-y-6 tw:pt-6 tw:pb-10 tw:lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]',
        )}
      >
        <div className="tw:space-y-2">
          {frame && <p>{t(frame.demonstration ? 'demonstration.kept' : 'kept', { name: frame.name })}</p>}
          <p>{t('sources')}</p>
          <p>{t('untranslated')}</p>
        </div>
        <ul className="tw:flex tw:flex-wrap tw:content-start tw:gap-x-6 tw:*:py-1 tw:lg:justify-end tw:print:hidden">
          {frame && (
            <li>
              <a href="/api/v1/members.csv">{t('csv')}</a>
            </li>
          )}
          {frame && (
            <li>
              <a href={`/${locale}/sources`}>{translator(locale, 'source-page')('title')}</a>
            </li>
          )}
          <li>
            <a href={`/${locale}/portal`}>{t('signIn')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
