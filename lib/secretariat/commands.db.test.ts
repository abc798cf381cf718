import { beforeAll, expect, test } from 'vitest';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { recordArrangement } from '#lib/secretariat/commands.ts';
import { secretariat } from '#lib/secretariat/queries.ts';
import { staffSecretariat } from '#lib/secretariat/staff/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

const offer = async () => {
  const one = (await staffSecretariat(staff, 'en'))?.arrangements.find(({ kind }) => kind === 'permanent');
  if (!one) throw new Error('the offer of 2013 is not there');
  return { id: one.id, expectedVersion: one.version, kind: one.kind };
};
const accepted = { stage: 'accepted', on: '2026-02-01', instrument: 'Note verbale 7' };
const fresh = {
  kind: 'permanent',
  host: 'KGZ',
  seat: { en: 'Bishkek', ru: 'Бишкек' },
  stage: 'in-force',
  on: '2026-03',
  instrument: 'Agreement',
};

test.each([
  ['a step left out', { stage: 'in-force' }, 'stage-cannot-follow'],
  ['a day ahead', { on: '2099-01-01' }, 'date-ahead'],
  ['a day before the offer', { on: '2013-06-04' }, 'step-before-last'],
  ['no instrument', { instrument: '' }, 'invalid'],
  ['no day', { on: '' }, 'invalid'],
  ['a change made meanwhile', { expectedVersion: 7 }, 'changed-meanwhile'],
])('%s is refused, and nothing changes', async (_name, given, code) => {
  const before = await recorded();
  expect(refusal(await recordArrangement(staff, { ...(await offer()), ...accepted, ...given }))).toBe(code);
  expect(await recorded()).toBe(before);
});

test('each step is recorded with its day and instrument, shown at once, and none before it is lost', async () => {
  value(await recordArrangement(staff, { ...(await offer()), ...accepted }));
  expect(await lastEntry()).toMatchObject({
    before: { stage: 'offered', on: '2013-06-05' },
    after: { stage: 'accepted' },
  });
  const view = await staffSecretariat(staff, 'en');
  const [one] = view?.arrangements ?? [];
  expect(one?.steps).toEqual([
    { stage: 'offered', on: { date: '2013-06-05', precision: 'day' }, instrument: null },
    { stage: 'accepted', on: { date: '2026-02-01', precision: 'day' }, instrument: 'Note verbale 7' },
  ]);
  expect(one).toMatchObject({ stage: 'accepted', seat: 'Almaty', next: ['agreement-signed', 'terminated'] });
  expect((await secretariat('en'))?.arrangements[0]).toMatchObject({ stage: 'accepted', instrument: 'Note verbale 7' });
  expect((await secretariat('ru'))?.arrangements[0]).toMatchObject({ seat: 'Алматы' });
});

test('a new arrangement needs a kind, a host where it is permanent, a date as exact as it is known, and an instrument', async () => {
  const bare = await recordArrangement(staff, { ...fresh, host: '', on: '', instrument: '', kind: 'permanent' });
  expect(bare).toMatchObject({
    refusal: { fields: { host: 'choice-missing', on: 'date-missing', instrument: 'instrument-missing' } },
  });
  expect(await recordArrangement(staff, { ...fresh, on: '24.11.2026' })).toMatchObject({
    refusal: { fields: { on: 'date-form' } },
  });
  value(await recordArrangement(staff, fresh));
});

test('there is one permanent secretariat in force and no second', async () => {
  expect(refusal(await recordArrangement(staff, { ...fresh, host: 'TJK' }))).toBe('one-permanent');
});

test('a delegate may record none', async () => {
  expect(refusal(await recordArrangement(await actorFor('delegate', { iso3: 'KAZ' }), fresh))).toBe('forbidden');
});
