import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorAgain, actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { annulMembership, correctMembership } from '#lib/membership/correction/commands.ts';
import { membersOn, staffParticipantOf } from '#lib/membership/queries.ts';
import { addState, annulParticipant } from '#lib/process/participant/commands.ts';
import { recordClaim } from '#lib/source/commands.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const periodsOf = async (participant: string) =>
  (await staffParticipantOf(staff, 'en', participant))?.periods.map(({ id, version, status, from, to }) => ({
    id,
    version,
    status,
    from: from?.date ?? null,
    to: to === 'unknown' ? to : (to?.date ?? null),
  })) ?? [];
const latest = async (participant: string) => {
  const [period] = await periodsOf(participant);
  if (!period) throw new Error(`${participant} has no period`);
  return period;
};
const record = (participant: string, status: 'suspended' | 'observer' | 'withdrawn' | 'member', from: string) =>
  recordMembership(staff, { participant, status, from, instrument: 'Decision 7' });

test('a mistyped year is corrected: rights follow at the next request, and the public page has a notice', async () => {
  const delegate = await actorFor('delegate', { iso3: 'TJK' });
  value(await record('TJK', 'suspended', '2016-11-01'));
  expect((await actorAgain(delegate.accountId ?? '')).capacities.has('member')).toBe(false);
  const { id, version } = await latest('TJK');
  const input = {
    id,
    expectedVersion: version,
    status: 'suspended' as const,
    from: '1 November 2036',
    to: '',
    instrument: 'Decision 7',
    note: '',
    reason: 'The year was mistyped.',
  };
  expect(await correctMembership.rehearse(staff, input)).toMatchObject({
    ok: true,
    value: [
      { code: 'date-ahead', params: { day: '2036-11-01' } },
      { code: 'rights-follow', params: { count: 1 } },
    ],
  });
  value(await correctMembership(staff, input));
  expect(await lastEntry()).toMatchObject({
    act: 'correctMembership',
    before: { from: '2016-11-01' },
    after: { from: '2036-11-01', reason: 'The year was mistyped.' },
  });
  // The membership that it had ended ends on the right day with it.
  expect((await periodsOf('TJK'))[1]).toMatchObject({ status: 'member', to: '2036-11-01' });
  expect((await actorAgain(delegate.accountId ?? '')).capacities.has('member')).toBe(true);
  const view = await membersOn('en', null);
  expect(view?.corrections).toMatchObject([
    {
      kind: 'corrected',
      reason: 'The year was mistyped.',
      before: { from: '2016-11-01' },
      after: { from: '2036-11-01' },
    },
  ]);
  expect((await staffParticipantOf(staff, 'en', 'TJK'))?.corrections).toHaveLength(1);
});

test('a period annulled leaves the register with what is claimed of it, and the one it had ended runs on', async () => {
  const delegate = await actorFor('delegate', { iso3: 'KGZ' });
  const before = await periodsOf('KGZ');
  value(await record('KGZ', 'suspended', '2026-01-01'));
  expect((await actorAgain(delegate.accountId ?? '')).capacities.has('member')).toBe(false);
  const { id, version } = await latest('KGZ');
  const claim = {
    noun: 'membership' as const,
    subjectId: id,
    field: 'from',
    value: 'January 2026',
    kind: null,
    source: 'iom-rcp',
  };
  value(await recordClaim(staff, claim));
  const input = { id, expectedVersion: version, reason: 'It was another State.' };
  expect(await annulMembership.rehearse(staff, input)).toMatchObject({
    ok: true,
    value: [{ code: 'status-resumes', params: { status: 'member' } }, { code: 'rights-follow' }],
  });
  value(await annulMembership(staff, input));
  expect((await periodsOf('KGZ')).map(({ version: _version, ...period }) => period)).toEqual(
    before.map(({ version: _version, ...period }) => period),
  );
  expect((await actorAgain(delegate.accountId ?? '')).capacities.has('member')).toBe(true);
  expect(await rows(sql`select 1 from claim where subject_id = ${id}`)).toEqual([]);
  expect(await lastEntry()).toMatchObject({
    act: 'annulMembership',
    before: { status: 'suspended', from: '2026-01-01', claims: [{ field: 'from', value: '2026-01' }] },
    after: { annulled: true, resumes: { status: 'member' }, reason: 'It was another State.' },
  });
  expect((await membersOn('en', null))?.corrections[0]).toMatchObject({
    kind: 'annulled',
    before: { participant: 'KGZ', status: 'suspended' },
  });
});

test('of two corrections at once the second is told', async () => {
  const { id, version } = await latest('PAK');
  const correct = (note: string) => correctMembership(staff, { id, expectedVersion: version, note, reason: 'A note.' });
  const both = await Promise.all([correct('one'), correct('other')]);
  expect(both.filter(({ ok }) => ok).length).toBe(1);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['changed-meanwhile']);
  expect(refusal(await annulMembership(staff, { id, expectedVersion: version, reason: 'Too late.' }))).toBe(
    'changed-meanwhile',
  );
});

