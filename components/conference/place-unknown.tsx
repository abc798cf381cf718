import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/kernel/language.ts';

/** Why a conference has no place: it is still to come, or no source says. */
export function PlaceUnknown({ locale, toCome }: { locale: Locale; toCome: boolean }) {
  return <span className="small">{translator(locale, 'conference')(toCome ? 'placeToCome' : 'placeNotSeen')}</span>;
}
