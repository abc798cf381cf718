/** In which order the rows of a table stand, as its address says it, and the addresses of the other orders. */
export type Sorting = {
  /** The key of a column; null where the rows stand in their own order. */
  by: string | null;
  descending: boolean;
  href: (by: string, descending: boolean) => string;
  /** “In order of”, before the links to the orders where a list has no headings. */
  label: string;
  /** Orders texts as the language shown does. */
  compare: (a: string, b: string) => number;
};

/** What a row is put in order by; null stands last in either direction. */
export type SortValue = string | number | null | undefined;

/** The rows in the order asked for; those that are alike keep their own. */
export function sorted<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  { descending, compare }: Pick<Sorting, 'descending' | 'compare'>,
): Row[] {
  const direction = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one) ?? null, value(other) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
    return direction * compare(String(a), String(b));
  });
}
