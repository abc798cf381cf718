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
  row('observer', 'inferred', 'organization'),
];

test('a number says how many of it are not certain, and why, in each language', () => {
  expect(plain(countedOf('en', rows))).toEqual([
    '4 member States (2 of them not dated, 1 disputed)',
    '1 observer State (not dated)',
    '1 applicant State',
    '3 international organizations (1 of them not certain, 1 inferred from the role)',
  ]);
  expect(plain(countedOf('ru', rows))).toEqual([
    '4 государства-члена (из них 2 без даты, по 1 источники расходятся)',
    '1 государство-наблюдатель (без даты)',
    '1 государство-заявитель',
    '3 международные организации (из них 1 с неточно установленным статусом, у 1 статус следует из роли)',
  ]);
  expect(plain(countedOf('fr', rows))).toEqual([
    '4 États membres (dont 2 sans date, 1 contesté)',
    '1 État observateur (sans date)',
    '1 État candidat',
    '3 organisations internationales (dont 1 incertain, 1 au statut déduit du rôle)',
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
