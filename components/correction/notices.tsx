import { saidOf } from '#components/correction/said.ts';
import { Timed } from '#components/source/timed.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { CorrectionView } from '#lib/correction/queries.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { Thing } from '#lib/nouns.ts';

type Props = { locale: Locale; noun: Thing; corrections: readonly CorrectionView[] };

/** What was put right on this page: of whom and on which day, what had stood here, what stands now, and why. Nothing where nothing was. */
export function Notices({ locale, noun, corrections }: Props) {
  if (corrections.length === 0) return null;
  const t = translator(locale, 'correction');
  const last = corrections
    .filter((one) => one.public)
    .map(({ on }) => on)
    .sort()
    .at(-1);
  return (
    <>
      {last && (
        <p className="tw:mt-4 tw:text-sm tw:text-muted">
          {translator(locale, 'data')('changesSince', {
            day: formatPartialDate(locale, { date: last, precision: 'day' }),
          })}
        </p>
      )}
      <ul className="tw:my-4 tw:space-y-3" aria-label={t('list')}>
        {corrections.map((correction) => (
          <li key={correction.id}>
            <Correction locale={locale} noun={noun} correction={correction} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Correction({ locale, noun, correction }: { locale: Locale; noun: Thing; correction: CorrectionView }) {
  const t = translator(locale, 'correction');
  const { kind, on, reason } = correction;
  const { about, lines } = saidOf(locale, noun, correction);
  const day = formatPartialDate(locale, { date: on, precision: 'day' });
  return (
    <Notice
      title={
        <Timed locale={locale} dates={[on]}>
          {about ? t(`onOf.${kind}`, { about, day }) : t(`on.${kind}`, { day })}
        </Timed>
      }
    >
      {/* The secretariat says it itself, with the day. */}
      <dl data-derived>
        {lines.map(({ field, was, is }) => (
          <div key={field} className="tw:flex tw:flex-wrap tw:gap-x-2">
            <dt className="tw:font-normal tw:text-muted">{t('field', { field })}</dt>
            <dd>
              {was !== null && <del className="tw:text-muted">{was}</del>}
              {kind === 'corrected' && (
                <>
                  {' '}
                  <span className={was === null ? 'tw:text-muted' : 'tw:sr-only'}>{t('now')}</span>{' '}
                  {is === null ? (
                    <span className="tw:text-muted">{t('nothing')}</span>
                  ) : (
                    <ins className="tw:no-underline">{is}</ins>
                  )}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {t('reason')} {reason}
      </p>
      {!correction.public && <p className="tw:text-muted">{t('staffOnly')}</p>}
    </Notice>
  );
}
