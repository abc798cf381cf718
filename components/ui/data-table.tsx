import type { ReactNode } from 'react';
import { type Sorting, type SortValue, sorted } from '#components/ui/sorting.ts';

export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and sizes stand at the end of the cell. */
  align?: 'start' | 'end';
  /** As narrow as its words. */
  shrink?: boolean;
  /**
   * What the rows may be put in order by; `true` where they come in the order asked for, as the pages of a long list do. Without it
   * the column offers none.
   */
  sort?: true | ((row: Row) => SortValue);
};
export type RowGroup<Row> = {
  key: string;
  label?: ReactNode;
  rows: readonly Row[];
  /** What stands under the label of a group without rows; without it such a group is left out. */
  empty?: ReactNode;
};

type Props<Row> = {
  caption: ReactNode;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  groups: readonly RowGroup<Row>[];
  rowKey: (row: Row) => string;
  rowId?: (row: Row) => string;
  /** What stands where there is no row. */
  empty: ReactNode;
  count?: string;
  download?: { href: string; label: string };
  /** The order that the address asks for, within each group; without it the rows stand as they are given. */
  sorting?: Sorting | undefined;
};

/**
 * A table with a caption, headings that stay and lead to another order, groups, a count and a download; on a phone each row
 * becomes an entry of a list.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, groups, rowKey, rowId, empty, count, download, sorting } = props;
  const filled = groups.filter((group) => group.rows.length > 0 || group.empty);
  const by = sorting && columns.find(({ key }) => key === sorting.by)?.sort;
  const inOrder = (rows: readonly Row[]) => (sorting && typeof by === 'function' ? sorted(rows, by, sorting) : rows);
  if (filled.length === 0) return <>{empty}</>;
  return (
    <div className="table-wrap">
      <table className="table lists">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        {filled.map((group) => (
          <tbody key={group.key} className={group.label ? 'group' : undefined}>
            {group.label && (
              <tr>
                <th colSpan={columns.length} scope="rowgroup">
                  {group.label}
                </th>
              </tr>
            )}
            {group.rows.length === 0 && (
              <tr>
                <td colSpan={columns.length} className="none">
                  {group.empty}
                </td>
              </tr>
            )}
            {inOrder(group.rows).map((row) => (
              <tr key={rowKey(row)} id={rowId?.(row)}>
                {columns.map((column, at) => cell(column, row, at === 0))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {(count || download) && (
        <div className="table-foot">
          {count && <span>{count}</span>}
          {download && (
            <a className="no-print" href={download.href}>
              {download.label}
            </a>
          )}
        </div>
      )}
    </div>
  );
}

/** A column's heading; where its rows can be put in order, a link that does it, or turns the order round. */
function Heading<Row>({ column, sorting }: { column: Column<Row>; sorting: Sorting | undefined }) {
  const { key, label, sort } = column;
  if (!sort || !sorting)
    return (
      <th scope="col" className={look(column)}>
        {label}
      </th>
    );
  const { by, descending, href } = sorting;
  const isOrder = by === key;
  const order = descending ? ('descending' as const) : ('ascending' as const);
  return (
    <th scope="col" className={look(column)} aria-sort={isOrder ? order : undefined}>
      <a href={href(key, isOrder && !descending)} rel="nofollow">
        {label}
        {isOrder && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  );
}

const look = <Row,>(column: Column<Row>): string | undefined =>
  [column.align === 'end' && 'end', column.shrink && 'shrink'].filter(Boolean).join(' ') || undefined;

/** One box in each cell, so that on a phone it stands beside its label; an empty cell stays empty. */
const wrapped = (content: ReactNode): ReactNode =>
  content === null || content === undefined || content === '' ? null : <div>{content}</div>;

function cell<Row>(column: Column<Row>, row: Row, first: boolean): ReactNode {
  if (first) {
    return (
      <th key={column.key} scope="row" className={look(column)}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td key={column.key} data-label={column.label} className={look(column)}>
      {wrapped(column.cell(row))}
    </td>
  );
}
