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
