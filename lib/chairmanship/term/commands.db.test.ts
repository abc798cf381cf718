import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday } from '#bin/test/conference.ts';
import { actorAgain, actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { correctOffice } from '#lib/body/office/commands.ts';
import { confirmHandOver, designateChair, recordTerm } from '#lib/chairmanship/commands.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';
import { annulTerm, correctTerm, declineTerm, extendTerm } from '#lib/chairmanship/term/commands.ts';
import { can } from '#lib/policy.ts';
import { processPage } from '#lib/process/queries.ts';

/** What is done about terms once they are recorded: declined, extended, corrected, annulled; and an office held jointly. */

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const office = async () => {
  const found = (await chairmanship('en'))?.offices.find(({ key }) => key === 'chair');
  if (!found) throw new Error('there is no Chair');
  return found;
};
const incumbent = async () => {
  const [one] = (await office()).incumbents;
  if (!one) throw new Error('nobody is in the Chair');
  return one;
};
const seen = async (id: string) => ({
  id,
  expectedVersion:
    (await rows<{ version: number }>(sql`select version from chair_term where id = ${id}`))[0]?.version ?? 0,
});
const next = (participant: string, nominalFrom: string, nominalTo: string) =>
  designateChair(staff, { office: 'chair', participant, nominalFrom, nominalTo, instrument: 'Decision' });

test('a designation in the past, or before the present term, is refused, and nothing is recorded', async () => {
  const before = await recorded();
  expect(refusal(await next('TJK', '1990', '1991'))).toBe('term-is-past');
  expect(refusal(await next('TJK', '2020', '2040'))).toBe('term-before-incumbent');
  expect(await recorded()).toBe(before);
});

test('a designation that begins already is asked once more, with the day', async () => {
  const input = { office: 'chair', participant: 'TJK', nominalFrom: '2031', nominalTo: '2033', instrument: 'Decision' };
  expect(value(await designateChair.rehearse(staff, input))).toEqual([
    { code: 'term-far-ahead', params: { day: '2031' } },
  ]);
});

test('a designation is declined: the term stays as declined, and is next no longer', async () => {
  const { id } = value(await next('TJK', '2027-04-24', '2029-04-24'));
  expect((await office()).next.map(({ participant }) => participant)).toEqual(['TJK']);
  expect(refusal(await declineTerm(staff, { ...(await seen(id)), instrument: '' }))).toBe('invalid');
  value(await declineTerm(staff, { ...(await seen(id)), instrument: 'Note verbale' }));
  expect((await office()).next).toEqual([]);
  expect((await office()).terms.find((term) => term.id === id)?.stage).toBe('declined');
  expect(await lastEntry()).toMatchObject({ act: 'declineTerm', after: { declinedBy: 'Note verbale' } });
  expect(refusal(await declineTerm(staff, { ...(await seen(id)), instrument: 'Again' }))).toBe('term-not-designated');
});

test('a term is extended: its actual end moves, its nominal one stays', async () => {
  const before = await incumbent();
  const to = (await dayFromToday(400)).slice(0, 7);
  value(await extendTerm(staff, { ...(await seen(before.id)), to, instrument: 'Decision to extend' }));
  const after = await incumbent();
  expect(after.actual.to).toEqual({ date: `${to}-01`, precision: 'month' });
  expect(after.nominal).toEqual(before.nominal);
  const again = { ...(await seen(before.id)), to, instrument: 'Decision' };
  expect(refusal(await extendTerm(staff, again))).toBe('extension-no-later');
  expect(refusal(await extendTerm(staff, { ...again, to: '2026-01' }))).toBe('extension-past');
  value(await correctTerm(staff, { ...(await seen(before.id)), actual: { to: '' }, reason: 'It was not extended' }));
  expect((await incumbent()).actual.to).toBeNull();
});

test('a past term is recorded, and refused on days of another or without who decided it', async () => {
  const past = {
    office: 'chair',
    participant: 'TUR',
    nominal: { from: '', to: '' },
    actual: { from: '2022-02', to: '2022-11' },
    instrument: 'Chair’s summary',
  };
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2017-01-01', to: '2017-06-01' } }))).toBe(
    'term-overlaps',
  );
  expect(refusal(await recordTerm(staff, { ...past, instrument: '' }))).toBe('invalid');
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '', to: '2012' } }))).toBe('invalid');
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2022-11', to: '2022-02' } }))).toBe(
    'period-backwards',
  );
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2099', to: '' } }))).toBe('date-ahead');
  expect(refusal(await recordTerm(staff, { ...past, participant: 'ZZZ' }))).toBe('invalid');
  expect(refusal(await recordTerm(staff, { ...past, actual: { from: '2026-01-01', to: '' } }))).toBe('term-overlaps');
  const { id } = value(await recordTerm(staff, past));
  expect((await office()).terms.find((term) => term.id === id)).toMatchObject({
    stage: 'completed',
    holder: 'Turkey',
  });
});

test('a term is corrected: the record and a public notice keep what it said; two corrections at once do not both stand', async () => {
  const { id } = (await office()).terms[0] ?? { id: '' };
  const at = await seen(id);
  const first = correctTerm(staff, { ...at, note: 'The day is in the report.', reason: 'The report was found' });
  const second = correctTerm(staff, { ...at, note: 'Another day.', reason: 'Another report' });
  const both = await Promise.all([first, second]);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['changed-meanwhile']);
  const corrections = (await office()).corrections;
  expect(corrections[0]).toMatchObject({ kind: 'corrected', public: true });
  expect(refusal(await correctTerm(staff, { ...(await seen(id)), reason: '' }))).toBe('invalid');
  expect(refusal(await correctTerm(staff, { ...(await seen(id)), actual: { to: '2019' }, reason: 'No' }))).toBe(
    'term-overlaps',
  );
});

