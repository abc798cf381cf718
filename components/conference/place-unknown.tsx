import type { Locale } from '#db/vocabulary.ts';
import type { ConferenceRow } from '#lib/conference/queries.ts';
import { translator } from '#lib/language/language.ts';

/** Why a conference has no place: it is still to come, or no source says. */
export function PlaceUnknown({ locale, toCome }: { locale: Locale; toCome: boolean }) {
  return (
    <span data-derived className="tw:text-sm tw:font-normal tw:text-muted">
      {translator(locale, 'conference')(toCome ? 'placeToCome' : 'placeNotSeen')}
    </span>
  );
}

/** The city among the facts of one conference; none where it is held online, and why where it is not known. */
export const cityOf = (locale: Locale, { city, mode, toCome }: Pick<ConferenceRow, 'city' | 'mode' | 'toCome'>) =>
  city ?? (mode === 'online' ? null : <PlaceUnknown locale={locale} toCome={toCome} />);
