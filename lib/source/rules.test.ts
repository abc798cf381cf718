import { expect, test } from 'vitest';
import { agree, citedByField, citedFor, concurrencyToken, differing, isKept, sourceWords } from '#lib/source/rules.ts';

const said = (field: string, value: string, kind: 'nominal' | 'actual' | null = null) => ({ field, value, kind });

test.each([
  ['2013', '2013-06-05', true],
  ['2013-06', '2013-06-05', true],
  ['2013-06-05', '2013-06-05', true],
  ['2011', '2013', false],
  ['2013-06', '2013-07', false],
  ['2', '21', false],
  ['member', 'observer', false],
])('%s and %s: agree is %s, either way round', (a, b, expected) => {
  expect([agree(a, b), agree(b, a)]).toEqual([expected, expected]);
});

test('only what differs is disputed, all of it, and nominal dates are not set against actual ones', () => {
  const from = [said('from', '2016-11'), said('from', '2016-10'), said('from', '2016')];
  const to = [said('to', '2018'), said('to', '2018-11')];
  expect(differing([...from, ...to])).toEqual(from);
  expect(differing([said('from', '2025', 'nominal'), said('from', '2024-04-24', 'actual')])).toEqual([]);
  // A claim that names no kind is about what happened.
  expect(differing([said('from', '2025'), said('from', '2024-04-24', 'actual')])).toHaveLength(2);
});

test('what a form saw grows with every change to any claim of the matter', () => {
  expect(concurrencyToken([{ version: 1 }, { version: 1 }])).not.toBe(
    concurrencyToken([{ version: 1 }, { version: 2 }]),
  );
});

test('the register keeps a status and dates itself; who the secretariat is, it only marks', () => {
  expect([
    isKept('membership', 'status'),
    isKept('conference', 'ordinal'),
    isKept('arrangement', 'secretariat'),
  ]).toEqual([true, true, false]);
});

test('a fact rests on its own sources, else on that of the whole, else it is the secretariat’s entry, in words of the page', () => {
  const source = (key: string) => ({ key, publisher: key, title: key });
  const recorded = { key: 'entry-2026-11-27', publisher: 'AP', title: '' };
  const of = { cited: { host: [source('a'), source('b')], venue: [] }, source: source('c'), recorded };
  const keys = (...fields: string[]) => citedFor(of, ...fields).map(({ key }) => key);
  expect(keys('host')).toEqual(['a', 'b']);
  expect(keys('venue', 'host', 'theme')).toEqual(['c', 'a', 'b']);
  expect(citedFor({ ...of, source: null }, 'venue')).toEqual([recorded]);
  const said = { host: ['KAZ'], venue: null, theme: '', participants: [], founding: false, note: 'x' };
  expect(Object.keys(citedByField(of, said))).toEqual(['host', 'note']);
  expect(sourceWords('en', recorded)).toEqual({ publisher: 'Secretariat (AP)', title: 'Entry in the register' });
  expect(sourceWords('en', { ...recorded, publisher: '' }).publisher).toBe('This demonstration');
  for (const locale of ['ru', 'fr'] as const) expect(sourceWords(locale, recorded).publisher).toContain('AP');
  expect(sourceWords('ru', source('a'))).toEqual({ publisher: 'a', title: 'a' });
});
