import { describe, expect, test } from 'vitest';
import { awaitsOn, type CommitmentFacts, mayBecome, placesOf, reviewStepsOf, statusOn } from '#lib/commitment/rules.ts';
import type { Paragraph } from '#lib/text/rules.ts';

const today = '2027-03-15';
const facts = (more: Partial<CommitmentFacts> = {}): CommitmentFacts => ({
  actors: ['KAZ', 'KGZ'],
  due: null,
  isSuperseded: false,
  reports: [],
  ...more,
});
const done = (actor: string) => ({ actor, status: 'done', stage: 'accepted' }) as const;

test.each([
  ['nobody reported', {}, 'open'],
  ['one begun', { reports: [{ actor: 'KAZ', status: 'under-way', stage: 'published' }] }, 'under-way'],
  ['one of two done', { reports: [done('KAZ')] }, 'under-way'],
  ['both done', { reports: [done('KAZ'), done('KGZ')] }, 'done'],
  [
    'both done and late',
    { reports: [done('KAZ'), done('KGZ')], due: { date: '2026-01-01', precision: 'year' } },
    'done',
  ],
  ['done, as it says itself alone', { actors: ['KAZ'], reports: [{ ...done('KAZ'), stage: 'submitted' }] }, 'open'],
  ['done, and sent back', { actors: ['KAZ'], reports: [{ ...done('KAZ'), stage: 'returned' }] }, 'open'],
  [
    'done once, and no longer',
    { actors: ['KAZ'], reports: [done('KAZ'), { ...done('KAZ'), status: 'under-way' }] },
    'under-way',
  ],
  ['not begun', { reports: [{ actor: 'KAZ', status: 'not-begun', stage: 'published' }] }, 'open'],
  ['by whoever is no actor', { reports: [done('TJK')] }, 'open'],
  ['due this month', { due: { date: '2027-03-01', precision: 'month' } }, 'open'],
  ['due last month', { due: { date: '2027-02-01', precision: 'month' } }, 'overdue'],
  ['due today', { due: { date: today, precision: 'day' } }, 'open'],
  ['due yesterday', { due: { date: '2027-03-14', precision: 'day' } }, 'overdue'],
  ['superseded', { isSuperseded: true, reports: [done('KAZ'), done('KGZ')] }, 'superseded'],
  ['of all, and one member is missing', { actors: ['all'], reports: [done('KAZ')] }, 'under-way'],
  ['of all, and every member', { actors: ['all'], reports: [done('KAZ'), done('KGZ')] }, 'done'],
  ['of the secretariat', { actors: ['secretariat'], reports: [done('secretariat')] }, 'done'],
] as const)('%s: %s is %s', (_name, more, status) => {
  expect(statusOn(facts(more), ['KAZ', 'KGZ'], today)).toBe(status);
});

test('of all, where nobody is a member, nothing is done', () => {
  expect(statusOn(facts({ actors: ['all'] }), [], today)).toBe('open');
});

describe('what awaits an actor', () => {
  const due = { date: '2027-04-01', precision: 'day' } as const;
  test.each([
    ['nothing said, no day', null, [], 'unreported'],
    ['nothing said, the day near', due, [], 'due-soon'],
    ['begun, the day near', due, [{ status: 'under-way', stage: 'accepted' }], 'due-soon'],
    ['begun, no day', null, [{ status: 'under-way', stage: 'accepted' }], null],
    ['done', due, [{ status: 'done', stage: 'published' }], null],
    ['with the secretariat', due, [{ status: 'under-way', stage: 'submitted' }], null],
    ['sent back', due, [{ status: 'done', stage: 'returned' }], 'returned'],
    ['late', { date: '2026-01-01', precision: 'year' }, [{ status: 'under-way', stage: 'accepted' }], 'overdue'],
  ] as const)('%s', (_name, day, own, why) => {
    expect(awaitsOn({ due: day, own }, today)).toBe(why);
  });
});

test('the place of a paragraph names all that it stands under', () => {
  const one = (id: string, level: 1 | 2 | 3, kind: Paragraph['kind'] = 'operative'): Paragraph => ({
    id,
    kind,
    level,
    words: { en: id },
  });
  const text = [
    one('t', 1, 'title'),
    one('a', 1),
    one('b', 1),
    one('c', 2),
    one('d', 3),
    one('x', 1, 'annex'),
    one('e', 1),
  ];
  expect(placesOf(text, 'en').map(({ id, place, anchor }) => [id, place, anchor])).toEqual([
    ['a', '1', 'op-1'],
    ['b', '2', 'op-2'],
    ['c', '2 (a)', 'op-2-a'],
    ['d', '2 (a) (i)', 'op-2-a-i'],
    ['e', 'annex, 1', 'annex-1-op-1'],
  ]);
});

test('what a point promises begins with what it belongs to', () => {
  const one = (id: string, level: 1 | 2 | 3, words: Record<string, string>): Paragraph => ({
    id,
    kind: 'operative',
    level,
    words,
  });
  const text = [
    one('a', 1, { en: 'Invite the *secretariat*:', ru: 'предлагают секретариату:' }),
    one('b', 2, { en: 'to keep the list;', ru: 'вести перечень;' }),
    one('c', 3, { en: 'with addresses;' }),
    one('d', 2, { en: 'to publish it;' }),
    one('e', 1, { en: 'Meet again.' }),
  ];
  expect(placesOf(text, 'en').map(({ words }) => words)).toEqual([
    { en: 'Invite the secretariat:', ru: 'предлагают секретариату:' },
    { en: 'Invite the secretariat: to keep the list;', ru: 'предлагают секретариату: вести перечень;' },
    { en: 'Invite the secretariat: to keep the list; with addresses;' },
    { en: 'Invite the secretariat: to publish it;' },
    { en: 'Meet again.' },
  ]);
});

test('what can be decided on a report: of what is not public itself, nothing makes it public', () => {
  expect(reviewStepsOf('submitted', true)).toEqual(['accept', 'publish', 'return']);
  expect(reviewStepsOf('submitted', false)).toEqual(['accept', 'return']);
  expect(reviewStepsOf('accepted', true)).toEqual(['publish', 'schedule']);
  expect(reviewStepsOf('accepted', false)).toEqual(['schedule']);
  expect(reviewStepsOf('published', true)).toEqual(['schedule']);
  expect(reviewStepsOf('returned', true)).toEqual([]);
});

test('a report is decided on once, and one accepted may still become public', () => {
  expect(mayBecome('submitted', 'accepted')).toBe(true);
  expect(mayBecome('accepted', 'published')).toBe(true);
  expect(mayBecome('published', 'returned')).toBe(false);
  expect(mayBecome('returned', 'accepted')).toBe(false);
});
