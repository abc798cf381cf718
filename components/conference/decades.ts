import type { RowGroup } from '#components/ui/data-table.tsx';
import type { Locale } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import type { PartialDate } from '#lib/time/period.ts';

/** The first year of the decade of a year or a day: 2010 of 2019 and of 2016-11-01. */
export const decadeOf = (of: string): string => `${of.slice(0, 3)}0`;

/** So many rows are read at one glance, without a heading between them. */
const few = 10;

/** Rows under the decade of their first day, in the order in which they come; few, or all of one decade, without a heading. */
export function byDecade<Row extends { from: PartialDate }>(locale: Locale, rows: readonly Row[]): RowGroup<Row>[] {
  const decades = [...Map.groupBy(rows, ({ from }) => decadeOf(from.date))];
  if (rows.length <= few || decades.length === 1) return [{ key: 'rows', rows }];
  return decades.map(([decade, of]) => ({
    key: decade,
    label: translator(locale, 'conference')('decade', { from: decade }),
    rows: of,
  }));
}
