import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { FrameView } from '#lib/process/queries.ts';

/** Who keeps the register, where its facts come from, and the register for machines. */
export function PublicFooter({ locale, frame }: { locale: Locale; frame: FrameView }) {
  const t = translator(locale, 'frame');
  return (
    <footer className="footer">
      <div className="bounds">
        <div>
          {frame && <p>{t(frame.demonstration ? 'demonstration.kept' : 'kept', { name: frame.name })}</p>}
          <p>{t('sources')}</p>
          <p>{t('untranslated')}</p>
        </div>
        <ul className="no-print">
          {frame && (
            <li>
              <a href="/api/v1/members.csv">{t('csv')}</a>
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
