import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and sizes stand at the end of the cell. */
  align?: 'start' | 'end';
  /** As narrow as its words. */
  shrink?: boolean;
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
};

/** A table with a caption, headings that stay, groups, a count and a download; on a phone each row becomes an entry of a list. */
export function DataTable<Row>({ caption, columns, groups, rowKey, rowId, empty, count, download }: Props<Row>) {
  const filled = groups.filter((group) => group.rows.length > 0 || group.empty);
  if (filled.length === 0) return <>{empty}</>;
  return (
    <div className="table-wrap">
      <table className="table lists">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={look(column)}>
                {column.label}
              </th>
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
            {group.rows.map((row) => (
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
