import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { fieldId } from '#components/ui/field.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { Wrong } from '#lib/page/asked.ts';

/** As much of what was given as a sentence can hold. */
const shown = (given: string): string => (given.length > 60 ? `${given.slice(0, 60).toWellFormed()}…` : given);

const words = (locale: Locale, { given, why, most = 0, last = 1 }: Wrong): string =>
  translator(locale, 'frame-wrong')(why, { given: shown(given), most, last });

/** What is said beside the field of a value that cannot be used; nothing where it can. */
export function errorOf(locale: Locale, wrong: readonly Wrong[], name: string): string | undefined {
  const one = wrong.find((of) => of.name === name);
  return one && words(locale, one);
}

/** What has no field of its own on a page. */
const unfielded = ['page', 'sort'];

/** Says first on a page which values of its address cannot be used, with the way to each field. */
export function WrongValues({ locale, wrong }: { locale: Locale; wrong: readonly Wrong[] }) {
  if (wrong.length === 0) return null;
  const errors = wrong.map((one) => ({
    href: unfielded.includes(one.name) ? '#main' : `#${fieldId(one.name)}`,
    message: words(locale, one),
  }));
  return (
    <div className="tw:pt-6">
      <ErrorSummary title={translator(locale, 'frame-wrong')('title')} errors={errors} />
    </div>
  );
}
