import { expect, test } from 'vitest';
import { changesOf, codesIn, isCode } from '#lib/record/rules.ts';

test('what is the same before and after is left out, and a date stands with its precision', () => {
  const before = { participant: 'UZB', status: 'applicant', from: '2023-03-01', fromPrecision: 'month', note: null };
  const after = { participant: 'UZB', status: 'observer', from: '2026-01-01', fromPrecision: 'day', note: null };
  expect(changesOf(before, after)).toEqual([
    { path: ['status'], before: 'applicant', after: 'observer' },
    { path: ['from'], before: '2023-03', after: '2026-01-01' },
  ]);
});

test('what only one side has stands by itself, and what says nothing is not said', () => {
  expect(
    changesOf({ stage: 'cleared' }, { stage: 'issued', symbol: 'AP/SOM.8/1', replaced: null, released: '' }),
  ).toEqual([
    { path: ['symbol'], after: 'AP/SOM.8/1' },
    { path: ['stage'], before: 'cleared', after: 'issued' },
  ]);
  expect(changesOf(null, null)).toEqual([]);
  expect(changesOf({ active: true }, null)).toEqual([{ path: ['active'], before: true, after: null }]);
});

test('words per language, lists and things with fields of their own', () => {
  const file = { language: 'en', kind: 'original', sha256: 'ab', bytes: 3 };
  expect(
    changesOf(null, { title: { en: 'A', ru: 'Б' }, support: ['IOM', 'UNHCR'], files: [file], participants: [] }),
  ).toEqual([
    { path: ['title', 'en'], after: 'A' },
    { path: ['title', 'ru'], after: 'Б' },
    { path: ['support'], after: ['IOM', 'UNHCR'] },
    { path: ['files', '1'], after: file },
  ]);
  expect(changesOf(null, { adoptedOn: { date: '2013-06-05', precision: 'day' } })).toEqual([
    { path: ['adoptedOn'], after: '2013-06-05' },
  ]);
});

test('what says most stands first', () => {
  const changes = changesOf(null, {
    files: [{ sha256: 'ab' }],
    access: 'public',
    symbol: 'AP/SOM.8/1',
    title: { ru: 'Б' },
  });
  expect(changes.map(({ path }) => path[0])).toEqual(['symbol', 'title', 'files', 'access']);
});

test('codes are found wherever they stand', () => {
  const id = '8cea09cb-9f59-4b4d-9f61-3e11ae248a28';
  const changes = changesOf(
    { host: 'KAZ' },
    { host: 'KGZ', conferenceId: id, list: [{ participant: 'org:IOM', tookPart: true }], note: 'KAZAKH' },
  );
  expect(codesIn(changes)).toEqual(['KAZ', 'KGZ', id, 'org:IOM']);
  expect(isCode('KAZ/2')).toBe(false);
});

test('the keys of an office, a body and a source are codes in fields that hold one, and nowhere else', () => {
  const changes = changesOf(null, { office: 'chair', note: 'chair', source: 'unhcr-faq', list: [{ body: 'som' }] });
  expect(codesIn(changes).toSorted()).toEqual(['chair', 'som', 'unhcr-faq']);
});
