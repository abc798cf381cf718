import { fieldText, valueText } from '#components/record/value-text.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { CorrectionView } from '#lib/correction/queries.ts';
import { formatPartialDate, translator } from '#lib/language/language.ts';
import type { Thing } from '#lib/nouns.ts';
import { changesOf } from '#lib/record/rules.ts';

type Props = { locale: Locale; noun: Thing; corrections: readonly CorrectionView[] };

/** What was put right on this page: on which day, what had stood here, what stands now, and why. Nothing where nothing was. */
export function Notices({ locale, noun, corrections }: Props) {
  if (corrections.length === 0) return null;
  const t = translator(locale, 'correction');
  return (
    <ul className="tw:my-4 tw:space-y-3" aria-label={t('list')}>
      {corrections.map((correction) => (
        <li key={correction.id}>
          <Notice
            title={t(`on.${correction.kind}`, {
              day: formatPartialDate(locale, { date: correction.on, precision: 'day' }),
            })}
          >
            <Said locale={locale} noun={noun} correction={correction} />
            <p>
              {t('reason')} {correction.reason}
            </p>
            {!correction.public && <p className="tw:text-muted">{t('staffOnly')}</p>}
          </Notice>
        </li>
      ))}
    </ul>
  );
}

/** Field by field what had stood; and, of a correction, what stands now. */
function Said({ locale, noun, correction }: { locale: Locale; noun: Thing; correction: CorrectionView }) {
  const t = translator(locale, 'correction');
  const names = Object.fromEntries(
    Object.entries(correction.names).map(([key, name]) => [key, { name, href: null, exercise: false }]),
  );
  const place = { locale, noun, names };
  const changes = changesOf(correction.before, correction.kind === 'corrected' ? correction.after : null);
  return (
    <dl>
      {changes.map(({ path, before, after }) => {
        const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
        return (
          <div key={path.join('.')} className="tw:flex tw:flex-wrap tw:gap-x-2">
            <dt className="tw:font-normal tw:text-muted">{fieldText(locale, noun, path)}:</dt>
            <dd>
              {before !== undefined && <del className="tw:text-muted">{valueText(place, key, before)}</del>}
              {correction.kind === 'corrected' && (
                <>
                  {' '}
                  <span className="tw:sr-only">{t('now')}</span>
                  <ins className="tw:no-underline">{valueText(place, key, after)}</ins>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