test('a wrong hand-over is annulled: the rights of the office go at the next request, and a notice stands in its place', async () => {
  const { id } = value(await next('KGZ', '2027-04-24', '2029-04-24'));
  const later = value(await next('TJK', '2029-04-24', '2031-04-24'));
  const on = await dayFromToday(0);
  const outOfOrder = { ...(await seen(later.id)), on, conferenceId: '' };
  expect(value(await confirmHandOver.rehearse(staff, outOfOrder)).map(({ code }) => code)).toEqual([
    'hand-over-out-of-order',
    'hand-over-early',
  ]);
  const kazakh = await incumbent();
  value(await confirmHandOver(staff, { ...(await seen(id)), on, conferenceId: '' }));
  const chair = await actorFor('chair', { iso3: 'KGZ' });
  expect(chair.capacities.has('chairing')).toBe(true);

  const annulment = { ...(await seen(id)), reason: 'The hand-over did not take place' };
  expect(value(await annulTerm.rehearse(staff, annulment))).toEqual([{ code: 'seat-vacated' }]);
  value(await annulTerm(staff, annulment));
  expect((await actorAgain(chair.accountId ?? '')).capacities.has('chairing')).toBe(false);
  const left = await office();
  expect([left.incumbents, left.corrections[0]?.kind, left.corrections[0]?.reason]).toEqual([
    [],
    'annulled',
    annulment.reason,
  ]);
  expect(await lastEntry()).toMatchObject({ act: 'annulTerm', before: { participant: 'KGZ', stage: 'incumbent' } });
  expect(await rows(sql`select 1 from chair_term where id = ${id}`)).toEqual([]);

  value(await correctTerm(staff, { ...(await seen(kazakh.id)), actual: { to: '' }, reason: 'It goes on' }));
  expect((await incumbent()).participant).toBe('KAZ');
});

test('the Chair of whom the status ends is named on the page of the chairmanship at once', async () => {
  await rows(sql`update membership_period set status = 'suspended' where participant = 'KAZ' and to_date is null`);
  expect((await office()).lapsed.map(({ participant }) => participant)).toEqual(['KAZ']);
  await rows(sql`update membership_period set status = 'member' where participant = 'KAZ' and to_date is null`);
  expect((await office()).lapsed).toEqual([]);
});

test('a joint office has all its holders: before the public, by its rights, and from the day each takes it', async () => {
  value(
    await correctOffice(staff, {
      key: 'chair',
      expectedVersion: 1,
      name: { en: 'Co-Chairs' },
      joint: true,
      reason: 'There are two',
    }),
  );
  const account = (await actorFor('chair', { iso3: 'KGZ' })).accountId ?? '';
  const yesterday = await dayFromToday(-1);
  const record = (from: string) =>
    recordTerm(staff, {
      office: 'chair',
      participant: 'KGZ',
      nominal: { from: '', to: '' },
      actual: { from, to: '' },
      instrument: 'Decision',
    });
  expect(refusal(await record(await dayFromToday(1))), 'the day before').toBe('date-ahead');
  const { id } = value(await record(yesterday));
  for (const [participant, of] of [
    ['KGZ', account],
    ['KAZ', (await actorFor('chair', { iso3: 'KAZ' })).accountId ?? ''],
  ] as const) {
    const actor = await actorAgain(of);
    expect([actor.offices.has('chair'), can(actor, 'enterDesk')], participant).toEqual([true, true]);
    expect(actor.capacities.has('chairing'), participant).toBe(true);
  }
  expect((await office()).incumbents.map(({ holder }) => holder)).toEqual(['Kazakhstan', 'Kyrgyzstan']);
  expect((await processPage('en'))?.offices).toMatchObject([
    { name: 'Co-Chairs', joint: true, holders: [{ name: 'Kazakhstan' }, { name: 'Kyrgyzstan' }] },
  ]);
  expect(refusal(await record('2026-01-01')), 'the same holder twice').toBe('term-overlaps');

  // The end is half-open: on the day itself it is over.
  value(
    await correctTerm(staff, {
      ...(await seen(id)),
      actual: { to: await dayFromToday(1) },
      reason: 'It ends tomorrow',
    }),
  );
  expect((await actorAgain(account)).capacities.has('chairing'), 'the day before the end').toBe(true);
  value(
    await correctTerm(staff, { ...(await seen(id)), actual: { to: await dayFromToday(0) }, reason: 'It ends today' }),
  );
  expect((await actorAgain(account)).capacities.has('chairing'), 'on the day of the end').toBe(false);
});

test('of a joint office one leaves and another takes it, or one more takes it and nobody leaves', async () => {
  const joined = value(await next('AZE', '2027-04-24', '2029-04-24'));
  const on = await dayFromToday(0);
  value(await confirmHandOver(staff, { ...(await seen(joined.id)), leaving: '', on, conferenceId: '' }));
  expect((await office()).incumbents.map(({ participant }) => participant)).toEqual(['AZE', 'KAZ']);
  const kazakh = (await office()).incumbents.find(({ participant }) => participant === 'KAZ');
  const taking = value(await next('TUR', '2027-04-24', '2029-04-24'));
  const handOver = { ...(await seen(taking.id)), on, conferenceId: '' };
  expect(refusal(await confirmHandOver(staff, { ...handOver, leaving: `${kazakh?.id}:99` }))).toBe('changed-meanwhile');
  value(await confirmHandOver(staff, { ...handOver, leaving: `${kazakh?.id}:${kazakh?.version}` }));
  expect((await office()).incumbents.map(({ participant }) => participant)).toEqual(['AZE', 'TUR']);
});
