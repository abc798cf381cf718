import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import type { DigestNotice } from '#db/vocabulary.ts';
import { rows } from '#lib/act/read.ts';
import type { Waiting } from '#lib/jobs/outbox.ts';
import { type Portal, portalOf } from '#lib/jobs/portal.ts';
import { formatInstant, type Locale, translator } from '#lib/language/language.ts';
import { calledIn, inEach, runsWithinHours, timeLeft, type WordsByLanguage } from '#lib/mail/rules.ts';

/** What those who act for a participant are told of a text that is negotiated. */
export const textNotices = [
  'round-opened',
  'round-extended',
  'silence-begun',
  'silence-extended',
  'silence-broken',
  'silence-withdrawn',
  'silence-ended',
  'proposal-returned',
  'proposals-closing',
  'comments-closing',
  'silence-expiring',
  'text-adopted',
] as const;
export type TextNotice = (typeof textNotices)[number];

/**
 * Of each notice: is it told at once, in the next digest, or by the deadline that runs (decision 044)? Those that may wait are the digest's
 * own (`digestNotices`).
 */
const waits: Partial<Record<TextNotice, { as: DigestNotice; until: 'deadline' | 'digest' }>> = {
  'round-opened': { as: 'round-opened', until: 'deadline' },
  'round-extended': { as: 'round-extended', until: 'deadline' },
  'proposal-returned': { as: 'proposal-returned', until: 'deadline' },
  'text-adopted': { as: 'text-adopted', until: 'digest' },
};

/** As what a notice waits for the digest; null where it goes at once. `runs` is the deadline that runs on its text, null where none does. */
export function waitsAs(notice: TextNotice, now: Date, runs: Date | null): DigestNotice | null {
  const wait = waits[notice];
  if (!wait) return null;
  const isNear = runs !== null && runs.getTime() - now.getTime() <= runsWithinHours * 3_600_000;
  return wait.until === 'deadline' && isNear ? null : wait.as;
}

type Said = {
  symbol: string | null;
  textId: string;
  now: Date;
  until: Date | null;
  portal: Portal;
  /** That it is of an exercise, and that its round asks for answers in writing. */
  exercise?: boolean;
  asks?: boolean;
};

/**
 * The words of a notice of a text: by each language that the portal is offered in, and in all of them for whoever has none yet. It names the
 * text by its symbol alone and says no word of it: a mail may be read by others than those whom the text is for. `until` is the instant
 * that runs, with what is left of it.
 */
export function textNoticeWords(
  notice: TextNotice,
  { symbol, textId, now, until, portal, exercise = false, asks = false }: Said,
): WordsByLanguage {
  const { acronym, address, zone, languages } = portal;
  const inOne = (locale: Locale) => {
    const t = translator(locale, 'mail');
    const called = calledIn(locale, { symbol, id: textId });
    const body = [
      ...(exercise ? [t('text.exercise')] : []),
      t(`text.${notice}.text`, { symbol: called, when: until ? formatInstant(locale, until, zone) : '' }),
      ...(asks && (notice === 'round-opened' || notice === 'round-extended') ? [t('text.asks')] : []),
      ...(until && until > now ? [t('text.left', timeLeft(now, until))] : []),
      t('text.open', { address: `${address}/${locale}/portal/desk/agreement/${textId}` }),
      t('portal', { acronym, address: `${address}/${locale}/portal` }),
    ].join('\n\n');
    return { subject: t(`text.${notice}.subject`, { acronym, symbol: called }).slice(0, 78), body };
  };
  return inEach(languages, inOne);
}

const noticed = z.object({
  symbol: z.string().nullable(),
  runs: z.string().nullable(),
  exercise: z.boolean(),
  asks: z.boolean(),
});

/** The symbol of the last revision of a text, the nearest instant that runs on it, whether it is of an exercise, and whether its round asks for answers. */
async function asItStands(tx: Tx, textId: string) {
  const [found] = await rows(
    tx,
    noticed,
    sql`select (select d.symbol from text_revision r join document d on d.id = r.document_id where r.text_id = t.id order by r.number desc limit 1) as symbol,
      to_char(least(
        (select min(r.closes_at) from review_round r where r.text_id = t.id and r.closed_at is null and r.closes_at > clock_timestamp()),
        (select min(s.expires_at) from silence_procedure s where s.text_id = t.id and silence_state(s, clock_timestamp()) = 'running'))
        at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as runs,
      coalesce((select c.exercise from conference c where c.id = t.conference_id), false) as exercise,
      exists (select from review_round r where r.text_id = t.id and r.closed_at is null and r.kind = 'comments') as asks
      from text t where t.id = ${textId}`,
  );
  return found ?? { symbol: null, runs: null, exercise: false, asks: false };
}

type About = {
  textId: string;
  /** What it is of where it waits for the digest: the round; the text itself where nothing is said. */
  roundId?: string;
  participants: readonly string[];
  now: Date;
  until: Date | null;
};

/**
 * What tells those who act for some participants of a change on a text: for the `outbox` of the act that made it. A mail at once where a
 * deadline runs, else a line of their next digest. Nobody whom the text is not for is among them, and no word of it is in them.
 */
export async function textNotice(
  tx: Tx,
  notice: TextNotice,
  { textId, roundId, participants, now, until }: About,
): Promise<Waiting[]> {
  const portal = await portalOf(tx);
  if (!portal || participants.length === 0) return [];
  const { symbol, runs, exercise, asks } = await asItStands(tx, textId);
  const whom = [...participants];
  const kind = waitsAs(notice, now, until ?? (runs === null ? null : new Date(runs)));
  if (kind) return [{ kind: 'digest', notice: kind, subject: roundId ?? textId, participants: whom, role: null }];
  return [
    {
      kind: 'notice',
      participants: whom,
      role: null,
      words: textNoticeWords(notice, { symbol, textId, now, until, portal, exercise, asks }),
    },
  ];
}
