import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorAgain, actorFor, lastEntry, loadedRegister, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, scopesOf } from '#lib/act/actor.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { membersOn, namesOf, staffParticipantOf } from '#lib/membership/queries.ts';
import { addOrganization, addState, correctNames } from '#lib/process/participant/commands.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

test('a State that was not in the register is brought into it, by its names in common use, and may then have a status', async () => {
  value(await addState(staff, { iso3: ' geo ', m49: '268' }));
  expect(await staffParticipantOf(staff, 'ru', 'GEO')).toMatchObject({
    name: 'Грузия',
    kind: 'state',
    status: null,
    periods: [],
  });
  expect((await membersOn('en', null))?.rows.some(({ iso3 }) => iso3 === 'GEO')).toBe(false);
  value(
    await recordMembership(staff, {
      participant: 'GEO',
      status: 'observer',
      from: 'January 2026',
      instrument: 'Decision 1',
    }),
  );
  expect((await membersOn('en', null))?.rows.find(({ iso3 }) => iso3 === 'GEO')).toMatchObject({
    name: 'Georgia',
    status: 'observer',
    m49: '268',
  });
});

test.each([
  ['a State that is there', { iso3: 'KAZ', m49: '398' }, 'participant-there'],
  ['a number that another State has', { iso3: 'XKA', m49: '398' }, 'participant-there'],
  ['a number of no State', { iso3: 'ZZZ', m49: '999' }, 'invalid'],
  ['a region', { iso3: 'WLD', m49: '001' }, 'invalid'],
  ['a number that is not the State’s', { iso3: 'GBR', m49: '268' }, 'invalid'],
  ['a code that is none', { iso3: 'Georgia', m49: '268' }, 'invalid'],
])('%s is refused', async (_name, input, code) => {
  expect(refusal(await addState(staff, input))).toBe(code);
  expect(await rows(sql`select 1 from state where iso3 in ('XKA', 'ZZZ', 'WLD', 'GBR')`)).toEqual([]);
});

test('what an organization may do follows its recorded status, and nothing else', async () => {
  const made = value(
    await addOrganization(staff, {
      acronym: 'ICMPD',
      name: { en: 'International Centre for Migration Policy Development' },
      role: 'observer',
    }),
  );
  expect(made.participant).toBe('org:ICMPD');
  const officer = await actorFor('observer', { acronym: 'ICMPD' });
  expect(scopesOf(officer.capacities)).toEqual([]);
  expect((await staffParticipantOf(staff, 'en', 'org:ICMPD'))?.status).toBeNull();
  value(
    await recordMembership(staff, {
      participant: 'org:ICMPD',
      status: 'observer',
      from: '2026-01-01',
      instrument: 'Decision 2',
    }),
  );
  expect(scopesOf((await actorAgain(officer.accountId ?? '')).capacities)).toEqual(['participants']);
  expect((await staffParticipantOf(staff, 'en', 'org:ICMPD'))?.status).toBe('observer');
});

test('an organization that is a member has the rights of one', async () => {
  value(await addOrganization(staff, { acronym: 'AUC', name: { en: 'African Union Commission' }, role: 'partner' }));
  value(
    await recordMembership(staff, {
      participant: 'org:AUC',
      status: 'member',
      from: '2026-01-01',
      instrument: 'Decision 3',
    }),
  );
  const delegate = await actorFor('delegate', { acronym: 'AUC' });
  expect([...delegate.capacities]).toContain('member');
  expect(scopesOf(delegate.capacities)).toEqual(['participants', 'members']);
});

test('names are corrected with a reason, of the day that it is, and the public is told', async () => {
  value(
    await correctNames(staff, {
      participant: 'TUR',
      short: { en: 'Türkiye', ru: 'Турецкая Республика' },
      formal: {},
      reason: 'As UNTERM has it.',
    }),
  );
  expect(await namesOf(staff, 'ru', 'TUR')).toMatchObject({
    name: 'Турецкая Республика',
    corrections: [{ kind: 'corrected', reason: 'As UNTERM has it.' }],
  });
  expect((await membersOn('en', '2022-05-31'))?.rows.find(({ iso3 }) => iso3 === 'TUR')?.name).toBe('Turkey');
  expect(await lastEntry()).toMatchObject({ act: 'correctNames', subject: { noun: 'participant', id: 'TUR' } });
  expect(refusal(await correctNames(staff, { participant: 'TUR', short: {}, formal: {}, reason: 'Again.' }))).toBe(
    'nothing-changed',
  );
  value(
    await correctNames(staff, {
      participant: 'org:AUC',
      short: { en: 'Commission of the African Union' },
      reason: 'Its own use.',
    }),
  );
  expect((await namesOf(staff, 'en', 'org:AUC'))?.name).toBe('Commission of the African Union');
});

test('nobody but the secretariat adds a participant', async () => {
  for (const role of ['delegate', 'administrator'] as const) {
    const actor = await actorFor(role, role === 'delegate' ? { iso3: 'KAZ' } : {});
    expect(refusal(await addState(actor, { iso3: 'ARM', m49: '051' }))).toBe('forbidden');
  }
});
