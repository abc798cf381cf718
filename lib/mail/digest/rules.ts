import type { DigestNotice } from '#db/vocabulary.ts';
import { formatInstant, formatPartialDate, type Locale, translator } from '#lib/language/language.ts';
import { commitmentCalled } from '#lib/mail/reminder/rules.ts';
import { calledIn, inEach, type Portal, spokenTo, timeLeft } from '#lib/mail/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

/** The hour of the seat's clock from which the digest of a day goes: before its office begins, so that the day is read with it. */
export const digestHour = 7;

/** What a line is of, as its reader may see it when the digest goes. */
export type DigestLine = {
  notice: DigestNotice;
  /** The text, document or commitment that it leads to. */
  leadsTo: string;
  symbol: string | null;
  /** How many of the same there were since the last digest. */
  count: number;
  /** When it ends: the close of a round; null where nothing runs. */
  until: Date | null;
  /** The round was closed, or its instant is past. */
  over: boolean;
  commitment: {
    source: Readonly<Record<string, string>>;
    place: string | null;
    due: PartialDate;
    daysLeft: number;
  } | null;
};

/** At most so many lines are written out; the rest stands on the desk. */
const mostLines = 60;
/** What a mail may hold (lib/jobs/outbox.ts). */
const mostLetters = 20_000;

/** What runs comes first, the nearest before the others; then the rest in the order in which it changed. */
export function inDigestOrder(lines: readonly DigestLine[]): DigestLine[] {
  const endOf = ({ until, over }: DigestLine) => (until && !over ? until.getTime() : Number.POSITIVE_INFINITY);
  return lines.toSorted((a, b) => (endOf(a) === endOf(b) ? 0 : endOf(a) - endOf(b)));
}

type Of = { name: string; now: Date; portal: Portal; language: Locale | null };

/**
 * The words of a digest, in the language of its reader or, where none is known yet, in each that the portal is offered in. Symbols, instants with
 * their zone and what is left of them, and addresses: no word of a text, a proposal or a commitment.
 */
export function digestWords(
  lines: readonly DigestLine[],
  { name, now, portal, language }: Of,
): { subject: string; body: string } {
  const spoken = spokenTo(language, portal.languages);
  const ordered = inDigestOrder(lines);
  const written = (shown: number) => {
    const words = inEach(spoken, (locale) => {
      const t = translator(locale, 'mail');
      const { acronym, address } = portal;
      const body = [
        t('greeting', { name }),
        t('digest.lead'),
        ...ordered.slice(0, shown).map((line) => entryOf(line, { locale, now, portal })),
        ...(ordered.length > shown ? [t('digest.more', { count: ordered.length - shown })] : []),
        t('digest.portal', { acronym, address: `${address}/${locale}/portal/desk` }),
      ].join('\n\n');
      return { subject: t('digest.subject', { acronym, count: ordered.length }).slice(0, 78), body };
    });
    return words.all;
  };
  for (let shown = Math.min(mostLines, ordered.length); ; shown = Math.floor(shown / 2)) {
    const words = written(shown);
    if (words.body.length <= mostLetters || shown === 0) return words;
  }
}

const pathOf = ({ notice, leadsTo }: DigestLine): string => {
  if (notice === 'document-issued') return `/desk/document/${leadsTo}`;
  return notice === 'commitment-due' ? `/desk/commitment/${leadsTo}` : `/desk/agreement/${leadsTo}`;
};

function entryOf(line: DigestLine, of: { locale: Locale; now: Date; portal: Portal }): string {
  const { locale, now, portal } = of;
  const { notice, leadsTo, symbol, count, until, over, commitment } = line;
  const t = translator(locale, 'mail');
  const called = calledIn(locale, { symbol, id: leadsTo });
  const when = until ? formatInstant(locale, until, portal.zone) : '';
  const said = () => {
    if (notice === 'commitment-due')
      return commitment
        ? [
            t('digest.commitment-due', {
              what: commitmentCalled(locale, commitment),
              when: formatPartialDate(locale, commitment.due),
            }),
            t('commitment.left', { days: commitment.daysLeft }),
          ]
        : [];
    if (over && (notice === 'round-opened' || notice === 'round-extended'))
      return [t('digest.round-over', { symbol: called, when })];
    const runs = until && !over ? [t('text.left', timeLeft(now, until))] : [];
    return [t(`digest.${notice}`, { symbol: called, when, count }), ...runs];
  };
  return `– ${said().join(' ')}\n${portal.address}/${locale}/portal${pathOf(line)}`;
}
