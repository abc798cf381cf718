import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorAgain, actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import { type Actor, PUBLIC, scopesOf } from '#lib/act/actor.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { membersOn, staffParticipantOf } from '#lib/membership/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const form = { participant: 'UZB', status: 'observer', from: '2026-01-15', instrument: 'Decision AP/SOM.9/4' };
const periodsOf = (participant: string) =>
  rows<{ status: string; from_date: string | null; to_date: string | null }>(
    sql`select status, from_date, to_date from membership_period where participant = ${participant} order by from_date nulls first`,
  );

test('a State becomes an observer from a date by a named instrument: its period ends, nothing is overwritten', async () => {
  const before = await recorded();
  const made = value(await recordMembership(staff, form));
  expect(await periodsOf('UZB')).toEqual([
    { status: 'applicant', from_date: '2023-03-28', to_date: '2026-01-15' },
    { status: 'observer', from_date: '2026-01-15', to_date: null },
  ]);
  expect(await recorded()).toBe(before + 1);
  expect(await lastEntry()).toMatchObject({
    act: 'recordMembership',
    account: staff.accountId,
    capacity: 'secretariat',
    subject: { noun: 'membership', id: made.id },
    before: { status: 'applicant', to: null },
    after: { status: 'observer', from: '2026-01-15', instrument: 'Decision AP/SOM.9/4' },
  });
});

test('it shows on the public page of that date, and not on the day before', async () => {
  const on = async (date: string) => (await membersOn('en', date))?.rows.find(({ iso3 }) => iso3 === 'UZB');
  expect(await on('2026-01-14')).toMatchObject({ status: 'applicant' });
  expect(await on('2026-01-15')).toMatchObject({
    status: 'observer',
    certainty: 'certain',
    instrument: 'Decision AP/SOM.9/4',
  });
});

test('it changes who may do what at once: a delegate of a State that withdraws keeps the public part only', async () => {
  const delegate = await actorFor('delegate', { iso3: 'TJK' });
  expect(scopesOf(delegate.capacities)).toEqual(['participants', 'members']);
  value(
    await recordMembership(staff, {
      participant: 'TJK',
      status: 'withdrawn',
      from: '2026-06-01',
      instrument: 'Note verbale 12',
    }),
  );
  const again = await actorAgain(delegate.accountId ?? '');
  expect([...again.capacities]).toEqual(['public', 'holder']);
  expect(scopesOf(again.capacities)).toEqual([]);
});

test('a status ahead of time changes nothing until its day', async () => {
  const delegate = await actorFor('delegate', { iso3: 'KGZ' });
  value(
    await recordMembership(staff, { participant: 'KGZ', status: 'withdrawn', from: '2099-01-01', instrument: 'Note' }),
  );
  expect((await actorAgain(delegate.accountId ?? '')).capacities.has('member')).toBe(true);
});

test.each([
  ['an overlapping period', { participant: 'KAZ', status: 'observer', from: '2012-01-01' }, 'period-overlaps'],
  [
    'a status that cannot follow',
    { participant: 'KAZ', status: 'invited', from: '2026-01-01' },
    'status-cannot-follow',
  ],
  ['the present status again', { participant: 'KAZ', status: 'member', from: '2026-01-01' }, 'status-unchanged'],
  ['a State that is not in the register', { participant: 'FRA', status: 'member', from: '2026-01-01' }, 'not-found'],
  ['a day that is none', { participant: 'KAZ', status: 'observer', from: '2026-02-30' }, 'invalid'],
  ['a status that is none', { participant: 'KAZ', status: 'friend', from: '2026-01-01' }, 'invalid'],
  [
    'a form that a colleague overtook',
    { participant: 'KAZ', status: 'observer', from: '2026-01-01', expectedVersion: 'of-yesterday:1' },
    'changed-meanwhile',
  ],
])('%s is refused, and nothing is left behind', async (_name, input, code) => {
  const before = [await recorded(), await periodsOf('KAZ')];
  expect(refusal(await recordMembership(staff, { ...input, instrument: 'Decision 1' }))).toBe(code);
  expect([await recorded(), await periodsOf('KAZ')]).toEqual(before);
});

test('a period without an instrument is refused beside its field', async () => {
  const result = await recordMembership(staff, { ...form, participant: 'ITA', instrument: '' });
  expect(result).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', fields: { instrument: 'instrument-missing' } },
  });
});

test('a form sent twice is recorded once', async () => {
  const key = crypto.randomUUID();
  const input = { participant: 'PAK', status: 'member', from: '2026-02-01', instrument: 'Decision 2' };
  value(await recordMembership(staff, input, { key }));
  expect(refusal(await recordMembership(staff, input, { key }))).toBe('sent-twice');
  expect((await periodsOf('PAK')).length).toBe(2);
});

test('a rehearsal refuses what the act would, and records nothing', async () => {
  const before = await recorded();
  const input = { participant: 'IRN', status: 'member', from: '2026-02-01', instrument: 'Decision 3' };
  expect(await recordMembership.rehearse(staff, input)).toEqual({ ok: true, value: [] });
  expect(refusal(await recordMembership.rehearse(staff, { ...input, status: 'observer' }))).toBe('status-unchanged');
  expect(await recorded()).toBe(before);
});

test.each(['delegate', 'observer', 'administrator', 'chair'] as const)(
  '%s may not record a membership',
  async (role) => {
    const actor = await actorFor(
      role,
      role === 'observer' ? { acronym: 'IOM' } : role === 'administrator' ? {} : { iso3: 'KAZ' },
    );
    expect(refusal(await recordMembership(actor, form))).toBe('forbidden');
  },
);

test('nor may the public', async () => {
  expect(refusal(await recordMembership(PUBLIC, form))).toBe('forbidden');
});

test('of two who record at once for one State, one is told', async () => {
  const italy = await staffParticipantOf(staff, 'en', 'ITA');
  const seen = italy?.expectedVersion ?? '';
  const both = await Promise.all(
    ['2026-03-01', '2026-03-02'].map((from) =>
      recordMembership(staff, {
        participant: 'ITA',
        status: 'member',
        from,
        instrument: 'Decision 5',
        expectedVersion: seen,
      }),
    ),
  );
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['changed-meanwhile']);
});

test('a blank form names all that is missing at once', async () => {
  const blank = { participant: 'ITA', status: '', word: '', from: '', to: '', instrument: '', note: '' };
  expect(await recordMembership(staff, blank)).toMatchObject({
    ok: false,
    refusal: {
      code: 'invalid',
      fields: { status: 'choice-missing', from: 'date-missing', instrument: 'instrument-missing' },
    },
  });
});
