import type { Locale, MailReason, MailState } from '#db/vocabulary.ts';
import { formatInstant, translator } from '#lib/language/language.ts';

/** What the holder of an account is told of it. */
export const accountNotices = ['opened', 'renewed', 'password-changed', 'second-factor-changed', 'unlocked'] as const;
export type AccountNotice = (typeof accountNotices)[number];

/** Whose portal it is, where, and in what languages it is offered. */
export type Portal = { acronym: string; address: string; zone: string; languages: readonly Locale[] };

/**
 * The words of a notice to the holder of an account: the first language that the portal is offered in, then its other ones, since
 * an account has no language yet. No password, secret or address that lets anybody in is ever in it.
 */
export function accountNoticeWords(
  notice: AccountNotice,
  { name, at, portal }: { name: string; at: Date; portal: Portal },
): { subject: string; body: string } {
  const { acronym, address, zone, languages } = portal;
  const paragraphs = (locale: Locale) => {
    const t = translator(locale, 'mail');
    const when = formatInstant(locale, at, zone);
    return [
      t('greeting', { name }),
      t(`account.${notice}.text`, { when }),
      t(`account.${notice}.unexpected`),
      t('portal', { acronym, address: `${address}/${locale}/portal` }),
    ].join('\n\n');
  };
  const [first = 'en'] = languages;
  return {
    subject: translator(first, 'mail')(`account.${notice}.subject`, { acronym }),
    body: languages.map(paragraphs).join('\n\n* * *\n\n'),
  };
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
