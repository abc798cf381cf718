import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { loadedRegister } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { locales, natures } from '#db/vocabulary.ts';
import { inOrderOf, listed, orderOf, searchedFor, searchOf } from '#lib/act/list.ts';
import { rows } from '#lib/act/read.ts';
import { perPage } from '#lib/act/shape.ts';
import { compareSymbols, formatSymbol, parseSymbol } from '#lib/document/rules.ts';
import { inProtocolOrder } from '#lib/language/language.ts';

beforeAll(loadedRegister);

/** What a revision replaces, said over again without SQL: the document without its last Rev. or the Rev. before it. */
function replacedBy(text: string, used: readonly string[]): string | null {
  const symbol = parseSymbol(text);
  const last = symbol?.suffixes.at(-1);
  if (!symbol || last?.kind !== 'Rev') return null;
  const stem = symbol.suffixes.slice(0, -1);
  for (let number = last.number - 1; number >= 0; number--) {
    const earlier = formatSymbol({ ...symbol, suffixes: number === 0 ? stem : [...stem, { kind: 'Rev', number }] });
    if (used.includes(earlier)) return earlier;
  }
  return null;
}

const suffix = fc.record({
  kind: fc.constantFrom('Rev' as const, 'Add' as const, 'Corr' as const),
  number: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 999 })),
});
const meeting = fc.oneof(
  fc.record({ ordinal: fc.integer({ min: 1, max: 999 }), year: fc.constant(null) }),
  fc.record({ ordinal: fc.constant(null), year: fc.integer({ min: 1000, max: 2999 }) }),
);
const symbol = fc
  .record({
    prefix: fc.constantFrom('AP', 'AP-X', 'A1', 'B'),
    body: fc.constantFrom('SOM', 'SO', 'MC', 'TWG'),
    meeting,
    nature: fc.constantFrom(...natures),
    serial: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9999 })),
    suffixes: fc.array(suffix, { maxLength: 3 }),
  })
  .map(({ meeting: of, ...rest }) => formatSymbol({ ...rest, ...of }));
const anyText = fc.oneof(
  { weight: 5, arbitrary: symbol },
  fc.constantFrom('ap/som.9/1', 'AP/SOM.9/INF.0', 'Letter of the Chair', 'AP/SOM.9/1/Rev.1000'),
);

test('symbols stand in SQL as the rule puts them in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyText, { maxLength: 60 }), async (symbols) => {
      const found = await rows(
        database(),
        z.object({ symbol: z.string() }),
        sql`select symbol from json_array_elements_text(${JSON.stringify(symbols)}::json) symbol order by symbol_key(symbol) collate "C"`,
      );
      expect(found.map(({ symbol }) => symbol)).toEqual(symbols.toSorted(compareSymbols));
    }),
    { numRuns: 60 },
  );
});

test('which document a revision replaces is the same in SQL as by the rule', async () => {
  const revisions = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
  const stem = fc.constantFrom('AP/SOM.9/1', 'AP/SOM.9/L.2', 'AP/SOM.9/1/Add.1', 'AP/SOM.9/1/Rev.2/Add.1');
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(stem, revisions), { selector: ([one]) => one, maxLength: 4 }),
      async (given) => {
        const symbols = given.flatMap(([of, numbers]) => numbers.map((n) => (n === 0 ? of : `${of}/Rev.${n}`)));
        const found = await rows(
          database(),
          z.object({ symbol: z.string(), replaces: z.string().nullable() }),
          sql`with d as (select s as symbol, symbol_series(s) as series, symbol_revision(s) as revision from json_array_elements_text(${JSON.stringify(symbols)}::json) s)
          select d.symbol, case when d.revision > 0 then (select s.symbol from d s where s.series = d.series and s.revision < d.revision
            order by s.revision desc limit 1) end as replaces from d`,
        );
        for (const { symbol, replaces } of found)
          expect([symbol, replaces]).toEqual([symbol, replacedBy(symbol, symbols)]);
      },
    ),
    { numRuns: 40 },
  );
});

