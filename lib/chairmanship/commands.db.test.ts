import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorAgain, actorFor, lastEntry, loadedRegister, recorded, refusal, rows, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { confirmHandOver, designateChair } from '#lib/chairmanship/commands.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const next = {
  office: 'chair',
  participant: 'KGZ',
  nominalFrom: '2027-04-24',
  nominalTo: '2029-04-24',
  instrument: 'Decision AP/MC.4/2',
};
const today = async () => (await rows<{ day: string }>(sql`select today()::text as day from process`))[0]?.day ?? '';
const term = async (id: string) =>
  (
    await rows<{
      stage: string;
      version: number;
      actual_from: string | null;
      actual_to: string | null;
      nominal_to: string | null;
    }>(sql`select stage, version, actual_from, actual_to, nominal_to from chair_term where id = ${id}`)
  )[0];

test.each([
  ['a State that is only an observer', { ...next, participant: 'PAK' }, 'chair-not-member'],
  ['a State that applies', { ...next, participant: 'UZB' }, 'chair-not-member'],
  ['dates the wrong way round', { ...next, nominalTo: '2026-01-01' }, 'period-backwards'],
  ['an office that is none', { ...next, office: 'co-chair' }, 'not-found'],
  ['no instrument', { ...next, instrument: ' ' }, 'invalid'],
  ['dates within the present nominal term', { ...next, nominalFrom: '2026-06-01' }, 'term-overlaps'],
])('to designate %s is refused', async (_name, input, code) => {
  const before = await recorded();
  expect(refusal(await designateChair(staff, input))).toBe(code);
  expect(await recorded()).toBe(before);
});

test('a delegate may not designate the Chair', async () => {
  expect(refusal(await designateChair(await actorFor('head-of-delegation', { iso3: 'KAZ' }), next))).toBe('forbidden');
});

test('the next Chair is designated, then takes the office in one act with the one who leaves it', async () => {
  const { id } = value(await designateChair(staff, next));
  expect((await chairmanship('en'))?.offices[0]?.next[0]?.participant).toBe('KGZ');
  expect(refusal(await designateChair(staff, { ...next, participant: 'TJK' }))).toBe('term-overlaps');

  const chair = await actorFor('chair', { iso3: 'KAZ' });
  expect(chair.capacities.has('chairing')).toBe(true);
  const incumbent = (await chairmanship('en'))?.offices[0]?.incumbents[0];
  const on = await today();
  expect(refusal(await confirmHandOver(staff, { id, expectedVersion: 1, on: '2099-01-01', conferenceId: '' }))).toBe(
    'date-ahead',
  );
  const [meeting] = await rows<{ id: string }>(sql`select id from conference where from_date = '2025-04-24'`);
  const elsewhere = { id, expectedVersion: 1, on, conferenceId: meeting?.id ?? '' };
  expect(refusal(await confirmHandOver(staff, elsewhere))).toBe('hand-over-elsewhen');
  expect(refusal(await confirmHandOver(staff, { ...elsewhere, conferenceId: id }))).toBe('invalid');
  expect(refusal(await confirmHandOver(staff, { ...elsewhere, conferenceId: '', leaving: '' }))).toBe(
    'changed-meanwhile',
  );
  expect(refusal(await confirmHandOver(staff, { id, expectedVersion: 7, on, conferenceId: '' }))).toBe(
    'changed-meanwhile',
  );
  value(await confirmHandOver(staff, { id, expectedVersion: 1, on, conferenceId: '' }));

  expect(await term(id)).toMatchObject({
    stage: 'incumbent',
    actual_from: on,
    actual_to: null,
    nominal_to: '2029-04-24',
  });
  expect(await term(incumbent?.id ?? '')).toMatchObject({ stage: 'completed', actual_to: on });
  expect(await lastEntry()).toMatchObject({
    act: 'confirmHandOver',
    before: { next: { stage: 'designated' }, incumbent: { participant: 'KAZ', stage: 'incumbent' } },
  });
  expect((await chairmanship('ru'))?.offices[0]?.incumbents[0]?.holder).toBe('Кыргызстан');

  // What the former Chair's account could do by the office, it can do no longer; as a member it stays.
  const after = await actorAgain(chair.accountId ?? '');
  expect([after.capacities.has('chairing'), after.capacities.has('member')]).toEqual([false, true]);
  expect(refusal(await confirmHandOver(staff, { id, expectedVersion: 2, on, conferenceId: '' }))).toBe(
    'term-not-designated',
  );
});

test('two designations of overlapping terms at the same instant: one stands', async () => {
  const input = { ...next, nominalFrom: '2029-04-24', nominalTo: '2031-04-24' };
  const both = await Promise.all(['KAZ', 'TJK'].map((participant) => designateChair(staff, { ...input, participant })));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(['term-overlaps']);
});
