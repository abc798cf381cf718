import { whenHeld } from '#components/conference/when-held.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { AnnulledConference, ConferenceView } from '#lib/conference/queries.ts';
import { labelled, parted, translator } from '#lib/language/language.ts';

/** A conference in a sentence or two, for whoever has not opened its page: which body met, when, where, and what it adopted. */
function described(locale: Locale, view: ConferenceView): string {
  const met = [view.body, whenHeld(locale, view), view.city].filter(Boolean).join(', ');
  const adopted = view.outcomes.filter(({ withdrawnOn }) => !withdrawnOn).map(({ title }) => title);
  const t = translator(locale, 'conference');
  return [met, view.theme, adopted.length > 0 && labelled(locale, t('adopted'), parted(locale, adopted))]
    .filter(Boolean)
    .join('. ');
}

/** The head of a conference's page; of one that was annulled its title alone. */
export const conferenceHead = (
  locale: Locale,
  view: ConferenceView | null,
  gone: Pick<AnnulledConference, 'title'> | null,
) => ({
  part: 'conference' as const,
  title: (view ?? gone)?.title,
  description: view && described(locale, view),
});
