import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentRow } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';

type Placed = Pick<CommitmentRow, 'place' | 'paragraphId'>;

/**
 * Where it stands, as people cite it: as it was typed; of a paragraph of ours “paragraph 3 (a)”, “paragraph 3 (a), annex”. Null where it is
 * not said.
 */
export function placeText(locale: Locale, { place, paragraphId }: Placed): string | null {
  if (!place || !paragraphId) return place;
  const t = translator(locale, 'commitment');
  // The register keeps the place of a paragraph with the word for an annex before it, in English.
  const [, annex = '', own = place] = /^annex ?([\p{L}\p{N}]*), (.+)$/u.exec(place) ?? [];
  const paragraph = t('paragraph', { place: own });
  return own === place ? paragraph : [paragraph, [t('annex'), annex].filter(Boolean).join(' ')].join(', ');
}

/** An actor's name: a participant's own, or the portal's words for all members and the secretariat. */
export function actorText(locale: Locale, { key, name }: { key: string; name: string | null }): string {
  const t = translator(locale, 'vocabulary');
  return key === 'all' || key === 'secretariat' ? t(`commitmentActor.${key}`) : (name ?? key);
}

/** Who is to keep it, in words. */
export const actorsText = (locale: Locale, actors: CommitmentRow['actors']): string =>
  actors.map((actor) => actorText(locale, actor)).join(', ');

/** The words of a commitment where only a line of them can stand. */
export const cut = (words: string, most = 90): string =>
  words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, '')} …` : words;