test.each(locales)('names stand in SQL in the protocol’s order, in %s', async (locale) => {
  const own = {
    en: ['Åland', 'Zambia', 'Côte d’Ivoire', 'Cook Islands', 'Éire', 'Viet Nam', 'Vatican'],
    fr: ['Égypte', 'Équateur', 'Espagne', 'Îles Cook', 'Irlande', 'Œuvre', 'Oman'],
    ru: ['Ёлка', 'Едим', 'Жук', 'Йод', 'Игла', 'ёж', 'Эстония'],
  };
  const named = await rows(
    database(),
    z.object({ name: z.string() }),
    sql`select n.name from (select state_named(iso3, ${locale}, today()) as name from state
        union select name from json_array_elements_text(${JSON.stringify(own[locale])}::json) name) n order by ${inOrderOf(locale, sql`n.name`)}`,
  );
  const names = named.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(15);
  expect(names).toEqual(inProtocolOrder(locale, names.toReversed(), (name) => name));
});

const numbers = (count: number, page: string | undefined, sort?: string) =>
  listed(
    database(),
    z.object({ n: z.int() }),
    { page },
    {
      from: sql`from generate_series(1, ${count}::int) n`,
      key: sql`n`,
      order: orderOf(sort, { parity: sql`n % 2` }, sql`n`),
      row: sql`select pick.key as n`,
    },
  );

test('a page has its rows in order, with how many there are, and one that is none becomes the nearest', async () => {
  const second = await numbers(120, '2');
  expect([second.total, second.page, second.pages]).toEqual([120, 2, 3]);
  expect(second.rows.map(({ n }) => n)).toEqual(Array.from({ length: perPage }, (_, at) => perPage + at + 1));
  for (const [asked, page] of [
    [undefined, 1],
    ['', 1],
    ['0', 1],
    ['-7', 1],
    ['x', 1],
    ['3', 3],
    ['4', 3],
    ['99999999999999999999', 3],
  ] as const)
    expect((await numbers(120, asked)).page, asked).toBe(page);
  expect(await numbers(0, '5')).toEqual({ rows: [], total: 0, page: 1, pages: 1 });
  expect((await numbers(perPage, '2')).pages).toBe(1);
});

test('an order that there is none of is the list’s own; one turned round keeps it among what is alike', async () => {
  const first = async (sort: string) => (await numbers(6, '1', sort)).rows.map(({ n }) => n);
  expect(await first('parity')).toEqual([2, 4, 6, 1, 3, 5]);
  expect(await first('-parity')).toEqual([1, 3, 5, 2, 4, 6]);
  for (const none of ['name', '', '-', 'toString', '__proto__']) expect(await first(none)).toEqual([1, 2, 3, 4, 5, 6]);
});

/** Is a text found by a search, as documents are? */
async function finds(text: string, query: string): Promise<boolean> {
  const condition = searchedFor(sql`d.searched`, searchOf(query)) ?? sql`true`;
  const found = await rows(
    database(),
    z.object({ found: z.boolean() }),
    sql`select ${condition} as found from (select search_text(${text}) as searched) d`,
  );
  return found[0]?.found ?? false;
}

test.each([
  ['Йодный учёт', 'йодный'.normalize('NFD')],
  ['Йодный учёт'.normalize('NFD'), 'йодный'],
  ['Йодный учёт'.normalize('NFD'), 'УЧЁТ'],
  ['Новогодняя ёлка', 'елка'],
  ['Türkiye and Çeşme', 'turkiye cesme'],
  ['AP/SOM.9/INF.2 Report', 'ap/som.9/inf.2'],
  ['AP/SOM.9/INF.2 Report', 'AP / SOM.9 / INF.2'],
  ['AP/SOM.9/INF.2 Report', ' ap/som.9/\u00a0inf.2 '],
  ['Report\u00a0on migration', 'migration report'],
  ['Report on migration', 'gratio'],
  ['100% of _all_', '100% _all_'],
  ['Соглашение', ''],
])('%j is found by %j', async (text, query) => {
  expect(await finds(text, query)).toBe(true);
});

test.each([
  ['Report on migration', 'migration reports'],
  ['AP/SOM.9/INF.2', 'INF.3'],
  ['Report', '%'],
  ['Report', 'r_port'],
])('%j is not found by %j', async (text, query) => {
  expect(await finds(text, query)).toBe(false);
});
