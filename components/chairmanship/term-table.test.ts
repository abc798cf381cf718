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
  cited: { actual: [source('t')], nominal: [source('s')] },
};

test('a term has remarks where it has a note or sources differ on it, and an empty section stands for none', () => {
  expect([hasRemarks(term), hasRemarks({ ...term, note: 'Noted' })]).toEqual([false, true]);
});

test('actual dates are cited by their own source, nominal ones by theirs; a term without dates by its own', () => {
  expect(sourcesOfTerm(term).flatMap((one) => one?.key ?? [])).toEqual(['t', 's']);
  expect(sourcesOfTerm({ ...term, cited: { actual: [], nominal: [] } }).flatMap((one) => one?.key ?? [])).toEqual([
    's',
  ]);
});
