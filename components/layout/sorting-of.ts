import type { Sorting } from '#components/ui/sorting.ts';
import type { Locale } from '#db/vocabulary.ts';
import { collator } from '#lib/language/formatter.ts';
import { translator } from '#lib/language/language.ts';

/**
 * Reads the order of a table from its page's query (`sort=date`, or `sort=-date` for the other way round) and makes the
 * addresses of the others, which keep the rest of the query and begin at the first page. `path` is the page's own, without one.
 */
export function sortingOf(locale: Locale, path: string, query: Readonly<Record<string, string | undefined>>): Sorting {
  const { sort = '', page: _page, ...rest } = query;
  const kept = Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return {
    by: sort.replace(/^-/, '') || null,
    descending: sort.startsWith('-'),
    href: (by, descending) => `${path}?${new URLSearchParams([...kept, ['sort', descending ? `-${by}` : by]])}`,
    label: translator(locale, 'frame')('inOrderOf'),
    compare: collator(locale, { sensitivity: 'base', numeric: true }).compare,
  };
}
