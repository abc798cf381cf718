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
  openRound: null,
};
const round = { kind: 'proposals', isTaking: true, closesAt: '2027-04-24T10:00:00.000Z', entitled: 'member' } as const;
const offered = (who: Actor, more: Partial<Standing> = {}) =>
  Object.entries(rightsOn(who, { ...text, ...more })).flatMap(([right, may]) => (may ? [right] : []));

test('an observer that is a member of a body prepares proposals on the texts of that body, and of no other', () => {
  const iom = actor('org:IOM', 'observer', 'bodyMember');
  expect(offered(iom)).toEqual(['draft', 'note']);
  expect(offered(iom, { entitledToday: 'observer' })).toEqual(['note']);
  expect(offered(iom, { entitledToday: null })).toEqual(['note']);
});

test('who was entitled when a round opened, and is so no longer, is offered nothing in it', () => {
  const head = actor('KAZ', 'member', 'head');
  expect(offered(head, { openRound: round })).toEqual(['draft', 'submit', 'note']);
  expect(offered(head, { openRound: round, entitledToday: null })).toEqual(['note']);
  expect(offered(head, { openRound: { ...round, entitled: null } })).toEqual(['note']);
  expect(offered(head, { openRound: { ...round, kind: 'comments' } })).toEqual(['draft', 'reply', 'note']);
});

test('while a silence runs nothing is proposed, and what is adopted or withdrawn is over', () => {
  const head = actor('KAZ', 'member', 'head');
  expect(offered(head, { silenceUntil: round.closesAt })).toEqual(['note']);
  expect(offered(head, { adoptedAt: round.closesAt, openRound: round })).toEqual(['note']);
  expect(offered(actor(null, 'secretariat'), { withdrawn: true, openRound: round })).toEqual([]);
});

test('the secretariat records what came in a round of its kind: proposals, or replies by letter', () => {
  const staff = actor(null, 'secretariat');
  expect(offered(staff, { openRound: round })).toEqual(['lead', 'edit', 'record']);
  expect(offered(staff, { openRound: { ...round, kind: 'comments' } })).toEqual(['lead', 'edit', 'answer']);
  expect(offered(staff)).toEqual(['lead', 'edit']);
});
