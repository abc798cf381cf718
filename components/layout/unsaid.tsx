import { ErrorSummary } from '#components/ui/error-summary.tsx';
import type { Locale } from '#db/vocabulary.ts';
import type { Unsaid as UnsaidSent } from '#lib/account/guard.ts';
import { translator } from '#lib/language/language.ts';

/**
 * Says why what was sent without a script was refused, with the words that were typed, as the form may be gone with what it was about; where a form of the
 * page says it, that one alone.
 */
export function Unsaid({ locale, unsaid: { refused, typed } }: { locale: Locale; unsaid: UnsaidSent }) {
  return (
    <div className="tw:in-[:has([data-refused])]:hidden">
      <ErrorSummary title={refused} errors={[]} />
      {typed.length > 0 && (
        <section className="tw:mb-8 tw:max-w-measure" aria-label={translator(locale, 'frame')('typed')}>
          <p>{translator(locale, 'frame')('typed')}</p>
          <dl className="tw:mt-2">
            {typed.map(({ label, value }) => (
              <div key={`${label} ${value}`} className="tw:border-t tw:border-rule tw:py-2">
                <dt className="tw:text-sm tw:text-muted">{label}</dt>
                <dd className="tw:wrap-anywhere tw:whitespace-pre-wrap" dir="auto">
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
