import { whereAlpha2 } from 'iso-3166-1';

/**
 * The address of the public page of a State or an organization, below the language: `/states/kaz`, `/organizations/iom`. Takes a participant's key
 * (KAZ, org:IOM); an address is written in small letters.
 */
export function participantPath(key: string): string {
  const acronym = key.startsWith('org:') ? key.slice(4) : null;
  return acronym === null
    ? `/states/${key.toLowerCase()}`
    : `/organizations/${encodeURIComponent(acronym.toLowerCase())}`;
}

/** What names a State in an address, by the code that was asked for: that of three letters, for which the one of two stands too (ISO 3166-1), in small letters. */
export const stateInAddress = (given: string): string =>
  ((given.length === 2 ? whereAlpha2(given.toUpperCase())?.alpha3 : undefined) ?? given).toLowerCase();
