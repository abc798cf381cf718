import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

type Props = { locale: Locale; of: { exercise: boolean } };

/** The mark of an exercise, beside the title of the conference; nothing for any other. */
export function ExerciseMark({ locale, of: { exercise } }: Props) {
  if (!exercise) return null;
  return (
    <>
      {' '}
      <span className="font-sans text-sm font-normal whitespace-nowrap">
        <Status tone="quiet" mark="dashed">
          {exerciseWord(locale)}
        </Status>
      </span>
    </>
  );
}

/** Said at the head of an exercise's own pages and of those of its documents. */
export function ExerciseBanner({ locale, of: { exercise } }: Props) {
  if (!exercise) return null;
  return (
    <div className="mb-6">
      <Notice tone="awaits">
        <p>{translator(locale, 'conference')('exercise.banner')}</p>
      </Notice>
    </div>
  );
}

/** A conference's title where only words can stand, as in a list to choose from. */
export const titleInWords = (locale: Locale, { title, exercise }: { title: string; exercise: boolean }): string =>
  exercise ? `${title} (${exerciseWord(locale)})` : title;

const exerciseWord = (locale: Locale): string => translator(locale, 'conference')('exercise.mark');
