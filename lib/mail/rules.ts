import type { Locale, MailReason, MailState } from '#db/vocabulary.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

/** What the holder of an account is told of it. */
export const accountNotices = ['opened', 'renewed', 'password-changed', 'second-factor-changed', 'unlocked'] as const;
export type AccountNotice = (typeof accountNotices)[number];

/** Whose portal it is, where, and in what languages it is offered. */
export type Portal = { acronym: string; address: string; zone: string; languages: readonly Locale[] };

type Words = { subject: string; body: string };
/** What is written to several people: in the language of each, and in all of them to whoever has none yet. */
export type WordsByLanguage = Partial<Record<Locale, Words>> & { all: Words };

/** The languages that somebody is written to in: their own, where the portal is offered in it; each, where none is known. */
export const spokenTo = (language: Locale | null, offered: readonly Locale[]): readonly Locale[] =>
  language && offered.includes(language) ? [language] : offered;

/** The same words in each language, and all of them one below the other for whoever is written to in none of them yet. */
export function inEach(languages: readonly Locale[], inOne: (locale: Locale) => Words): WordsByLanguage {
  const said = languages.map((locale) => ({ locale, ...inOne(locale) }));
  const byLanguage = Object.fromEntries(said.map(({ locale, subject, body }) => [locale, { subject, body }]));
  const all = { subject: said[0]?.subject ?? '', body: said.map(({ body }) => body).join('\n\n* * *\n\n') };
  return { ...byLanguage, all };
}

/** A deadline runs that is no further than so many hours: whoever reads their digest a day later has as much time again. */
export const runsWithinHours = 48;

/** What is left until an instant, in whole hours; none where it is past. */
export function timeLeft(now: Date, until: Date): { days: number; hours: number } {
  const hours = Math.max(0, Math.floor((until.getTime() - now.getTime()) / 3_600_000));
  return { days: Math.floor(hours / 24), hours: hours % 24 };
}

/** What a text is called in a mail: its symbol, or the beginning of its id where the process gives none. Its title is not for everybody. */
export const calledIn = (locale: Locale, { symbol, id }: { symbol: string | null; id: string }): string =>
  symbol ?? translator(locale, 'mail')('text.unnamed', { mark: id.slice(0, 8) });

/**
 * The words of a notice to the holder of an account, in their language or, where none is known yet, in each that the portal is offered in. No password, secret or address that lets anybody in is ever in it.
 */
export function accountNoticeWords(
  notice: AccountNotice,
  { name, language = null, at, portal }: { name: string; language?: Locale | null; at: Date; portal: Portal },
): Words {
  const { acronym, address, zone, languages } = portal;
  return inEach(spokenTo(language, languages), (locale) => {
    const t = translator(locale, 'mail');
    const when = formatInstant(locale, at, zone);
    const body = [
      t('greeting', { name }),
      t(`account.${notice}.text`, { when }),
      t(`account.${notice}.unexpected`),
      t('portal', { acronym, address: `${address}/${locale}/portal` }),
    ].join('\n\n');
    return { subject: t(`account.${notice}.subject`, { acronym }), body };
  }).all;
}

/** Domains that exist for examples only (RFC 2606): demonstration accounts have such addresses, and nothing is sent there. */
export const isExampleAddress = (address: string): boolean =>
  /@(?:[^@]+\.)?(?:example|invalid|example\.(?:com|net|org))$/i.test(address);

/** How a sending ended. `deferred`: the server surely does not have the mail; `unknown`: it may have it. */
export type OutcomeKind = 'accepted' | 'refused' | 'deferred' | 'unknown';

/**
 * What becomes of a mail after an attempt. Only what the server surely has not got is tried again, and not after the `last` time; what
 * it may have waits for a person, since a mail sent twice cannot be taken back.
 */
export function stateAfter(outcome: OutcomeKind, last: boolean): { state: MailState; reason: MailReason | null } {
  switch (outcome) {
    case 'accepted':
      return { state: 'sent', reason: null };
    case 'deferred':
      return last ? { state: 'failed', reason: 'deferred' } : { state: 'queued', reason: null };
    default:
      return { state: 'failed', reason: outcome };
  }
}

/** May a person have it sent again, or dropped? A mail on its way, sent or dropped is past deciding. */
export const awaitsDecision = (state: MailState): boolean => state === 'failed' || state === 'held';

/** Of the messages those that await a decision, are on their way, or are done with. */
export const filters = { open: ['failed', 'held'], waiting: ['queued', 'sending'], done: ['sent', 'dropped'] } as const;
export type Filter = keyof typeof filters;
export const filterKeys: readonly Filter[] = ['open', 'waiting', 'done'];

/** Pages of the room. */
export const perPage = 50;
