import type { Locale, MembershipStatus, OrganizationRole } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { StatusWords } from '#lib/membership/queries.ts';

/** A status in the process's own word, or in ours where it has none. */
export const statusText = (locale: Locale, words: StatusWords, status: MembershipStatus): string =>
  words.find(({ means }) => means === status)?.name ?? translator(locale, 'vocabulary')(`membershipStatus.${status}`);

/** The status of a period, in the word that the period has. */
export const periodStatus = (
  locale: Locale,
  { status, statusWord }: { status: MembershipStatus; statusWord: string | null },
): string => statusWord ?? translator(locale, 'vocabulary')(`membershipStatus.${status}`);

/** The statuses to choose from: each of the process's own words, and ours where it has none. A value is `member`, or `member:word`. */
export const statusChoices = (locale: Locale, words: StatusWords, statuses: readonly MembershipStatus[]) =>
  statuses.flatMap((status) => {
    const own = words.filter(({ means }) => means === status);
    const choices = own.map(({ key, name }) => ({ value: `${status}:${key}`, label: name }));
    return choices.length > 0 ? choices : [{ value: `${status}`, label: statusText(locale, words, status) }];
  });

/** What is said of a status, and of an organization beside it the role that the register knows it in. */
export const withRole = (locale: Locale, { role }: { role: OrganizationRole | null }, said: string): string =>
  role ? `${said} (${translator(locale, 'vocabulary')(`organizationRole.${role}`)})` : said;
