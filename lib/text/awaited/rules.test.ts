import { expect, test } from 'vitest';
import { awaitedOf, type Standing } from '#lib/text/awaited/rules.ts';

const between: Standing = {
  revision: 1,
  withdrawn: false,
  adoptedAt: null,
  isPublished: false,
  silenceUntil: null,
  round: null,
  open: 0,
  comments: 0,
};
const closesAt = '2027-05-01T12:00:00.000Z';

test.each([
  ['a draft', { revision: null }, 'draft'],
  ['silence runs, whatever else is open', { silenceUntil: closesAt, open: 3 }, 'silence'],
  ['a round takes', { open: 3, round: { kind: 'proposals', closesAt, isTaking: true } }, 'round'],
  ['a written procedure takes', { round: { kind: 'comments', closesAt, isTaking: true } }, 'replies'],
  [
    'what is open when the round is over',
    { open: 3, round: { kind: 'proposals', closesAt, isTaking: false } },
    'proposals',
  ],
  ['comments alone', { comments: 2 }, 'comments'],
  ['nothing open', {}, 'next'],
  ['adopted', { adoptedAt: closesAt, open: 1 }, 'publish'],
  ['adopted and public', { adoptedAt: closesAt, isPublished: true }, null],
  ['withdrawn', { withdrawn: true, open: 1 }, null],
] as const)('of a text awaits those who lead it: %s', (_name, more, why) => {
  expect(awaitedOf({ ...between, ...more })?.why ?? null).toBe(why);
});

test('what runs says until when, what is to be decided of how many', () => {
  expect(awaitedOf({ ...between, silenceUntil: closesAt })).toEqual({ why: 'silence', until: closesAt, count: 0 });
  expect(awaitedOf({ ...between, open: 4, comments: 2 })).toEqual({ why: 'proposals', until: null, count: 4 });
});
