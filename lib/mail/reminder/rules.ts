import { formatPartialDate, type Locale, translator } from '#lib/language/language.ts';
import { inEach, type Portal, type WordsByLanguage } from '#lib/mail/rules.ts';
import type { PartialDate } from '#lib/time/period.ts';

/** So many hours before a round closes or a silence expires, those who are asked are reminded of it. */
export const hoursBefore = 24;
/** What began less than so many hours ago was told then, and is not reminded of yet. */
export const hoursAfterBeginning = 12;
/** So many days before the last day of a commitment its coordinators are reminded of it. */
export const daysBefore = 14;

type DueCommitment = {
  id: string;
  /** What promises it, per language: the title of a public outcome, or a symbol. */
  source: Readonly<Record<string, string>>;
  place: string | null;
  due: PartialDate;
  daysLeft: number;
};

/** What a commitment is called in a mail: what promises it, and its place there; no word of it. */
export function commitmentCalled(locale: Locale, { source, place }: Pick<DueCommitment, 'source' | 'place'>): string {
  const title = source[locale] ?? source.en ?? Object.values(source)[0];
  return [title?.slice(0, 200), place].filter(Boolean).join(', ');
}

/** The words of a reminder of a commitment, by each language that the portal is offered in and in all of them. It names it by its place and says no word of it. */
export function commitmentWords(due: DueCommitment, { acronym, address, languages }: Portal): WordsByLanguage {
  return inEach(languages, (locale) => {
    const t = translator(locale, 'mail');
    const body = [
      t('commitment.text', { what: commitmentCalled(locale, due), when: formatPartialDate(locale, due.due) }),
      t('commitment.left', { days: due.daysLeft }),
      t('commitment.open', { address: `${address}/${locale}/portal/desk/commitment/${due.id}` }),
      t('portal', { acronym, address: `${address}/${locale}/portal` }),
    ].join('\n\n');
    return { subject: t('commitment.subject', { acronym }).slice(0, 78), body };
  });
}
