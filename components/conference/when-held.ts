import { heldOn } from '#components/source/when.ts';
import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { parted, translator } from '#lib/language/language.ts';

type Dated = Pick<ConferenceRow, 'from' | 'to' | 'dateOpen' | 'dateNote' | 'inferred'>;

/** When a conference is held, or was to be: its days, what is said beside them, or that the new date is still open; and what of them was inferred. */
export function whenHeld(locale: Locale, { from, to, dateOpen, dateNote, inferred }: Dated): string {
  const t = translator(locale, 'conference');
  const days = heldOn(locale, from, to);
  const said = inferred ? t('inferred.days', { days, part: t(`inferred.${inferred}`) }) : days;
  return parted(locale, [dateOpen ? t('dateOpen', { days: said }) : said, dateNote]);
}

/** A conference in a list to choose from, told apart from others of its name by its days and its place. */
export const toldApart = (locale: Locale, title: string, row: Dated & Pick<ConferenceRow, 'city'>): string =>
  [title, whenHeld(locale, row), row.city].filter(Boolean).join(', ');
