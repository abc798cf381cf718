import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';

/** Which tables hold what a part of the public side shows, and by which parameters of its address they are narrowed. */
const tablesOf = {
  members: { tables: ['members', 'memberships'], narrowedBy: ['date'] },
  chairmanship: { tables: ['chairmanship'], narrowedBy: [] },
  secretariat: { tables: ['secretariat'], narrowedBy: [] },
  bodies: { tables: ['bodies', 'body-members'], narrowedBy: [] },
  conferences: { tables: ['conferences'], narrowedBy: ['body', 'year', 'participant'] },
  outcomes: { tables: ['outcomes'], narrowedBy: [] },
  commitments: { tables: ['commitments'], narrowedBy: [] },
  documents: { tables: ['documents'], narrowedBy: [] },
  news: { tables: ['news'], narrowedBy: [] },
} as const;
const isPart = (name: string): name is keyof typeof tablesOf => Object.hasOwn(tablesOf, name);

/** The address of a table as CSV, or of anything else of the open data, in a language. */
export const dataHref = (locale: Locale, name: string, more: Readonly<Record<string, string>> = {}): string =>
  `/api/v1/${name}?${new URLSearchParams({ ...more, locale })}`;

/** What a page shows as tables to take away, in its own language and narrowed as it is: `path` is its address below the language. */
export function asData(locale: Locale, path: string): { href: string; label: string }[] {
  const t = translator(locale, 'data');
  const [bare = '', query = ''] = path.split('?');
  const [, part = '', thing] = bare.split('/');
  if (thing || !isPart(part)) return [];
  const { tables, narrowedBy } = tablesOf[part];
  const given = new URLSearchParams(query);
  const narrowed = Object.fromEntries(
    narrowedBy.flatMap((name) => {
      const value = given.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  return tables.map((table, at) => ({
    // The second table of a part is the whole history: nothing narrows it.
    href: dataHref(locale, `${table}.csv`, at === 0 ? narrowed : {}),
    label: t('csvOf', { table: t(`tables.${table}`) }),
  }));
}
