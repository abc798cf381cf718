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
