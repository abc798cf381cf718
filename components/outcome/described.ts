import { kindWord } from '#components/outcome/outcome-list.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { formatPartialDate } from '#lib/language/language.ts';
import type { OutcomeView } from '#lib/outcome/queries.ts';

/** An outcome in a sentence, for whoever has not opened its page: its summary, or what it is, when and where it was adopted. */
function described(locale: Locale, view: OutcomeView): string {
  const adopted = view.adoptedOn && formatPartialDate(locale, view.adoptedOn);
  const facts = [kindWord(locale, view), adopted, view.conference?.title].filter(Boolean).join(', ');
  return [facts, view.withdrawnOn ? null : view.summary].filter(Boolean).join('. ');
}

/** The head of an outcome's page. */
export const outcomeHead = (locale: Locale, view: OutcomeView | null) => ({
  part: 'outcome' as const,
  title: view?.title,
  description: view && described(locale, view),
});
