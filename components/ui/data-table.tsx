import type { ReactNode } from 'react';
import { classes } from '#components/ui/classes.ts';
import { type Sorting, type SortValue, sorted } from '#components/ui/sorting.ts';
import * as look from '#components/ui/table-look.ts';

export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and sizes stand at the end of the cell. */
  align?: 'start' | 'end';
  /** Worked out here, or only leading elsewhere: nothing that a source would be named for. */
  derived?: boolean;
  /** As narrow as its words. */
  shrink?: boolean;
  /** A utility that gives its width, in a table that is `fixed`. */
  width?: string;
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
  /** A heading above says what the caption does: it is read out, and not shown. */
  silent?: boolean;
  /** All of it is worked out here, or leads to where it is said with its sources: nothing that a source would be named for. */
  derived?: boolean;
  /** Many narrow columns: their headings stand upright. */
  upright?: boolean;
  /** The columns are as wide as they say, whatever is in them, so that tables below one another align. */
  fixed?: boolean;
};

/**
 * A table with a caption, headings that stay and lead to another order, groups, a count and a download; on a phone each row
 * becomes an entry of a list.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, groups, rowKey, rowId, empty, count, download, sorting } = props;
  const { upright = false, fixed = false, silent = false, derived = false } = props;
  const orders = sorting ? columns.filter(({ sort }) => sort) : [];
  const filled = groups.filter((group) => group.rows.length > 0 || group.empty);
  const by = sorting && columns.find(({ key }) => key === sorting.by)?.sort;
  const inOrder = (rows: readonly Row[]) => (sorting && typeof by === 'function' ? sorted(rows, by, sorting) : rows);
  if (filled.length === 0) return <>{empty}</>;
  return (
    <div
      data-rows
      data-derived={derived || undefined}
      className="tw:@container/rows tw:relative tw:abreast:[container:none]"
    >
      {sorting && orders.length > 1 && <Orders columns={orders} sorting={sorting} />}
      <table className={classes(look.tableLook, fixed && 'tw:md:table-fixed')}>
        <caption className={classes(look.captionLook, silent && look.silentLook)}>{caption}</caption>
        <thead className={look.headLook}>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} upright={upright} />
            ))}
          </tr>
        </thead>
        {filled.map((group) => (
          <tbody key={group.key}>
            {group.label && (
              <tr className={look.rowLook}>
                <th colSpan={columns.length} scope="rowgroup" className={look.groupLook}>
                  {group.label}
                </th>
              </tr>
            )}
            {group.rows.length === 0 && (
              <tr className={look.rowLook}>
                <td colSpan={columns.length} className={look.noneLook}>
                  {group.empty}
                </td>
              </tr>
            )}
            {inOrder(group.rows).map((row) => (
              <tr key={rowKey(row)} id={rowId?.(row)} className={look.rowLook}>
                {columns.map((column, at) => cell(column, row, at === 0))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {(count || download) && (
        <div className={look.footLook}>
          {count && <span>{count}</span>}
          {download && (
            <a className="tw:print:hidden" href={download.href}>
              {download.label}
            </a>
          )}
        </div>
      )}
    </div>
  );
}

/** Where a list has no headings, the same links above it. */
function Orders<Row>({ columns, sorting }: { columns: readonly Column<Row>[]; sorting: Sorting }) {
  const { by, descending, href, label } = sorting;
  return (
    <div className={look.ordersLook}>
      {label}
      <ul className="tw:contents">
        {columns.map((column) => {
          const isOrder = by === column.key;
          return (
            <li key={column.key}>
              <a
                className={look.orderLinkLook}
                href={href(column.key, isOrder && !descending)}
                rel="nofollow"
                aria-current={isOrder ? 'true' : undefined}
              >
                {column.label}
                {isOrder && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type HeadingProps<Row> = { column: Column<Row>; sorting: Sorting | undefined; upright: boolean };

/** A column's heading; where its rows can be put in order, a link that does it, or turns the order round. */
function Heading<Row>({ column, sorting, upright }: HeadingProps<Row>) {
  const { key, label, sort } = column;
  const className = classes(look.headingLook, upright && look.uprightLook, column.width, ...narrow(column));
  if (!sort || !sorting)
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  const { by, descending, href } = sorting;
  const isOrder = by === key;
  const order = descending ? ('descending' as const) : ('ascending' as const);
  return (
    <th scope="col" className={className} aria-sort={isOrder ? order : undefined}>
      <a className={look.orderLook} href={href(key, isOrder && !descending)} rel="nofollow">
        {label}
        {isOrder && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  );
}

const narrow = <Row,>({ align, shrink }: Column<Row>) => [
  align === 'end' && look.endLook,
  shrink === true && look.shrinkLook,
];

/** One box in each cell, so that on a phone it stands beside its label; an empty cell, and one whose condition does not hold, stays empty. */
const wrapped = (content: ReactNode): ReactNode =>
  content === null || content === undefined || content === '' || typeof content === 'boolean' ? null : (
    <div>{content}</div>
  );

function cell<Row>(column: Column<Row>, row: Row, first: boolean): ReactNode {
  if (first) {
    return (
      <th key={column.key} scope="row" className={classes(look.nameLook, ...narrow(column))}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td
      key={column.key}
      data-label={column.label}
      data-derived={column.derived || undefined}
      className={classes(...narrow(column)) || undefined}
    >
      {wrapped(column.cell(row))}
    </td>
  );
}
