import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessLevels, type Capacity, documentStages, natures } from '#db/vocabulary.ts';
import {
  accessReason,
  compareSymbols,
  type Symbol as DocumentSymbol,
  formatSymbol,
  mayMove,
  parseSymbol,
  proposeRevision,
  proposeSymbol,
  symbolFault,
} from '#lib/document/rules.ts';

const number = fc.integer({ min: 1, max: 99 });
const anySymbol: fc.Arbitrary<DocumentSymbol> = fc
  .record({
    prefix: fc.constantFrom('AP', 'BP-2'),
    body: fc.constantFrom('MC', 'SOM', 'TEM'),
    numbered: fc.boolean(),
    n: number,
    nature: fc.constantFrom(...natures),
    serial: number,
    suffixes: fc.array(fc.record({ kind: fc.constantFrom('Rev', 'Add', 'Corr'), number }), { maxLength: 3 }),
  })
  .map(({ numbered, n, ...rest }) => ({ ...rest, ordinal: numbered ? n : null, year: numbered ? null : 2000 + n }));

test('a symbol is read as it is written', () => {
  fc.assert(
    fc.property(anySymbol, (symbol) => {
      expect(parseSymbol(formatSymbol(symbol))).toEqual(symbol);
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  '',
  'AP',
  'AP/MC.3',
  'AP/MC.3/L.0',
  'AP/MC.03/L.1',
  'AP/MC.3/L.1/rev.1',
  'ap/MC.3/1',
  'AP/MC.3/X.1',
  'AP/MC.3/L.1/',
  'AP/MC.3/L.1/Rev.0',
  ' AP/MC.3/1',
  'AP/MC/26/1',
])('%j is no symbol', (text) => expect(parseSymbol(text)).toBeNull());

test("symbols sort in the office's order", () => {
  const inOrder = [
    'AP/MC.3/1',
    'AP/MC.3/2',
    'AP/MC.3/10',
    'AP/MC.3/L.1',
    'AP/MC.3/L.1/Add.1',
    'AP/MC.3/L.1/Corr.1',
    'AP/MC.3/L.1/Rev.1',
    'AP/MC.3/L.1/Rev.2',
    'AP/MC.3/L.2',
    'AP/MC.3/INF.1',
    'AP/MC.3/CRP.1',
    'AP/MC.3/WP.1',
    'AP/MC.3/R.1',
    'AP/SOM.2/1',
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
      expect(shuffled.toSorted(compareSymbols)).toEqual(inOrder);
    }),
  );
});

test('the order is total: antisymmetric and transitive', () => {
  const text = anySymbol.map(formatSymbol);
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(Math.sign(compareSymbols(a, b))).toBe(-Math.sign(compareSymbols(b, a)) + 0);
      if (compareSymbols(a, b) <= 0 && compareSymbols(b, c) <= 0) expect(compareSymbols(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 10_000 },
  );
});

const meeting = { prefix: 'AP', body: 'SOM', ordinal: 8, year: null };

test('the next symbol is one more than the highest ever used, of its nature and meeting', () => {
  expect(proposeSymbol(meeting, 'L', [])).toBe('AP/SOM.8/L.1');
  expect(
    proposeSymbol(meeting, 'L', ['AP/SOM.8/L.1', 'AP/SOM.8/L.4', 'AP/SOM.7/L.9', 'AP/SOM.8/INF.7', 'nonsense']),
  ).toBe('AP/SOM.8/L.5');
  expect(proposeSymbol({ ...meeting, ordinal: null, year: 2026 }, 'plain', [])).toBe('AP/SOM/2026/1');
});

test('a proposed symbol is never one in use', () => {
  fc.assert(
    fc.property(fc.array(anySymbol.map(formatSymbol)), fc.constantFrom(...natures), (used, nature) => {
      expect(used).not.toContain(proposeSymbol(meeting, nature, used));
    }),
    { numRuns: 10_000 },
  );
});

test('a revision is one more than the last', () => {
  const used = ['AP/SOM.8/L.1', 'AP/SOM.8/L.1/Rev.1', 'AP/SOM.8/L.1/Add.1'];
  expect(proposeRevision('AP/SOM.8/L.1', used)).toBe('AP/SOM.8/L.1/Rev.2');
  expect(proposeRevision('nonsense', used)).toBeNull();
});

test.each([
  ['the next one', 'AP/SOM.8/L.3', null],
  [
    'one that leaves a number out',
    'AP/SOM.8/L.99',
    { code: 'symbol-skips', params: { next: 'AP/SOM.8/L.3' }, asked: true },
  ],
  ['the next revision', 'AP/SOM.8/L.1/Rev.2', null],
  ['an addendum to what is there', 'AP/SOM.8/L.2/Add.1', null],
  [
    'an addendum that leaves numbers out',
    'AP/SOM.8/L.2/Add.7',
    { code: 'symbol-skips', params: { next: 'AP/SOM.8/L.2/Add.1' }, asked: true },
  ],
  [
    'a corrigendum that leaves numbers out',
    'AP/SOM.8/L.2/Corr.5',
    { code: 'symbol-skips', params: { next: 'AP/SOM.8/L.2/Corr.1' }, asked: true },
  ],
  ['a revision of an addendum', 'AP/SOM.8/L.2/Add.1/Rev.1', { code: 'symbol-without-base' }],
  [
    'a revision of nothing',
    'AP/SOM.8/L.99/Rev.1',
    { code: 'symbol-without-base', params: { base: 'AP/SOM.8/L.99', next: 'AP/SOM.8/L.3' } },
  ],
  [
    'a corrigendum to nothing',
    'AP/SOM.8/INF.4/Corr.1',
    { code: 'symbol-without-base', params: { base: 'AP/SOM.8/INF.4', next: 'AP/SOM.8/INF.1' } },
  ],
  [
    'a revision that skips one',
    'AP/SOM.8/L.1/Rev.3',
    { code: 'symbol-revision-skips', params: { next: 'AP/SOM.8/L.1/Rev.2' }, asked: false },
  ],
])('a symbol that is %s', (_what, symbol, fault) => {
  const found = symbolFault(symbol, ['AP/SOM.8/L.1', 'AP/SOM.8/L.2', 'AP/SOM.8/L.1/Rev.1']);
  if (fault) expect(found).toMatchObject(fault);
  else expect(found).toBeNull();
});

test('what is issued is never unissued', () => {
  for (const to of documentStages) expect(mayMove('issued', to)).toBe(to === 'superseded' || to === 'withdrawn');
  for (const to of documentStages) expect(mayMove('withdrawn', to)).toBe(false);
});

const capacities: [string, Capacity[], string | null][] = [
  ['public', ['public'], null],
  ['applicant', ['public', 'applicant'], 'UZB'],
  ['observer', ['public', 'observer'], 'PAK'],
  ['member', ['public', 'member'], 'KGZ'],
  ['secretariat', ['public', 'secretariat'], null],
];
const expected: Record<string, readonly string[]> = {
  public: ['public'],
  applicant: ['public'],
  observer: ['public', 'participants'],
  member: ['public', 'participants', 'members', 'delegation'],
  secretariat: accessLevels,
};

test.each(capacities)('what %s sees of issued documents', (name, held, iso3) => {
  const actor = { capacities: new Set(held), participant: iso3, bodies: new Set<string>() };
  const seen = accessLevels.filter(
    (access) => accessReason({ access, delegation: 'KGZ', body: 'working-group', stage: 'issued' }, actor) !== null,
  );
  expect(seen).toEqual(accessLevels.filter((access) => expected[name]?.includes(access)));
});

test.each(documentStages)('a %s document is seen by participants only once issued', (stage) => {
  const actor = { capacities: new Set<Capacity>(['public', 'member']), participant: 'KGZ', bodies: new Set<string>() };
  expect(accessReason({ access: 'members', delegation: null, body: 'working-group', stage }, actor) !== null).toBe(
    stage === 'issued' || stage === 'superseded',
  );
});
