import { expect, test } from 'vitest';
import { draftWaits, entitledNow } from '#lib/text/rights/rules.ts';

const text = {
  adoptedAt: null,
  withdrawn: false,
  silenceUntil: null,
  entitledToday: 'member',
  openRound: null,
} as const;
const at = '2027-04-24T10:00:00.000Z';
const round = { kind: 'proposals', isTaking: true, closesAt: at, entitled: 'member' } as const;

test('a draft waits for what is true of the text now', () => {
  expect(draftWaits(text)).toEqual({ why: 'between', until: null });
  expect(draftWaits({ ...text, openRound: { ...round, isTaking: false } }).why).toBe('between');
  expect(draftWaits({ ...text, openRound: round })).toEqual({ why: 'proposals', until: at });
  expect(draftWaits({ ...text, openRound: { ...round, kind: 'comments' } }).why).toBe('comments');
  expect(draftWaits({ ...text, openRound: { ...round, entitled: null } }).why).toBe('notEntitled');
  expect(draftWaits({ ...text, entitledToday: null, openRound: round }).why).toBe('notEntitled');
  expect(draftWaits({ ...text, silenceUntil: at })).toEqual({ why: 'silence', until: at });
  expect(draftWaits({ ...text, adoptedAt: at, silenceUntil: null }).why).toBe('over');
  expect(draftWaits({ ...text, withdrawn: true, openRound: round }).why).toBe('over');
});

test('who takes part in a round is who did when it opened, and no more than they are today', () => {
  expect(entitledNow({ entitled: 'member' }, 'member')).toBe('member');
  expect(entitledNow({ entitled: 'member' }, 'observer')).toBe('observer');
  expect(entitledNow({ entitled: 'observer' }, 'member')).toBe('observer');
  for (const [entitled, today] of [
    ['member', null],
    [null, 'member'],
    [null, null],
  ] as const)
    expect(entitledNow({ entitled }, today)).toBeNull();
  expect(entitledNow(null, 'member')).toBeNull();
});
