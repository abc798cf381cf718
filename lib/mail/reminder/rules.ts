import { formatPartialDate, type Locale, translator } from '#lib/language/language.ts';
import type { Portal } from '#lib/mail/rules.ts';
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

/** The words of a reminder of a commitment, in each language that the portal is offered in. It names it by its place and says no word of it. */
export function commitmentWords(
  { id, source, place, due, daysLeft }: DueCommitment,
  { acronym, address, languages }: Portal,
): { subject: string; body: string } {
  const paragraphs = (locale: Locale) => {
    const t = translator(locale, 'mail');
    const title = source[locale] ?? source.en ?? Object.values(source)[0];
    const what = [title, place].filter(Boolean).join(', ');
    return [
      t('commitment.text', { what, when: formatPartialDate(locale, due) }),
      t('commitment.left', { days: daysLeft }),
      t('commitment.open', { address: `${address}/${locale}/portal/desk/commitment/${id}` }),
      t('portal', { acronym, address: `${address}/${locale}/portal` }),
    ].join('\n\n');
  };
  const [first = 'en'] = languages;
  return {
    subject: translator(first, 'mail')('commitment.subject', { acronym }).slice(0, 78),
    body: languages.map(paragraphs).join('\n\n* * *\n\n'),
  };
}
