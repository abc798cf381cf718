import { beforeAll, expect, test } from 'vitest';
import { actorFor, lastEntry, loadedRegister, recorded, refusal, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import {
  annulArrangement,
  annulArrangementStep,
  correctArrangement,
  correctArrangementStep,
  recordArrangement,
} from '#lib/secretariat/commands.ts';
import { secretariat } from '#lib/secretariat/queries.ts';
import { tellsStory } from '#lib/secretariat/rules.ts';
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
  hosts: ['KGZ'],
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
  expect(one?.steps).toMatchObject([
    { stage: 'offered', on: { date: '2013-06-05', precision: 'day' }, instrument: null },
    { stage: 'accepted', on: { date: '2026-02-01', precision: 'day' }, instrument: 'Note verbale 7' },
  ]);
  expect(one).toMatchObject({ stage: 'accepted', seat: 'Almaty', next: ['agreement-signed', 'terminated'] });
  expect((await secretariat('en'))?.arrangements[0]).toMatchObject({ stage: 'accepted', instrument: 'Note verbale 7' });
  expect((await secretariat('ru'))?.arrangements[0]).toMatchObject({ seat: 'Алматы' });
});

test('a new arrangement needs a kind, a host where it is permanent, a date as exact as it is known, and an instrument', async () => {
  const bare = await recordArrangement(staff, { ...fresh, hosts: [], on: '', instrument: '', kind: 'permanent' });
  expect(bare).toMatchObject({
    refusal: { fields: { hosts: 'choice-missing', on: 'date-missing', instrument: 'instrument-missing' } },
  });
  expect(await recordArrangement(staff, { ...fresh, on: '31 November 2026' })).toMatchObject({
    refusal: { fields: { on: 'date-form' } },
  });
  value(await recordArrangement(staff, fresh));
});

test('there is one permanent secretariat in force and no second', async () => {
  expect(refusal(await recordArrangement(staff, { ...fresh, hosts: ['TJK'] }))).toBe('one-permanent');
});

test('a delegate may record none', async () => {
  expect(refusal(await recordArrangement(await actorFor('delegate', { iso3: 'KAZ' }), fresh))).toBe('forbidden');
});

const unit = {
  kind: 'support-unit',
  hosts: ['KAZ'],
  runners: ['org:IOM', 'org:UNHCR'],
  seat: { en: 'Almaty' },
  from: '2012',
  funding: { en: 'A project of a donor' },
  stage: 'in-force',
  on: '2012-09',
  instrument: 'Decision of the Chair',
};
const arrangementOf = async (id: string) => {
  const found = (await staffSecretariat(staff, 'en'))?.arrangements.find((one) => one.id === id);
  if (!found) throw new Error('the arrangement is not there');
  return found;
};
const factsOf = ({ kind, hosts, runners, seat, from, funding }: typeof unit) => ({
  kind,
  hosts,
  runners,
  seat,
  from,
  funding,
});

test('States and organizations host and run it jointly, from a year known no closer, and it tells no story of an offer', async () => {
  const { id } = value(await recordArrangement(staff, unit));
  const shown = (await secretariat('en'))?.arrangements.find((one) => one.id === id);
  expect(shown).toMatchObject({
    hosts: [{ key: 'KAZ' }],
    runners: [{ key: 'org:IOM' }, { key: 'org:UNHCR' }],
    from: { date: '2012-01-01', precision: 'year' },
    funding: 'A project of a donor',
  });
  expect(tellsStory(shown?.steps ?? [])).toBe(false);
  const offered = (await secretariat('en'))?.arrangements.find((one) => one.steps.length > 1);
  expect(tellsStory(offered?.steps ?? [])).toBe(true);
});

test('what was said is corrected for a reason and with a notice; what was empty is filled without either', async () => {
  const { id } = value(await recordArrangement(staff, unit));
  const noticed = async () => (await secretariat('en'))?.corrections.length ?? 0;
  const before = await noticed();
  value(await correctArrangement(staff, { ...factsOf(unit), id, expectedVersion: 1, to: '2030' }));
  expect([await noticed(), (await arrangementOf(id)).to]).toEqual([before, { date: '2030-01-01', precision: 'year' }]);
  const changed = { ...factsOf(unit), id, expectedVersion: 2, to: '2030', hosts: ['KGZ'] };
  expect(refusal(await correctArrangement(staff, changed))).toBe('reason-missing');
  value(await correctArrangement(staff, { ...changed, reason: 'The host was mistyped.' }));
  expect((await arrangementOf(id)).hosts.map(({ key }) => key)).toEqual(['KGZ']);
  expect((await secretariat('en'))?.corrections[0]).toMatchObject({
    kind: 'corrected',
    reason: 'The host was mistyped.',
    before: { hosts: ['KAZ'] },
    after: { hosts: ['KGZ'] },
  });
  expect(refusal(await correctArrangement(staff, { ...changed, expectedVersion: 3, from: '2031', reason: 'x' }))).toBe(
    'period-backwards',
  );
  expect(await correctArrangement(staff, { ...changed, expectedVersion: 3, runners: ['org:NOBODY'] })).toMatchObject({
    refusal: { fields: { runners: 'choice-missing' } },
  });
});

test('an offer is declined; a stage is corrected in the order of days, and the last is annulled; the only one is not', async () => {
  const made = { ...fresh, kind: 'interim', stage: 'offered', on: '2026-02', hosts: ['TJK'] };
  const { id } = value(await recordArrangement(staff, made));
  value(await recordArrangement(staff, { ...made, id, expectedVersion: 1, stage: 'declined', on: '2026-04' }));
  const [offered, declined] = (await arrangementOf(id)).steps;
  const correct = (step: string, on: string) =>
    correctArrangementStep(staff, { id, step, expectedVersion: 2, on, instrument: 'Note 9', reason: 'Mistyped.' });
  expect(refusal(await correct(offered?.id ?? '', '2026-06'))).toBe('step-after-next');
  expect(refusal(await correct(declined?.id ?? '', '2026-01'))).toBe('step-before-last');
  value(await correct(declined?.id ?? '', '2026-05-03'));
  expect(await arrangementOf(id)).toMatchObject({
    stage: 'declined',
    on: { date: '2026-05-03', precision: 'day' },
    instrument: 'Note 9',
    next: [],
  });
  value(await annulArrangementStep(staff, { id, expectedVersion: 3, reason: 'It was not declined.' }));
  expect(await arrangementOf(id)).toMatchObject({ stage: 'offered', on: { date: '2026-02-01', precision: 'month' } });
  expect(refusal(await annulArrangementStep(staff, { id, expectedVersion: 4, reason: 'x' }))).toBe('only-stage');
});

test('an arrangement recorded by mistake is annulled: it is gone from the register, and the notice and the record keep it', async () => {
  const { id } = value(await recordArrangement(staff, { ...fresh, kind: 'joint' }));
  expect(await annulArrangement(staff, { id, expectedVersion: 1, reason: ' ' })).toMatchObject({
    refusal: { fields: { reason: 'field-missing' } },
  });
  value(await annulArrangement(staff, { id, expectedVersion: 1, reason: 'It is of another process.' }));
  const view = await secretariat('en');
  expect(view?.arrangements.some((one) => one.id === id)).toBe(false);
  expect(view?.corrections[0]).toMatchObject({
    kind: 'annulled',
    before: { hosts: ['KGZ'], steps: [{ stage: 'in-force' }] },
  });
  expect(await lastEntry()).toMatchObject({ act: 'annulArrangement', before: { kind: 'joint' } });
});