test('a correction needs its reason, an end after the beginning, and leaves nothing behind when refused', async () => {
  const { id, version } = await latest('AFG');
  const before = [await recorded(), await periodsOf('AFG')];
  const correct = (given: object) =>
    correctMembership(staff, { id, expectedVersion: version, reason: 'Because.', ...given });
  expect(refusal(await correct({ reason: '' }))).toBe('invalid');
  expect(refusal(await correct({ from: '2020', to: '2019' }))).toBe('period-backwards');
  expect(refusal(await correct({ from: '2020', to: { noLaterThan: '2019' } }))).toBe('period-backwards');
  expect(
    refusal(
      await annulMembership(await actorFor('delegate', { iso3: 'KAZ' }), {
        id,
        expectedVersion: version,
        reason: 'Mine.',
      }),
    ),
  ).toBe('forbidden');
  expect([await recorded(), await periodsOf('AFG')]).toEqual(before);
});

test('an end that nobody knows, and a bound, are recorded as such', async () => {
  const { id, version } = await latest('AFG');
  value(
    await correctMembership(staff, {
      id,
      expectedVersion: version,
      from: { noLaterThan: 'April 2015' },
      to: 'unknown',
      reason: 'The source says by April 2015.',
    }),
  );
  expect(await rows(sql`select from_bound, to_bound, from_date::text from membership_period where id = ${id}`)).toEqual(
    [{ from_bound: 'not-later', to_bound: 'unknown', from_date: '2015-04-01' }],
  );
  expect(await lastEntry()).toMatchObject({ after: { from: '[..2015-04]', to: 'unknown' } });
});

test('suspending the State in the Chair, a day ahead and a day before the launch are asked once more', async () => {
  const chair = await rows<{ participant: string }>(sql`select participant from incumbent_on(today())`);
  const codes = async (from: string) => {
    const result = await recordMembership.rehearse(staff, {
      participant: chair[0]?.participant ?? '',
      status: 'suspended',
      from,
      instrument: 'Decision 9',
    });
    return result.ok ? result.value.map(({ code }) => code) : [result.refusal.code];
  };
  expect(await codes('2026-11-01')).toEqual(['chair-no-member', 'rights-follow']);
  // Ahead: the office and the accounts of whoever is in the Chair are named, with the day from which it matters.
  expect(await codes('2099-01-01')).toEqual(['date-ahead', 'chair-no-member-from', 'rights-follow-on']);
  expect(
    await recordMembership.rehearse(staff, {
      participant: 'IRN',
      status: 'member',
      from: '1990',
      instrument: 'Decision 9',
    }),
  ).toMatchObject({
    ok: true,
    value: [{ code: 'before-launch', params: { day: '1990' } }],
  });
});

test('what rests on a membership is shown before it is corrected or annulled: the terms of office that it would leave without it', async () => {
  const [kept] = await rows<{ id: string; version: number }>(
    sql`select m.id, m.version from membership_period m where m.participant = 'AZE' and m.status = 'member'`,
  );
  const { id, version } = kept ?? { id: '', version: 0 };
  const rehearsed = async (from: string) => {
    const input = { id, expectedVersion: version, from, reason: 'It was mistyped.' };
    const result = await correctMembership.rehearse(staff, input);
    return result.ok ? result.value : [{ code: result.refusal.code }];
  };
  expect(await rehearsed('2026-01-01')).toContainEqual({
    code: 'terms-rest',
    params: { count: 1, from: expect.stringMatching(/^2023/) },
  });
  expect((await rehearsed('2012')).map(({ code }) => code)).not.toContain('terms-rest');
  const annulment = await annulMembership.rehearse(staff, { id, expectedVersion: version, reason: 'Another State.' });
  expect(annulment).toMatchObject({ ok: true });
  expect(annulment.ok && annulment.value.map(({ code }) => code)).toContain('terms-rest');
});

test('a State added by mistake leaves the register, and may come back; one that something rests on stays', async () => {
  const added = { iso3: 'GEO', m49: '268', short: {}, formal: {}, note: '' };
  value(await addState(staff, added));
  expect(refusal(await annulParticipant(staff, { participant: 'GEO', why: '' }))).toBe('invalid');
  value(await annulParticipant(staff, { participant: 'GEO', why: 'It does not take part.' }));
  expect(await staffParticipantOf(staff, 'en', 'GEO')).toBeNull();
  expect(await lastEntry()).toMatchObject({ act: 'annulParticipant', before: { participant: 'GEO' } });
  expect(refusal(await annulParticipant(staff, { participant: 'GEO', why: 'Again.' }))).toBe('not-found');
  value(await addState(staff, added));
  const before = await recorded();
  for (const participant of ['KAZ', 'org:IOM'])
    expect(refusal(await annulParticipant(staff, { participant, why: 'No.' }))).toBe('participant-in-use');
  expect(await recorded()).toBe(before);
});
