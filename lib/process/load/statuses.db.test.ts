import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { written } from '#bin/test/process-file.ts';
import { actorFor, refusal, value } from '#bin/test/world.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { membersOn, staffParticipantOf } from '#lib/membership/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { processPage } from '#lib/process/queries.ts';

async function fileWith(
  change: (file: { process: object; organizations: object[]; membership: object[] }) => void,
): Promise<string> {
  const file = JSON.parse(await readFile('lib/process/load/cases/colombo-process.json', 'utf8'));
  change(file);
  return written(file);
}

const statuses = [
  { key: 'participating-state', means: 'member', en: 'Participating State', ru: 'Участвующее государство' },
  { key: 'partner-country', means: 'member', en: 'Partner country' },
];

test.each([
  [
    'a status that is neither ours nor the process’s',
    { participant: 'IND', status: 'signatory', asListedIn: 'cp-bg' },
    /is none of participating-state, partner-country, applicant/,
  ],
  [
    'an end before its beginning',
    { participant: 'IND', status: 'member', from: '2020-03-05', to: { noLaterThan: '2019' }, source: 'cp-bg' },
    /before from/,
  ],
  [
    'a bound of another form',
    { participant: 'IND', status: 'member', from: { noLaterThen: '2019' }, source: 'cp-bg' },
    /noLaterThan/,
  ],
])('%s is refused with its place', async (_name, row, reason) => {
  const loaded = await loadProcessFile(
    await fileWith((file) => {
      Object.assign(file.process, { statuses });
      file.membership.push(row);
    }),
  );
  expect(loaded.ok ? [] : loaded.faults.map((fault) => fault.reason).join()).toMatch(reason);
});

test('the words of the process stand in place of ours, each for the status it means; members may be organizations', async () => {
  const path = await fileWith((file) => {
    Object.assign(file.process, {
      statuses,
      memberClaims: [
        { members: 12, source: 'cp-bg' },
        { members: 11, source: 'cp-sec' },
      ],
    });
    file.organizations.push(
      { acronym: 'EC', name: 'European Commission', role: 'partner' },
      { acronym: 'ILO', name: 'International Labour Organization', role: 'partner' },
    );
    file.membership.push({ participant: 'EC', status: 'partner-country', from: '2010', source: 'cp-bg' });
    for (const row of file.membership.slice(0, 3)) Object.assign(row, { status: 'partner-country' });
  });
  expect(await loadProcessFile(path)).toMatchObject({ ok: true });
  const view = await membersOn('ru', null);
  const of = (participant: string) => view?.rows.find((row) => row.participant === participant);
  expect(of('IDN')).toMatchObject({ status: 'member', statusWord: 'Участвующее государство' });
  expect(of('BGD')).toMatchObject({ status: 'member', statusWord: 'Partner country' });
  expect(of('org:EC')).toMatchObject({ kind: 'organization', status: 'member', word: 'partner-country' });
  expect(view?.others).toEqual([
    { acronym: 'ILO', name: 'International Labour Organization', role: 'partner', source: null },
  ]);
  expect(view?.memberClaims.map((claim) => claim.value)).toEqual(['12', '11']);
  const page = await processPage('en');
  // Whoever has a word of the process's own is counted by it, and in no count of ours.
  expect(page?.counts).toMatchObject({ member: 0, organizations: 1 });
  expect(page?.inOwnWords.reduce((sum, { count }) => sum + count, 0)).toBe(13);
  expect(page?.memberClaims).toHaveLength(2);
  const delegate = await actorFor('delegate', { acronym: 'EC' });
  expect([...delegate.capacities]).toContain('member');
});

test('the office picks a word, and only one that means the status', async () => {
  const staff = await actorFor('secretariat');
  const form = { participant: 'IND', status: 'suspended', from: 'May 2026', instrument: 'Decision 1' };
  expect(refusal(await recordMembership(staff, { ...form, word: 'partner-country' }))).toBe('invalid');
  value(await recordMembership(staff, form));
  value(await recordMembership(staff, { ...form, status: 'member', from: 'June 2026', word: 'partner-country' }));
  expect((await staffParticipantOf(staff, 'en', 'IND'))?.periods.map(({ statusWord }) => statusWord)).toEqual([
    'Partner country',
    null,
    'Partner country',
  ]);
});
