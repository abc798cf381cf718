import { expect, test } from 'vitest';
import { arrangementStages } from '#db/vocabulary.ts';
import { nextStages, refuseStep } from '#lib/secretariat/rules.ts';

const day = (date: string) => ({ date, precision: 'day' as const });
const today = '2026-11-24';

test('only the next step, or the end, may follow; nothing follows the end', () => {
  const follow = arrangementStages.map((stage) => nextStages(stage).filter((next) => next !== 'terminated'));
  expect(follow).toEqual([['accepted', 'declined'], ['agreement-signed'], ['in-force'], [], [], []]);
  expect(nextStages('terminated')).toEqual([]);
});

test.each([
  ['the next step', 'offered', 'accepted', '2026-01-01', null],
  ['the same day', 'offered', 'accepted', '2013-06-05', null],
  ['a step left out', 'offered', 'in-force', '2026-01-01', 'stage-cannot-follow'],
  ['a step back', 'accepted', 'offered', '2026-01-01', 'stage-cannot-follow'],
  ['a day ahead', 'offered', 'accepted', '2026-11-25', 'date-ahead'],
  ['a day before the present step', 'offered', 'accepted', '2013-06-04', 'step-before-last'],
] as const)('%s', (_name, from, to, on, code) => {
  expect(refuseStep({ stage: from, on: day('2013-06-05') }, { stage: to, on: day(on) }, today)?.code ?? null).toBe(
    code,
  );
});

test('a new arrangement may be recorded at any stage it has reached, a year being enough', () => {
  for (const stage of arrangementStages)
    expect(refuseStep(null, { stage, on: { date: '2013-01-01', precision: 'year' } }, today)).toBeNull();
  const sameYear = { stage: 'accepted' as const, on: { date: '2013-01-01', precision: 'year' as const } };
  expect(refuseStep({ stage: 'offered', on: day('2013-06-05') }, sameYear, today)).toBeNull();
});
