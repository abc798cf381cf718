import { expect, test } from 'vitest';
import type { Capacity } from '#db/vocabulary.ts';
import { type Actor, PUBLIC } from '#lib/act/actor.ts';
import { rightsOn } from '#lib/text/rights/queries.ts';
import type { Standing } from '#lib/text/rights/rules.ts';

const actor = (participant: string | null, ...capacities: Capacity[]): Actor => ({
  ...PUBLIC,
  accountId: '00000000-0000-4000-8000-000000000001',
  participant,
  capacities: new Set<Capacity>(['public', 'holder', ...capacities]),
});
const text: Standing = {
  office: 'chair',
  revision: 0,
  adoptedAt: null,
  withdrawn: false,
  silenceUntil: null,
  entitledToday: 'member',
  headed: true,
  lastComments: null,
  openRound: null,
};
const round = { kind: 'proposals', isTaking: true, closesAt: '2027-04-24T10:00:00.000Z', entitled: 'member' } as const;
const offered = (who: Actor, more: Partial<Standing> = {}) =>
  Object.entries(rightsOn(who, { ...text, ...more })).flatMap(([right, may]) => (may ? [right] : []));

test('an observer that is a member of a body prepares proposals on the texts of that body, and of no other', () => {
  const iom = actor('org:IOM', 'observer', 'bodyMember');
  expect(offered(iom)).toEqual(['draft', 'redraft', 'speak', 'note']);
  expect(offered(iom, { entitledToday: 'observer' })).toEqual(['speak', 'note']);
  expect(offered(iom, { entitledToday: null })).toEqual(['speak', 'note']);
});

test('who was entitled when a round opened, and is so no longer, is offered nothing in it', () => {
  const head = actor('KAZ', 'member', 'head');
  expect(offered(head, { openRound: round })).toEqual(['draft', 'redraft', 'submit', 'speak', 'note']);
  expect(offered(head, { openRound: round, entitledToday: null })).toEqual(['speak', 'note']);
  expect(offered(head, { openRound: { ...round, entitled: null } })).toEqual(['speak', 'note']);
});

test('in a round of comments nothing is proposed: a draft that is there is worked on, and the State answers', () => {
  const comments = { openRound: { ...round, kind: 'comments' } as const, lastComments: round };
  expect(offered(actor('KAZ', 'member', 'head'), comments)).toEqual(['redraft', 'speak', 'reply', 'note']);
  expect(offered(actor('KAZ', 'member'), comments)).toEqual(['redraft', 'note']);
  expect(offered(actor('KAZ', 'member'))).toEqual(['draft', 'redraft', 'note']);
});

test('while a silence runs nothing is proposed, and what is adopted or withdrawn is over', () => {
  const head = actor('KAZ', 'member', 'head');
  expect(offered(head, { silenceUntil: round.closesAt })).toEqual(['speak', 'note']);
  expect(offered(head, { adoptedAt: round.closesAt, openRound: round })).toEqual(['speak', 'note']);
  expect(offered(actor(null, 'secretariat'), { withdrawn: true, openRound: round })).toEqual([]);
});

test('the secretariat records what came in a round of its kind: proposals, or replies by letter', () => {
  const staff = actor(null, 'secretariat');
  expect(offered(staff, { openRound: round })).toEqual(['lead', 'edit', 'record']);
  const comments = { ...round, kind: 'comments' } as const;
  expect(offered(staff, { openRound: comments, lastComments: comments })).toEqual(['lead', 'edit', 'answer']);
  // A letter is recorded however late it came.
  expect(offered(staff, { lastComments: comments })).toEqual(['lead', 'edit', 'answer']);
  expect(offered(staff, { lastComments: comments, adoptedAt: round.closesAt })).toEqual(['answer']);
  expect(offered(staff)).toEqual(['lead', 'edit']);
});
