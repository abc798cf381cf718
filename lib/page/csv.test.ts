import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '#lib/page/csv.ts';

/** Reads CSV back as RFC 4180 has it. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 1; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') field += text[i++];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ',') {
      row.push(field);
      field = '';
    } else if (!quoted && c === '\r' && text[i + 1] === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
      i++;
    } else field += c;
  }
  return rows;
}

test('a table is written with a byte order mark, commas and CRLF', () => {
  expect(
    csv([
      ['name', 'from', 'founding'],
      ['Côte, "d’Ivoire"', null, true],
    ]),
  ).toBe('\ufeffname,from,founding\r\n"Côte, ""d’Ivoire""",,true\r\n');
});

test.each(['=1+1', '+7 727', '-2', '@SUM(A1)', '\tx', '\r=x', ' =1', '\u00a0=1', '＝1'])(
  '%j opens as text, not as a formula',
  (text) => {
    expect(parse(csv([[text]]))[0]?.[0]).toBe(`'${text}`);
  },
);

test('a number stays a number', () => {
  expect(csv([[-2]])).toBe('\ufeff-2\r\n');
});

test('whatever is written is read back, but for the apostrophe before a formula', () => {
  const rows = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(rows, (given) => {
      const read = parse(csv(given));
      const isKept = (text: string, wanted: string | undefined) =>
        (text === wanted || text === `'${wanted}`) && !/^[\s\u00a0]*[=+\-@]/.test(text);
      return (
        read.length === given.length &&
        read.every(
          (row, at) => row.length === given[at]?.length && row.every((text, i) => isKept(text, given[at]?.[i])),
        )
      );
    }),
    { numRuns: 1000 },
  );
});
