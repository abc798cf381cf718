import { dateFormat, memoizer } from '#lib/language/formatter.ts';

const months = memoizer<string>();

/** A day with its month as Intl writes it: “24 avril”, with or without the space that binds. */
const dayMonth = () =>
  months('fr', () => {
    const named = dateFormat('fr', { month: 'long', timeZone: 'UTC' });
    const all = [...Array(12).keys()].map((at) => named.format(Date.UTC(2025, at)));
    return `(?=\\d{1,2}(?:er)?(?:[–-]\\d{1,2})?[\\s\\u00a0](?:${all.join('|')}))`;
  });

/**
 * French sets the article before a day and not before a month or a year, so what takes a date of any precision is written without:
 * “depuis 24 avril 2025” becomes “depuis le 24 avril 2025”, “de …” “du …”, “jusqu’à …” “jusqu’au …”.
 */
export function withArticles(text: string): string {
  const day = dayMonth();
  return text
    .replace(/\b([Dd])e (?=(?:avril|août|octobre)\b)/g, '$1’')
    .replace(new RegExp(`\\b([Dd])e ${day}`, 'g'), '$1u ')
    .replace(
      new RegExp(`(^|[\\s’(])(à|À) ${day}`, 'g'),
      (_, before: string, a: string) => `${before}${a === 'à' ? 'au' : 'Au'} `,
    )
    .replace(new RegExp(`\\b([Dd]epuis) ${day}`, 'g'), '$1 le ');
}

/** The first of a month is an ordinal: “1er avril”, “1er–3 avril”. */
export const firstOfMonth = (text: string): string => text.replace(/^1(?=[\s\u00a0–-])/, '1er');
