import { expect, test } from 'vitest';
import { countedOf, marksText } from '#components/membership/counted.ts';
import type { MembershipStatus } from '#db/vocabulary.ts';
import type { Assurance } from '#lib/membership/rules.ts';

const row = (status: MembershipStatus, assurance: Assurance, kind: 'state' | 'organization' = 'state') => ({
  kind,
  status,
  statusWord: null,
  assurance,
});
const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '));

const rows = [
  row('member', 'undated'),
  row('member', 'undated'),
  row('member', 'certain'),
  row('member', 'disputed'),
  row('observer', 'undated'),
  row('applicant', 'certain'),
  row('observer', 'uncertain', 'organization'),
  row('observer', 'certain', 'organization'),
];

test('a number says how many of it are not certain, and why, in each language', () => {
  expect(plain(countedOf('en', rows))).toEqual([
    '4 members (2 of them not dated, 1 disputed)',
    '1 observer (not dated)',
    '1 applicant',
    '2 international organizations (1 of them not certain)',
  ]);
  expect(plain(countedOf('ru', rows))).toEqual([
    '4 члена (из них 2 без даты, по 1 источники расходятся)',
    '1 наблюдатель (без даты)',
    '1 заявитель',
    '2 международные организации (из них 1 с неточно установленным статусом)',
  ]);
  expect(plain(countedOf('fr', rows))).toEqual([
    '4 membres (dont 2 sans date, 1 contesté)',
    '1 observateur (sans date)',
    '1 candidat',
    '2 organisations internationales (dont 1 incertain)',
  ]);
});

test('a word of the process’s own counts States and organizations together, with the marks of both', () => {
  const own = [
    { ...row('member', 'undated'), statusWord: 'pays participant' },
    { ...row('member', 'certain', 'organization'), statusWord: 'pays participant' },
  ];
  expect(plain(countedOf('fr', own))).toEqual(['2 participants au titre de « pays participant » (dont 1 sans date)']);
});

test('of what is certain nothing is said', () => {
  expect(marksText('en', [row('member', 'certain')])).toBe('');
  expect(marksText('en', [])).toBe('');
});
