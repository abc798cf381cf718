import { z } from 'zod';

export type CsvValue = string | number | boolean | null;

// What a spreadsheet would run as a formula when it opens the file (OWASP, CSV injection), wherever a line begins.
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes a table as CSV (RFC 4180: comma, CRLF, quotes doubled) in UTF-8 with a byte order mark, by which spreadsheets know
 * it. Null is an empty field; a text that a spreadsheet would take for a formula gets an apostrophe before it. The first
 * row is the heading; every row has as many fields.
 */
export function csv(rows: readonly (readonly CsvValue[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The columns that a table of rows of this shape has: a field is a column, an object's fields are one each behind its name (source_title),
 * and a list is one, as is a table of lists by name (`z.record`).
 */
export function columnsOf(shape: z.ZodObject, before = ''): string[] {
  return Object.entries(shape.shape).flatMap(([name, schema]) => {
    const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
    const column = `${before}${snake(name)}`;
    return inner instanceof z.ZodObject ? columnsOf(inner, `${column}_`) : [column];
  });
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One thing of a list in a field: by its name where it has one, else all that is said of it. */
const inList = (value: unknown): string =>
  isTable(value)
    ? typeof value.name === 'string'
      ? value.name
      : Object.values(value)
          .filter((one) => one !== null && one !== undefined)
          .join(' ')
    : String(value);

/** A table that is one column: by each of its names the list that it has, “ordinal: UNHCR …”. */
const named = (value: Record<string, unknown>): string | null =>
  Object.entries(value)
    .flatMap(([name, all]) => (Array.isArray(all) ? [`${snake(name)}: ${all.map(inList).join(', ')}`] : []))
    .join('; ') || null;

type Fields = { columns: readonly string[]; found: Map<string, CsvValue> };

function fieldsOf(row: Readonly<Record<string, unknown>>, before: string, { columns, found: fields }: Fields): void {
  for (const [name, value] of Object.entries(row)) {
    const column = `${before}${snake(name)}`;
    if (isTable(value) && columns.includes(column)) fields.set(column, named(value));
    else if (isTable(value)) fieldsOf(value, `${column}_`, { columns, found: fields });
    else if (Array.isArray(value)) fields.set(column, value.map(inList).join('; ') || null);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      fields.set(column, value);
  }
}

/** A row as its fields in the order of the columns (`columnsOf`); what is null or not there is empty, a list is its things parted by “; ”. */
export function flat(columns: readonly string[], row: Readonly<Record<string, unknown>>): CsvValue[] {
  const found = new Map<string, CsvValue>();
  fieldsOf(row, '', { columns, found });
  return columns.map((column) => found.get(column) ?? null);
}
