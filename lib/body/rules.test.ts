import { expect, test } from 'vitest';
import type { BodyPart } from '#db/vocabulary.ts';
import { endedBy, type PartRow, refuseBody, refusePart } from '#lib/body/rules.ts';
import { parsePartialDate } from '#lib/time/period.ts';

const at = (text: string | null) => (text === null ? null : parsePartialDate(text));
const period = (from: string | null, to: string | null) => ({ from: at(from), to: at(to) });
const row = (id: string, part: BodyPart, from: string | null, to: string | null): PartRow => ({
  id,
  part,
  ...period(from, to),
});

test.each([
  ['no parent', null, null],
  ['one that is there', 'senior-officials', null],
  ['one that is not there', 'nothing', 'invalid'],
  ['itself', 'working-group', 'body-in-circle'],
  ['one that reports to it', 'task-force', 'body-in-circle'],
])('a body that reports to %s', (_name, parent, code) => {
  const parents = new Map([
    ['senior-officials', null],
    ['working-group', 'senior-officials'],
    ['task-force', 'working-group'],
  ]);
  const refused = refuseBody({ key: 'working-group', parent, mandate: period(null, null) }, parents);
  expect(refused?.code ?? null).toBe(code);
});

test('a mandate that ends before it begins is refused', () => {
  const body = { key: 'working-group', parent: null, mandate: period('2026', '2024') };
  expect(refuseBody(body, new Map())?.code).toBe('period-backwards');
});

test('two periods in one body may not share a certain day, nor end before they begin', () => {
  expect(refusePart(period('2026-02', null), [period('2020', '2026-01')])).toBeNull();
  expect(refusePart(period('2025-02', null), [period('2020', '2026-01')])?.code).toBe('period-overlaps-another');
  expect(refusePart(period('2026', '2025'), [])?.code).toBe('period-backwards');
});

test('an observer who becomes a member is an observer no longer; a member twice over is not ended', () => {
  const others = [row('a', 'observer', '2020', null)];
  expect(endedBy({ part: 'member', ...period('2026', null) }, others)?.id).toBe('a');
  expect(endedBy({ part: 'observer', ...period('2026', null) }, others)).toBeNull();
  expect(endedBy({ part: 'member', ...period('2019', null) }, others)).toBeNull();
});
