import type { Locale } from '#db/vocabulary.ts';
import type { CommitmentRow } from '#lib/commitment/queries.ts';
import { translator } from '#lib/language/language.ts';
import { pointMark } from '#lib/text/rules.ts';

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
  const paragraph = t('paragraph', { place: inMarksOf(locale, own) });
  return own === place ? paragraph : [paragraph, [t('annex'), annex].filter(Boolean).join(' ')].join(', ');
}

/** The marks of points as a language writes them: the register keeps those of English, “2 (a) (ii)”, which in Russian is “2 а) ii)”. */
function inMarksOf(locale: Locale, place: string): string {
  const [one = '', two, three] = place.split(' ');
  if (locale !== 'ru' || !two) return place;
  const letters = /^\(([a-z])\1*\)$/.exec(two);
  const point = letters?.[1] ? pointMark(letters[1].charCodeAt(0) - 97, two.length - 2, locale) : two;
  return [one, point, three?.replace('(', '')].filter(Boolean).join(' ');
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
