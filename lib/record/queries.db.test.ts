import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { dayFromToday, plannedConference } from '#bin/test/conference.ts';
import { circulatedText } from '#bin/test/text.ts';
import { actorFor, loadedRegister, recorded, rows, value } from '#bin/test/world.ts';
import { openAccount } from '#lib/account/commands.ts';
import type { Actor } from '#lib/act/actor.ts';
import { perPage } from '#lib/act/shape.ts';
import { adoptText } from '#lib/adoption/commands.ts';
import { openConference } from '#lib/conference/step/commands.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { record } from '#lib/record/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

test('an act stands in the record in words: who, by which capacity, to what, and what changed', async () => {
  value(
    await recordMembership(staff, {
      participant: 'UZB',
      status: 'observer',
      from: '2026-01-01',
      instrument: 'Decision 1',
    }),
  );
  const { entries, names } = await record(staff, 'ru', {});
  const [entry] = entries;
  expect(entry).toMatchObject({
    act: 'recordMembership',
    name: staff.name,
    capacity: 'secretariat',
    subject: { noun: 'membership' },
  });
  expect(entry?.changes).toContainEqual({ path: ['status'], before: 'applicant', after: 'observer' });
  expect(names[entry?.subject.id ?? '']).toEqual({
    name: 'Узбекистан',
    href: '/ru/portal/staff/membership/UZB',
    exercise: false,
  });
});

test('codes within a change have names: a State, and a thing by its id', async () => {
  const made = await plannedConference(staff, { title: { en: 'Tenth' } });
  const { names } = await record(staff, 'en', { act: 'addConference' });
  // A participant has a page, where its periods and its names are put right.
  expect(names.KAZ).toEqual({ name: 'Kazakhstan', href: '/en/portal/staff/membership/KAZ', exercise: false });
  expect(names[made.id]).toEqual({ name: 'Tenth', href: `/en/portal/staff/conference/${made.id}`, exercise: false });
});

test('a text that was adopted gives its name to itself alone', async () => {
  const today = await dayFromToday(0);
  const { id, conferenceId, version } = await circulatedText(staff, {}, { ordinal: '71', from: today, to: today });
  value(await openConference(staff, { id: conferenceId, expectedVersion: 2 }));
  value(await adoptText(staff, { id, expectedVersion: version }));
  const { names } = await record(staff, 'en', {});
  expect(names[id]?.name).toBe('Draft Recommendations');
  expect(names.KAZ?.name).toBe('Kazakhstan');
  expect(names[conferenceId]?.name).not.toBe('Draft Recommendations');
});

test('the latest stands first, by pages, and a page that is none becomes one that is', async () => {
  const total = await recorded();
  const first = await record(staff, 'en', {});
  expect([first.total, first.page, first.pages, first.entries.length]).toEqual([
    total,
    1,
    Math.ceil(total / perPage),
    perPage,
  ]);
  expect(first.entries[0]?.seq).toBe(total);
  const last = await record(staff, 'en', { page: '99999' });
  expect([last.page, last.entries.at(-1)?.seq]).toEqual([last.pages, 1]);
  for (const page of ['0', '-3', 'x', '']) expect((await record(staff, 'en', { page })).page, page).toBe(1);
});

test('of one act there are only its entries; an act that is none is no filter', async () => {
  const only = await record(staff, 'en', { act: 'loadProcess' });
  expect([only.total, only.entries.map(({ act, name }) => [act, name])]).toEqual([1, [['loadProcess', null]]]);
  expect((await record(staff, 'en', { act: 'nothing' })).act).toBeNull();
});

test('the record is narrowed to a day, a person and a thing; what is none of these narrows nothing', async () => {
  const { id } = await plannedConference(staff, { ordinal: '61' });
  const [today] = await rows<{ day: string }>(sql`select today()::text as day`);
  const ofThing = await record(staff, 'en', { subject: id });
  expect(ofThing.entries.map(({ act, subject }) => [act, subject.id])).toEqual([['addConference', id]]);
  const ofPerson = await record(staff, 'en', { person: staff.accountId ?? '' });
  expect(ofPerson.total).toBeGreaterThan(0);
  expect(ofPerson.entries.every(({ accountId }) => accountId === staff.accountId)).toBe(true);
  expect((await record(staff, 'en', { day: today?.day })).total).toBe(await recorded());
  expect((await record(staff, 'en', { day: '1999-01-01' })).total).toBe(0);
  expect((await record(staff, 'en', { day: 'yesterday' })).total).toBe(await recorded());
});

test('the record is read by the secretariat and by administrators, each led where they may go, and by nobody else', async () => {
  const administrator = await actorFor('administrator');
  const given = { email: 'a@test.example', name: 'A person', role: 'delegate', iso3: 'KGZ', acronym: '' };
  const { id } = value(await openAccount(administrator, given));
  const seen = await record(administrator, 'en', {});
  expect(seen.total).toBe(await recorded());
  expect(seen.names[id]).toEqual({ name: 'A person', href: `/en/portal/staff/account/${id}`, exercise: false });
  expect((await record(staff, 'en', {})).names[id]).toEqual({ name: 'A person', href: null, exercise: false });
  const delegate = await actorFor('delegate', { iso3: 'KGZ' });
  expect(await record(delegate, 'en', {})).toMatchObject({ total: 0, entries: [] });
});

test('an act that had another name in its day is read as what it is now, and found as such', async () => {
  await rows(
    sql`select append_audit('{"act": "holdClaim", "capacity": "secretariat", "subject": {"noun": "claim", "id": "x"}}'::jsonb)`,
  );
  const found = await record(staff, 'en', { act: 'acceptClaim' });
  expect(found.entries.map(({ act, subject }) => [act, subject.id])).toEqual([['acceptClaim', 'x']]);
});
