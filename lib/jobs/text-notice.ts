import type { Tx } from '#db/client.ts';
import type { Waiting } from '#lib/jobs/outbox.ts';
import { type Portal, portalOf } from '#lib/jobs/portal.ts';
import { formatInstant, type Locale, translator } from '#lib/language/language.ts';

/** What those who act for a participant are told of a text that is negotiated. */
export const textNotices = [
  'round-opened',
  'round-extended',
  'silence-begun',
  'silence-extended',
  'silence-broken',
  'silence-withdrawn',
  'proposal-returned',
  'proposals-closing',
  'comments-closing',
  'silence-expiring',
] as const;
export type TextNotice = (typeof textNotices)[number];

/**
 * The words of a notice of a text, in each language that the portal is offered in. It names the text by its symbol alone and says no word of
 * it: a mail may be read by others than those whom the text is for. `until` is the instant that runs, with what is left of it.
 */
export function textNoticeWords(
  notice: TextNotice,
  { symbol, path, now, until, portal }: { symbol: string; path: string; now: Date; until: Date | null; portal: Portal },
): { subject: string; body: string } {
  const { acronym, address, zone, languages } = portal;
  const hours = until ? Math.max(0, Math.floor((until.getTime() - now.getTime()) / 3_600_000)) : 0;
  const paragraphs = (locale: Locale) => {
    const t = translator(locale, 'mail');
    return [
      t(`text.${notice}.text`, { symbol, when: until ? formatInstant(locale, until, zone) : '' }),
      ...(until ? [t('text.left', { days: Math.floor(hours / 24), hours: hours % 24 })] : []),
      t('text.open', { address: `${address}/${locale}/portal${path}` }),
      t('portal', { acronym, address: `${address}/${locale}/portal` }),
    ].join('\n\n');
  };
  const [first = 'en'] = languages;
  return {
    subject: translator(first, 'mail')(`text.${notice}.subject`, { acronym, symbol }).slice(0, 78),
    body: languages.map(paragraphs).join('\n\n* * *\n\n'),
  };
}

/**
 * The mails that tell those who act for some participants what runs on a text: for the `outbox` of the act that began it. Nobody whom the
 * text is not for is among them, and no word of it is in them.
 */
export async function textNotice(
  tx: Tx,
  notice: TextNotice,
  about: { textId: string; symbol: string; participants: readonly string[]; now: Date; until: Date | null },
): Promise<Waiting[]> {
  const portal = await portalOf(tx);
  if (!portal) return [];
  const { textId, symbol, participants, now, until } = about;
  const words = textNoticeWords(notice, { symbol, path: `/desk/agreement/${textId}`, now, until, portal });
  return [{ kind: 'notice', participants: [...participants], mail: words }];
}
