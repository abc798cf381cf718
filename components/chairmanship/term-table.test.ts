import { expect, test } from 'vitest';
import { hasRemarks, sourcesOfTerm } from '#components/chairmanship/term-table.tsx';
import type { TermView } from '#lib/chairmanship/queries.ts';

const source = (key: string) => ({ key, publisher: key, title: key, date: null, url: null });
const term: TermView = {
  id: crypto.randomUUID(),
  version: 1,
  participant: 'KEN',
  code: 'KEN',
  holder: 'Kenya',
  stage: 'completed',
  nominal: { from: { date: '2020-01-01', precision: 'year' }, to: null },
  actual: { from: { date: '2020-03-01', precision: 'month' }, to: null },
  instrument: null,
  claims: [],
  handOver: null,
  note: null,
  mentioned: [],
  source: source('s'),
  cited: { actualFrom: [source('t')] },
  recorded: source('entry'),
};

test('a term has remarks where it has a note or sources differ on it, and an empty section stands for none', () => {
  expect([hasRemarks(term), hasRemarks({ ...term, note: 'Noted' })]).toEqual([false, true]);
});

const keys = (of: TermView) => sourcesOfTerm(of).flatMap((one) => one?.key ?? []);

test('each end is cited by its own sources, else by that of the term; a term without dates by its own, or as the secretariat’s entry', () => {
  expect(keys(term)).toEqual(['t', 's']);
  const to = { date: '2022-01-01', precision: 'year' as const };
  const ended = {
    ...term,
    actual: { ...term.actual, to },
    cited: { actualFrom: [source('t')], actualTo: [source('u'), source('v')] },
  };
  expect(keys(ended)).toEqual(['t', 'u', 'v', 's']);
  // Of an end that nobody knows there is no source.
  expect(keys({ ...ended, actual: { ...term.actual, to: 'unknown' } })).toEqual(['t', 's']);
  const undated = { ...term, nominal: { from: null, to: null }, actual: { from: null, to: null } };
  expect(keys(undated)).toEqual(['s']);
  expect(keys({ ...undated, source: null })).toEqual(['entry']);
});
